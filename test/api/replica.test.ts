import { createKey } from '../../src/access/keys';
import { appendFacts } from '../../src/store/events';
import { called } from '../support/called';
import { type FreshDatabase, freshDatabase } from '../support/database';
import { insert } from '../support/pieceInReview';
import { killMains, type StartedMain, startMain, stopMain } from '../support/startedMain';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

/** Two databases that tell different things, so that one sees which was asked; a real replica tells the same a moment later. */
const primary = freshDatabase();
const replica = freshDatabase();
const folder = temporaryFolder();
let main: StartedMain;
let analyst: string;

const environment = () => ({
  ...{ DATABASE_URL: primary.url, REPLICA_URLS: replica.url, LOUPE_DATA: folder, LOUPE_DEMO: 'off', LOUPE_WORKERS: '0' },
});

beforeAll(async () => {
  await tellExports(primary, 1);
  await tellExports(replica, 3);
  analyst = await primary.database.transaction(async (tx) => (await createKey(tx, { role: 'ANALYST', personName: 'Ana' })).key);
  main = startMain(environment());
  await main.until(/\/graphql/);
});
afterAll(async () => {
  await stopMain(main, 'SIGTERM');
  killMains();
  removeFolder(folder);
});

it('the scorecard is read from the replica, keys and the catalogue from the database itself', async () => {
  const query =
    '{ scorecard(from: "2024-01-01T00:00:00Z", to: "2024-02-01T00:00:00Z") { rows { fileSize { n } } } collection(code: "1") { code } }';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${analyst}` };
  const answer = await fetch(`${main.url()}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  expect(await answer.json()).toMatchObject({ data: { scorecard: { rows: [{ fileSize: { n: 3 } }] }, collection: { code: '1' } } });
});

it('so are its charts', async () => {
  const headers = { authorization: `Bearer ${analyst}` };
  const chart = await fetch(`${main.url()}/charts/trend.svg?kpi=fileSize&from=2024-01-01&to=2024-02-01`, { headers });
  expect([chart.status, await chart.text()]).toEqual([200, expect.stringContaining('n = 3')]);
});

it('and its export', async () => {
  const { code, out } = await called(
    'export',
    ['scorecard', '--from', '2024-01-01', '--to', '2024-02-01', '--format', 'ndjson'],
    environment(),
  );
  expect([code, JSON.parse(out)]).toMatchObject([0, { fileSize: { n: 3 } }]);
});

async function tellExports({ database }: FreshDatabase, count: number): Promise<void> {
  await database.transaction(async (tx) => {
    const collection_id = await insert(tx, 'collection', { code: `${count}`, name: 'Spring' });
    const sku_id = await insert(tx, 'sku', { collection_id, code: 'R-1', name: 'Ring', style: 'RING', tier: 2 });
    const colourway_id = await insert(tx, 'colourway', { sku_id, code: 'YG', metal: 'YELLOW_GOLD', finish: 'POLISHED' });
    const shotId = await insert(tx, 'shot', { colourway_id, view: 'HERO', reference: 'R-1/YG/HERO' });
    const file = { template: 'pdp', channel: 'brand', format: 'JPEG', bytes: 90_000, final: false };
    const facts = Array.from({ length: count }, (_, i) => ({ at: `2024-01-0${i + 1}T12:00Z`, kind: 'EXPORTED' as const, shotId, ...file }));
    await appendFacts(tx, facts);
  });
}
