import { documentOf } from '../demo/documents';
import { liveCollection } from '../support/liveCollection';
import { type Answer, loupe } from '../support/loupe';
import { pageById } from '../support/pageById';
import { statementsOf } from '../support/statementsOf';

const house = loupe();

/** What a shop's page sends to the database: that of the key, and one that yields the page. */
const COMPILED = ['the page'];
/** Where a page is not compiled: the count of SKUs, and one for each kind of thing that it shows. */
const LOADED = ['collection', 'sku', 'sku', 'colourway', 'rendition', 'revision', 'export_template'];

const PAGE = documentOf('StorefrontCollection');
const PAGE_BY_ID = pageById(PAGE);

it('reads a page of 24 SKUs by the very statements that read one of 3', async () => {
  const [small, large] = [await shelf('SMALL', 3), await shelf('LARGE', 24)];
  for (const [document, reads] of [
    [PAGE, COMPILED],
    [PAGE_BY_ID, LOADED],
  ] as const) {
    const [few, many] = [await asked(small, document), await asked(large, document)];
    expect([few, many].map(({ renditions }) => renditions)).toEqual([9, 72]);
    expect(many.statements).toEqual(few.statements);
    expect(many.statements.map(readBy)).toEqual(reads);
  }
});

it('answers the same page, compiled or not', async () => {
  const { key, ...variables } = await shelf('OTHER', 5);
  const [compiled, loaded] = [await house.ask(key, PAGE, variables), await house.ask(key, PAGE_BY_ID, variables)];
  expect(compiled.errors).toBeUndefined();
  expect(JSON.stringify(compiled.data.collection)).toBe(JSON.stringify(loaded.data.node));
});

it('that waits for a lock in vain is told so, and not tried again field by field', async () => {
  const { key, ...variables } = await shelf('LOCKED', 2);
  await house.database.transaction(async (tx) => {
    await tx.rows('LOCK TABLE rendition IN ACCESS EXCLUSIVE MODE');
    let answer: Answer = {};
    const statements = await statementsOf(house.database, async () => {
      answer = await house.ask(key, PAGE, variables);
    });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
    expect(new Set(statements.map(readBy))).toEqual(new Set(COMPILED)); // once as it was answered before, once the whole way
  });
});

function readBy(statement: string): string | undefined {
  return statement.startsWith('SELECT json_build_object') ? 'the page' : /FROM (\w+)/.exec(statement)?.[1];
}

async function shelf(code: string, skus: number) {
  const { channel } = await house.database.transaction((tx) => liveCollection(tx, code, skus));
  const key = await house.key({ role: 'STOREFRONT', channelCode: channel });
  const { data } = await house.ask(key, 'query ($code: String!) { collection(code: $code) { id } }', { code });
  return { code, channel, key, id: data.collection.id as string };
}

async function asked({ key, ...variables }: Awaited<ReturnType<typeof shelf>>, document: string) {
  let answer: Answer = {};
  const statements = await statementsOf(house.database, async () => {
    answer = await house.ask(key, document, variables);
  });
  const { skus } = answer.data.collection ?? answer.data.node;
  const colourways = skus.nodes.flatMap((sku: { colourways: object[] }) => sku.colourways);
  return { statements, renditions: colourways.flatMap((each: { renditions: object[] }) => each.renditions).length as number };
}
