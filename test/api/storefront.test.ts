import { documentOf } from '../demo/documents';
import { liveCollection } from '../support/liveCollection';
import { loupe } from '../support/loupe';
import { statementsOf } from '../support/statementsOf';

const house = loupe();

/** What a shop's page sends to the database: that of the key, the count of SKUs, and one for each kind of thing that it shows. */
const READS = ['api_key', 'collection', 'sku', 'sku', 'colourway', 'rendition', 'revision', 'export_template'];

it('reads a page of 24 SKUs by the very statements that read one of 3', async () => {
  const [small, large] = [await pageOf('SMALL', 3), await pageOf('LARGE', 24)];
  expect([small, large].map(({ renditions }) => renditions)).toEqual([9, 72]);
  expect(large.statements).toEqual(small.statements);
  expect(large.statements.map((statement) => /FROM (\w+)/.exec(statement)?.[1])).toEqual(READS);
});

async function pageOf(code: string, skus: number): Promise<{ renditions: number; statements: string[] }> {
  const shelf = await house.database.transaction((tx) => liveCollection(tx, code, skus));
  const key = await house.key({ role: 'STOREFRONT', channelCode: shelf.channel });
  let renditions = 0;
  const statements = await statementsOf(house.database, async () => {
    const { data } = await house.ask(key, documentOf('StorefrontCollection'), shelf);
    const colourways = data.collection.skus.nodes.flatMap((sku: { colourways: object[] }) => sku.colourways);
    renditions = colourways.flatMap((colourway: { renditions: object[] }) => colourway.renditions).length;
  });
  return { renditions, statements };
}
