import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createKey } from '../../src/access/keys';
import { ENTITIES } from '../../src/entities';
import { globalId } from '../../src/relay/globalId';
import { openDatabase } from '../../src/store/database';
import { documentOf } from '../demo/documents';
import { type LiveCollection, liveCollection } from '../support/liveCollection';
import { pageById } from '../support/pageById';
import { interleaved } from './interleaved';
import { type Peer, raisePeers } from './peers';
import { answerOf, ended, probed, saidBy, usedBy } from './probed';
import type { Bench, Row } from './Row';

const MAIN = join(__dirname, '../../src/main.js');
const FLOOR = join(__dirname, 'storefrontFloor.js');
const WARM_UP = 3000; // requests until V8 has settled: after 400 a request still cost half as much again
const REQUESTS = 200;
const REPEATS = 7;

const PAGE = documentOf('StorefrontCollection');
const LONG_PAGE = PAGE.replace('first: 24', 'first: 100');
const FILES = 7; // of each colourway, as a srcset has them
const OBJECTS = { few: 1 + 3 + 3 * FILES, many: 100 * (1 + 3 + 3 * FILES) };
/** SKUs in the catalogue: those of the pages, and as many others as it takes. */
const CATALOGUE = { small: 1000, large: 100_000 };
const OF_PAGES = 24 + 3 + 1 + 103;

/** A page of a shop: 24 SKUs in 72 colourways with a rendition each, asked of the real process by the document that shops are given. */
export const storefront: Bench = async ({ newDatabase, newFolder, say, withPeers }) => {
  const url = await newDatabase();
  const { shelves, ask: asker, fill } = await furnished(url);
  const environment = { DATABASE_URL: url, LOUPE_DEMO: 'off', LOUPE_WORKERS: '0', ...LET_THROUGH };
  const loupe = probed(MAIN, [], { ...environment, LOUPE_DATA: newFolder(), LOUPE_ANSWERS_MB: '0' });
  const keeping = probed(MAIN, [], { ...environment, LOUPE_DATA: newFolder() });
  const floor = probed(FLOOR, [url]);
  const [[ours], [kept], { url: bare }] = await Promise.all([
    saidBy(loupe, /http:\S+\/graphql/),
    saidBy(keeping, /http:\S+\/graphql/),
    answerOf<{ url: string }>(floor, 'url'),
  ]);
  const { large, small, few, many } = shelves;
  const peers = withPeers ? await raisePeers(url, PAGE, say) : [];
  const askPeer = (peer: Peer): Promise<Page> => asker(peer.url, large, peer.query);
  const bareOf = (): Promise<Page> => asker(bare, large, PAGE);
  const compiled = (): Promise<Page> => asker(ours, large, PAGE);
  const loaded = (): Promise<Page> => asker(ours, large, pageById(PAGE));
  const keptOf = (): Promise<Page> => asker(kept, large, PAGE);

  sameSkus(...(await Promise.all([bareOf(), compiled(), loaded(), keptOf(), ...peers.map(askPeer)])));
  const statements = {
    3: await statementsOf(loupe, () => asker(ours, small, PAGE)),
    24: await statementsOf(loupe, compiled),
    loaded: await statementsOf(loupe, loaded),
    kept: await statementsOf(keeping, keptOf),
  };
  say(`storefront: warming up, then ${REPEATS} × ${REQUESTS} requests each`);
  await spent(floor, WARM_UP, bareOf);
  await spent(keeping, WARM_UP, keptOf);
  for (const act of [compiled, loaded]) await spent(loupe, WARM_UP, act);
  for (const peer of peers) await spent(peer.process, WARM_UP, () => askPeer(peer));
  const acts = {
    floor: () => spent(floor, REQUESTS, bareOf),
    compiled: () => spent(loupe, REQUESTS, compiled),
    loaded: () => spent(loupe, REQUESTS, loaded),
    kept: () => spent(keeping, REQUESTS, keptOf),
    small: () => spent(loupe, REQUESTS, () => asker(ours, small, PAGE)),
    few: () => spent(loupe, REQUESTS, () => asker(ours, few, LONG_PAGE)),
    many: () => spent(loupe, REQUESTS / 10, () => asker(ours, many, LONG_PAGE)),
  };
  const ofPeers = Object.fromEntries(peers.map((peer) => [peer.name, () => spent(peer.process, REQUESTS, () => askPeer(peer))]));
  const all: Record<string, Record<'cpu' | 'wall', number>> = await interleaved(REPEATS, { ...acts, ...ofPeers });
  const found = all as Record<keyof typeof acts, Record<'cpu' | 'wall', number>>;
  say(`storefront: the same among ${CATALOGUE.large} SKUs`);
  await fill(CATALOGUE.small, CATALOGUE.large);
  await spent(loupe, WARM_UP, compiled);
  const among = await interleaved(REPEATS, { compiled: () => spent(loupe, REQUESTS, compiled) });
  await Promise.all([loupe, keeping, floor, ...peers.map((peer) => peer.process)].map(ended));

  const page = 'storefront page of 24 SKUs';
  const bareIs = 'node:http + pg + one statement that makes the JSON';
  const line = (what: string, oursOf: number, floorOf: number, floorIs: string): Row => ({
    what,
    unit: 'ms',
    ours: oursOf,
    floor: floorOf,
    floorIs,
  });
  return [
    line(`${page}: CPU a request`, found.compiled.cpu, found.floor.cpu, bareIs),
    ...peers.flatMap(({ name }) => [
      line(`${page} beside a peer: CPU a request`, found.compiled.cpu, all[name].cpu, name),
      line(`${page} beside a peer: wall a request`, found.compiled.wall, all[name].wall, name),
    ]),
    line(`${page}: wall a request`, found.compiled.wall, found.floor.wall, bareIs),
    line(`${page}: CPU, by resolvers and loaders`, found.loaded.cpu, found.floor.cpu, bareIs),
    line(`${page}: CPU, kept`, found.kept.cpu, found.loaded.cpu, 'by resolvers and loaders'),
    line(`${page}: wall, kept`, found.kept.wall, found.loaded.wall, 'by resolvers and loaders'),
    line(
      `page of ${OBJECTS.many} objects: CPU an object`,
      found.many.cpu / OBJECTS.many,
      found.few.cpu / OBJECTS.few,
      `of a page of ${OBJECTS.few}`,
    ),
    line(`${page} among ${CATALOGUE.large} SKUs: CPU`, among.compiled.cpu, found.compiled.cpu, `among ${CATALOGUE.small}`),
    { what: `${page}: SQL`, unit: 'statements', ours: statements[24], floor: statements[3], floorIs: 'a page of 3 SKUs' },
    {
      what: `${page}: SQL, by resolvers and loaders`,
      unit: 'statements',
      ours: statements.loaded,
      floor: statements[24],
      floorIs: 'compiled',
    },
    { what: `${page}: SQL, kept`, unit: 'statements', ours: statements.kept, floor: statements[24], floorIs: 'compiled' },
  ];
};

/** Nobody is held up by the limits of requests: it is their price that is measured. */
const LET_THROUGH = { PORT: '0', HOST: '127.0.0.1', LOUPE_REQUESTS_PER_SECOND: '100000' };

interface Shelf extends LiveCollection {
  id: string;
  key: string;
}

async function furnished(url: string) {
  const database = await openDatabase({ url, pool: 2, entities: ENTITIES, onBrokenConnection: () => undefined });
  const shelves = await database.transaction(async (tx) => {
    const shelf = async (code: string, skus: number, files = 1): Promise<Shelf> => {
      const made = await liveCollection(tx, code, skus, files);
      const { key } = await createKey(tx, { role: 'STOREFRONT', personName: code, channelCode: code });
      const [{ id }] = await tx.rows<{ id: string }>('SELECT id FROM collection WHERE code = $1', [code]);
      return { ...made, key, id: globalId('Collection', id) };
    };
    const [few, many] = [await shelf('FEW', 1, FILES), await shelf('MANY', 103, FILES)];
    return { large: await shelf('LARGE', 24), small: await shelf('SMALL', 3), few, many };
  });
  await database.close();
  const fill = (from: number, to: number): Promise<void> => fillCatalogue(url, from, to);
  await fill(OF_PAGES, CATALOGUE.small);
  return { shelves, ask, fill };
}

/** More SKUs in three colourways each, of a collection that nothing is live of. */
async function fillCatalogue(url: string, from: number, to: number): Promise<void> {
  const database = await openDatabase({ url, pool: 2, entities: ENTITIES, onBrokenConnection: () => undefined });
  await database.transaction(async (tx) => {
    const [{ id }] = await tx.rows<{ id: string }>(`INSERT INTO collection (code, name) VALUES ('OTHERS', 'Others')
       ON CONFLICT (code) DO UPDATE SET name = excluded.name RETURNING id`);
    await tx.rows(
      `INSERT INTO sku (collection_id, code, name, style, tier) SELECT $1, 'OTHER-' || n, 'Ring ' || n, 'RING', 2 FROM generate_series($2::int + 1, $3::int) n`,
      [id, from, to],
    );
    await tx.rows(
      `INSERT INTO colourway (sku_id, code, metal, finish, stones)
       SELECT k.id, metal, metal, 'POLISHED', '[]' FROM sku k, unnest(ARRAY['YELLOW_GOLD', 'ROSE_GOLD', 'WHITE_GOLD']) metal WHERE k.collection_id = $1 AND NOT EXISTS (SELECT FROM colourway w WHERE w.sku_id = k.id)`,
      [id],
    );
  });
  await database.rows('ANALYZE');
  await database.close();
}

interface Page {
  data: Record<
    'collection' | 'node',
    { skus: { nodes: { code: string; colourways: List<{ renditions: List<{ url: string }> }> }[] } } | undefined
  >;
}

/** PostGraphile has lists as connections. */
type List<Of> = Of[] | { nodes: Of[] };
const listed = <Of>(list: List<Of>): Of[] => (Array.isArray(list) ? list : list.nodes);

async function ask(url: string, { code, channel, id, key }: Shelf, query: string): Promise<Page> {
  const body = JSON.stringify({ query, variables: query.includes('$id') ? { id, channel } : { code, channel } });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const answer = await fetch(url, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Page;
}

/** A floor that answers something else would be none. */
function sameSkus(...pages: Page[]): void {
  const told = pages.map(({ data }) =>
    JSON.stringify(
      (data.collection ?? data.node)?.skus.nodes.map(({ code, colourways }) => [
        code,
        listed(colourways).map(({ renditions }) => listed(renditions).map(({ url }) => url.split('/').at(-1))),
      ]),
    ),
  );
  if (new Set(told).size !== 1) throw new Error(`the pages differ: ${told.join(' and ')}`);
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
