import { createKey } from '../../src/access/keys';
import { ENTITIES } from '../../src/entities';
import { type Database, openDatabase } from '../../src/store/database';
import { appendFacts } from '../../src/store/events';
import { migrate } from '../../src/store/migrate';
import type { Answer } from '../support/loupe';
import { fold } from '../../src/scorecard/rollups/fold';
import { administer } from '../support/administer';
import { documentOf } from '../demo/documents';
import { insert } from '../support/pieceInReview';
import { killMains, type StartedMain, startMain, stopMain } from '../support/startedMain';
import { streamingPair, type StreamingPair } from '../support/streamingPair';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

/** A real PostgreSQL that follows another: where analysts read, which can write nothing, not even a temporary table. */
const folder = temporaryFolder();
let pair: StreamingPair;
let database: Database;
let main: StartedMain;
let shotId: string;
let analyst: string;

beforeAll(async () => {
  pair = await streamingPair(folder);
  await migrate(pair.primary);
  database = await openDatabase({ url: pair.primary, pool: 2, entities: ENTITIES, onBrokenConnection: () => undefined });
  await database.transaction(async (tx) => {
    const collection_id = await insert(tx, 'collection', { code: 'AURORA', name: 'Aurora' });
    const sku_id = await insert(tx, 'sku', { collection_id, code: 'R-1', name: 'Ring', style: 'RING', tier: 2 });
    const colourway_id = await insert(tx, 'colourway', { sku_id, code: 'YG', metal: 'YELLOW_GOLD', finish: 'POLISHED' });
    shotId = await insert(tx, 'shot', { colourway_id, view: 'HERO', reference: 'R-1/YG/HERO' });
    analyst = (await createKey(tx, { role: 'ANALYST', personName: 'Ana' })).key;
  });
  await exported('2024-01-01T12:00Z');
  main = startMain({
    ...{ DATABASE_URL: pair.primary, REPLICA_URLS: pair.standby, LOUPE_DATA: folder, LOUPE_DEMO: 'off', LOUPE_WORKERS: '0' },
  });
  await main.until(/\/graphql/);
});
afterAll(async () => {
  if (main) await stopMain(main, 'SIGTERM');
  killMains();
  await database?.close();
  await pair?.stop();
  removeFolder(folder);
});

function exported(at: string): Promise<void> {
  const file = { template: 'pdp', channel: 'brand', format: 'JPEG', bytes: 90_000, final: false };
  return database.transaction((tx) => appendFacts(tx, [{ kind: 'EXPORTED', at, shotId, ...file }]));
}

async function scorecard(exact: boolean): Promise<{ exact: boolean; n: number }> {
  const variables = { from: '2023-12-31T23:00:00Z', to: '2024-01-31T23:00:00Z', timeZone: 'Europe/Paris', groupBy: [], exact };
  const answer = await fetch(`${main.url()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${analyst}` },
    body: JSON.stringify({ query: documentOf('Scorecard'), variables }),
  });
  const { data, errors } = (await answer.json()) as Answer;
  expect(errors).toBeUndefined();
  return { exact: data.scorecard.exact, n: data.scorecard.rows[0].fileSize.n };
}

it('answers the whole Scorecard document, in both modes, and its charts, from a server that cannot be written to', async () => {
  await pair.caughtUp();
  while ((await fold(database, 'Europe/Paris')) > 0);
  await pair.caughtUp();
  expect(await scorecard(true)).toEqual({ exact: true, n: 1 });
  expect(await scorecard(false)).toEqual({ exact: false, n: 1 });
  const chart = await fetch(`${main.url()}/charts/trend.svg?kpi=fileSize&from=2024-01-01&to=2024-02-01`, {
    headers: { authorization: `Bearer ${analyst}` },
  });
  expect([chart.status, await chart.text()]).toEqual([200, expect.stringContaining('n = 1')]);
});

it('it is the one that follows which is asked: what it has not replayed is not counted yet', async () => {
  await administer(pair.standby, 'SELECT pg_wal_replay_pause()');
  await exported('2024-01-02T12:00Z');
  expect((await scorecard(true)).n).toBe(1);
  await administer(pair.standby, 'SELECT pg_wal_replay_resume()');
  await pair.caughtUp();
  expect((await scorecard(true)).n).toBe(2);
});

it('while it is down, the database itself answers', async () => {
  await exported('2024-01-03T12:00Z');
  await pair.stopStandby();
  expect((await scorecard(true)).n).toBe(3);
});
