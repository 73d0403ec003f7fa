import { type GraphQLSchema, Kind, parse, validate } from 'graphql';
import type { Role, Viewer } from '../../src/access/viewer';
import { newContext } from '../../src/context';
import { compiledReads, type Question } from '../../src/graphql/compiled/compiledReads';
import { ordinary } from '../../src/graphql/compiled/executor';
import { buildSchema } from '../../src/graphql/schema';
import { Chance } from '../kpi/Chance';
import { liveCollection } from '../support/liveCollection';
import { loupe } from '../support/loupe';
import { statementsOf } from '../support/statementsOf';
import { type Asks, type ChanceQuery, queryOfChance } from './chanceQuery';

const house = loupe();
const QUERIES = 150; // of each role

let schema: GraphQLSchema;
let viewers: Viewer[];
let asks: Asks;

beforeAll(async () => {
  schema = buildSchema();
  await house.database.transaction(async (tx) => {
    await liveCollection(tx, 'AURORA', 7);
    await liveCollection(tx, 'BOREAL', 3);
    for (const statement of MIXED) await tx.rows(statement);
  });
  const scope = async (table: string): Promise<string> =>
    (await house.database.rows<{ id: string }>(`SELECT id FROM ${table} WHERE code = 'AURORA'`))[0].id;
  viewers = [
    { ...SOMEBODY, role: 'STOREFRONT', scopeId: await scope('channel') },
    { ...SOMEBODY, role: 'VENDOR', scopeId: await scope('vendor') },
    ...(['REVIEWER', 'STUDIO', 'ANALYST', 'ADMIN'] as const).map((role) => ({ ...SOMEBODY, role, scopeId: null })),
  ];
  asks = {
    collections: ['AURORA', 'BOREAL', 'NONE', "D'OR"],
    skus: ['AURORA-000', 'AURORA-003', 'AURORA-006', 'BOREAL-001', 'NONE'],
    channels: ['AURORA', 'BOREAL', 'NONE'],
    locales: ['en', 'fr', 'fr-CH', 'xx'],
    cursors: await cursors(),
  };
});

const SOMEBODY = {
  keyId: '00000000-0000-4000-8000-000000000001',
  personId: '00000000-0000-4000-8000-000000000002',
  personName: 'Somebody',
};

/** Pieces of every kind: withdrawn, ended, in two metals, without stones, with words that SQL and JSON might stumble over. */
const MIXED = [
  `UPDATE sku SET name = 'Ring {metal} "O''Neil" \\ ' || chr(9) || ' é' || chr(128141) WHERE code LIKE '%-003'`,
  `UPDATE sku SET width_mm = 12.3, height_mm = 0.1, traits = '{CHAIN,FILIGREE}', prongs = 6, featured = true WHERE code LIKE '%-001'`,
  `UPDATE colourway SET second_metal = 'PLATINUM', stones = '[]' WHERE code = 'ROSE_GOLD'`,
  `UPDATE colourway SET stones = '[{"kind":"RUBY","colour":"red"},{"kind":"DIAMOND","colour":"white"},{"kind":"RUBY","colour":"deep \\"red\\""}]'
   WHERE code = 'WHITE_GOLD'`,
  `UPDATE collection SET season = NULL, launch_date = '2028-02-29', crop_ratio = '4:5' WHERE code = 'BOREAL'`,
  `UPDATE export_template SET alt_text_patterns = '{"en": "{name}  of {collection}: {finish} {style} in {metal}, {stones} ({view})", "fr-CH": "{style} en {metal}"}'
   WHERE code = 'pdp'`,
  `UPDATE shot SET alt_texts = '{"en": "The one \\"ring\\" of its {metal} \\\\", "xx": "none"}' WHERE reference LIKE 'AURORA-002/%'`,
  `UPDATE publication SET ends_at = now() - interval '1 second' FROM shot s WHERE s.id = shot_id AND s.reference LIKE 'AURORA-005/%'`,
];

async function cursors(): Promise<string[]> {
  const { data } = await house.ask(await house.key({ role: 'STUDIO' }), '{ collection(code: "AURORA") { skus { edges { cursor } } } }');
  return data.collection.skus.edges.map(({ cursor }: { cursor: string }) => cursor) as string[];
}

function questionOf({ query, variables }: ChanceQuery, viewer: Viewer): Question {
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error) throw new Error(`${error.message}\n${query}`);
  const [operation] = document.definitions;
  if (operation.kind !== Kind.OPERATION_DEFINITION) throw new Error('the operation comes first');
  return { document, operation, operationName: null, variables, context: newContext(house.workshop, viewer, 'compiled reads') };
}

it.each(['STOREFRONT', 'VENDOR', 'REVIEWER', 'STUDIO', 'ANALYST', 'ADMIN'] satisfies Role[])(
  'a compiled statement answers a %s what loaders and resolvers answer, key by key in their order',
  async (role) => {
    const viewer = viewers.find((each) => each.role === role) as Viewer;
    const answerOf = compiledReads(schema);
    const chance = new Chance(2026 + role.length);
    let told = 0;
    for (let i = 0; i < QUERIES; i += 1) {
      const asked = queryOfChance(chance, schema, role, asks);
      const question = questionOf(asked, viewer);
      const [compiled, { data, errors }] = [await answerOf(question), await ordinary(schema, question)];
      expect({ ...asked, errors }).toEqual({ ...asked, errors: undefined });
      expect({ ...asked, answer: JSON.stringify(parsed(compiled)) }).toEqual({ ...asked, answer: JSON.stringify(data) });
      told += JSON.stringify(data).length;
    }
    expect(told / QUERIES).toBeGreaterThan(100); // characters: that much was there to be compared
  },
);

describe('what is not compiled', () => {
  const compiledOf = (query: string, variables: Record<string, unknown> = {}): Promise<string | null> =>
    compiledReads(schema)(questionOf({ query, variables }, viewers[0]));

  it.each([
    ['a list that is computed', '{ collection(code: "AURORA") { families { totalCount } } }'],
    ['a root of its own', '{ node(id: "x") { id } }'],
    ['the schema', '{ __schema { queryType { name } } }'],
    ['a mutation', 'mutation { remeasureRevision(input: { clientKey: "k", revisionId: "x" }) { userErrors { code } } }'],
    ['a key that names a prototype', '{ __proto__: collection(code: "AURORA") { code } }'],
    ['a page of no length', '{ collection(code: "AURORA") { skus(first: 0) { totalCount } } }'],
    ['a page that is too long', '{ collection(code: "AURORA") { skus(first: 101) { totalCount } } }'],
    ['a forged cursor', '{ collection(code: "AURORA") { skus(after: "WyJBIl0.forged") { totalCount } } }'],
    ['what PostgreSQL cannot read', '{ collection(code: "A\\u0000") { code } }'],
  ])('%s goes the ordinary way', async (_what, query) => {
    expect(await compiledOf(query)).toBeNull();
  });

  it('is refused over HTTP as it ever was', async () => {
    const key = await house.key({ role: 'STUDIO' });
    const { errors } = await house.ask(key, '{ collection(code: "AURORA") { skus(first: 101) { totalCount } } }');
    expect(errors?.[0]).toMatchObject({ path: ['collection', 'skus'], extensions: { code: 'BAD_USER_INPUT' } });
  });
});

it('prepares what is asked again and again, and not what is asked once', async () => {
  const answerOf = compiledReads(schema);
  const names = async (code: string, times: number): Promise<number> => {
    const question = questionOf({ query: `{ collection(code: "AURORA") { ${code}: code } }`, variables: {} }, viewers[0]);
    const named = jest.spyOn(house.database, 'prepared');
    for (let i = 0; i < times; i += 1) await answerOf(question);
    const count = named.mock.calls.filter(([name]) => name !== null).length;
    named.mockRestore();
    return count;
  };
  expect([await names('once', 1), await names('often', 5)]).toEqual([0, 3]);
  for (let i = 0; i < 205; i += 1) await names(`other${i}`, 3);
  expect(await names('oneTooMany', 5)).toBe(0);
});

it('asks one statement, and the variables of @include are part of what is compiled', async () => {
  const query = 'query ($with: Boolean!) { collection(code: "AURORA") { code name @include(if: $with) } }';
  const asked = { ...questionOf({ query, variables: { with: true } }, viewers[0]) };
  const answerOf = compiledReads(schema);
  const sent = await statementsOf(house.database, async () => {
    expect(parsed(await answerOf(asked))).toEqual({ collection: { code: 'AURORA', name: 'The AURORA collection' } });
    expect(parsed(await answerOf({ ...asked, variables: { with: false } }))).toEqual({ collection: { code: 'AURORA' } });
  });
  expect(sent).toHaveLength(2);
});

function parsed(answer: string | null): unknown {
  return answer === null ? null : JSON.parse(answer);
}
