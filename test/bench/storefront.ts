import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createKey } from '../../src/access/keys';
import { ENTITIES } from '../../src/entities';
import { openDatabase } from '../../src/store/database';
import { documentOf } from '../demo/documents';
import { type LiveCollection, liveCollection } from '../support/liveCollection';
import { interleaved } from './interleaved';
import { answerOf, ended, probed, saidBy, usedBy } from './probed';
import type { Bench } from './Row';

const MAIN = join(__dirname, '../../src/main.js');
const FLOOR = join(__dirname, 'storefrontFloor.js');
const WARM_UP = 400; // requests until V8 has settled
const REQUESTS = 200;
const REPEATS = 7;

/** A page of a shop: 24 SKUs in 72 colourways with a rendition each, asked of the real process by the document that shops are given. */
export const storefront: Bench = async ({ newDatabase, newFolder, say }) => {
  const url = await newDatabase();
  const { large, small, key } = await shelves(url);
  const loupe = probed(MAIN, [], { DATABASE_URL: url, LOUPE_DATA: newFolder(), LOUPE_DEMO: 'off', LOUPE_WORKERS: '0', ...LET_THROUGH });
  const floor = probed(FLOOR, [url]);
  const [[ours], { url: bare }] = await Promise.all([saidBy(loupe, /http:\S+\/graphql/), answerOf<{ url: string }>(floor, 'url')]);
  const page = (shelf: LiveCollection) => ask(ours, shelf, key(shelf));
  const barePage = () => ask(bare, large, '');

  sameSkus(await page(large), await barePage());
  const statements = { 3: await statementsOf(loupe, () => page(small)), 24: await statementsOf(loupe, () => page(large)) };
  say(`storefront: warming up, then ${REPEATS} × ${REQUESTS} requests each`);
  await spent(floor, WARM_UP, barePage);
  await spent(loupe, WARM_UP, () => page(large));
  const found = await interleaved(
    REPEATS,
    () => spent(floor, REQUESTS, barePage),
    () => spent(loupe, REQUESTS, () => page(large)),
  );
  await Promise.all([loupe, floor].map(ended));

  const floorIs = 'node:http + pg + one statement that makes the JSON';
  const line = { what: 'storefront page of 24 SKUs', floorIs };
  return [
    { ...line, what: `${line.what}: CPU a request`, unit: 'ms', ours: found.ours.cpu, floor: found.floor.cpu },
    { ...line, what: `${line.what}: wall a request`, unit: 'ms', ours: found.ours.wall, floor: found.floor.wall },
    { what: `${line.what}: SQL`, unit: 'statements', ours: statements[24], floor: statements[3], floorIs: 'a page of 3 SKUs' },
  ];
};

/** Nobody is held up by the limits of requests: it is their price that is measured. */
const LET_THROUGH = { PORT: '0', HOST: '127.0.0.1', LOUPE_REQUESTS_PER_SECOND: '100000' };

async function shelves(url: string) {
  const database = await openDatabase({ url, pool: 2, entities: ENTITIES, onBrokenConnection: () => undefined });
  const made = await database.transaction(async (tx) => {
    const [large, small] = [await liveCollection(tx, 'LARGE', 24), await liveCollection(tx, 'SMALL', 3)];
    const keyFor = (channelCode: string) => createKey(tx, { role: 'STOREFRONT', personName: channelCode, channelCode });
    const keys = { LARGE: (await keyFor('LARGE')).key, SMALL: (await keyFor('SMALL')).key };
    return { large, small, key: ({ code }: LiveCollection) => keys[code as keyof typeof keys] };
  });
  await database.rows('ANALYZE');
  await database.close();
  return made;
}

interface Page {
  data: { collection: { skus: { nodes: { code: string; colourways: { renditions: unknown[] }[] }[] } } };
}

async function ask(url: string, { code, channel }: LiveCollection, key: string): Promise<Page> {
  const body = JSON.stringify({ query: documentOf('StorefrontCollection'), variables: { code, channel } });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const answer = await fetch(url, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Page;
}

/** A floor that answers something else would be none. */
function sameSkus(...pages: Page[]): void {
  const told = pages.map(({ data }) =>
    JSON.stringify(data.collection.skus.nodes.map(({ code, colourways }) => [code, colourways.map(({ renditions }) => renditions.length)])),
  );
  if (told[0] !== told[1]) throw new Error(`the pages differ: ${told.join(' and ')}`);
}

async function statementsOf(process: ChildProcess, act: () => Promise<unknown>): Promise<number> {
  await act(); // the first time reads what is read once
  const before = await usedBy(process);
  await act();
  return (await usedBy(process)).statements - before.statements;
}

/** Milliseconds that a request took, of the process's CPU and of the clock; one after another. */
async function spent(process: ChildProcess, requests: number, act: () => Promise<unknown>): Promise<Record<'cpu' | 'wall', number>> {
  const [before, begun] = [await usedBy(process), performance.now()];
  for (let i = 0; i < requests; i += 1) await act();
  const wall = performance.now() - begun;
  return { cpu: (1000 * ((await usedBy(process)).cpuSeconds - before.cpuSeconds)) / requests, wall: wall / requests };
}
