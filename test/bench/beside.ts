import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKey } from '../../src/access/keys';
import { ENTITIES } from '../../src/entities';
import { openDatabase } from '../../src/store/database';
import { DARKROOM_LIMITS, openDarkroom } from '../../src/workers/darkroom';
import { liveCollection } from '../support/liveCollection';
import { demoPicture } from '../support/house';
import { enlarged } from './enlarged';
import { ended, probed, saidBy } from './probed';
import type { Bench } from './Row';

const MAIN = join(__dirname, '../../src/main.js');
const INSPECTIONS = 8;
const WARM_UP = 2000;
const REQUESTS = 2000;

/** A cheap query of the real process, alone and while eight pictures of 24 megapixels are being measured beside it. */
export const beside: Bench = async ({ newDatabase, newFolder, say }) => {
  const [url, folder] = [await newDatabase(), newFolder()];
  const file = join(folder, 'picture.jpg');
  await writeFile(file, await enlarged(demoPicture('R-1042_WG_final.png')));
  const environment = { DATABASE_URL: url, LOUPE_DATA: folder, LOUPE_DEMO: 'off', LOUPE_WORKERS: '0', LOUPE_REQUESTS_PER_SECOND: '100000' };
  const loupe = probed(MAIN, [], { ...environment, HOST: '127.0.0.1', PORT: '0' });
  const [home] = await saidBy(loupe, /http:\S+\/graphql/);
  const ask = asker(home, await keyOf(url));

  say(`beside: ${REQUESTS} cheap queries alone, then while ${INSPECTIONS} pictures of 24 megapixels are measured`);
  await times(ask, WARM_UP);
  const alone = await times(ask, REQUESTS);
  const darkroom = openDarkroom({ children: INSPECTIONS, ...DARKROOM_LIMITS });
  let isDone = false;
  const measured = Promise.all(Array.from({ length: INSPECTIONS }, () => darkroom.run('inspect', { file, hints: {} }))).finally(() => {
    isDone = true;
  });
  const busy = await times(ask, Infinity, () => isDone);
  await measured;
  darkroom.close();
  await ended(loupe);
  const line = { unit: 'ms', floorIs: 'the same with nothing beside it' };
  const what = `a cheap query beside ${INSPECTIONS} inspections`;
  return [
    { ...line, what: `${what}: median`, ours: quantile(busy, 0.5), floor: quantile(alone, 0.5) },
    { ...line, what: `${what}: 99th percentile`, ours: quantile(busy, 0.99), floor: quantile(alone, 0.99) },
  ];
};

async function keyOf(url: string): Promise<string> {
  const database = await openDatabase({ url, pool: 1, entities: ENTITIES, onBrokenConnection: () => undefined });
  const { key } = await database.transaction(async (tx) => {
    await liveCollection(tx, 'BESIDE', 1);
    return createKey(tx, { role: 'STUDIO', personName: 'Bench' });
  });
  await database.close();
  return key;
}

function asker(url: string, key: string): () => Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const body = JSON.stringify({ query: '{ collection(code: "BESIDE") { code name } }' });
  return async () => {
    const answer = await fetch(url, { method: 'POST', headers, body });
    const text = await answer.text();
    if (!text.includes('"BESIDE"')) throw new Error(`${url} answered ${answer.status}: ${text}`);
  };
}

/** Milliseconds of each, one after another, shortest first; as many as asked for, or until it is enough. */
async function times(act: () => Promise<void>, most: number, isEnough: () => boolean = () => false): Promise<number[]> {
  const found: number[] = [];
  while (found.length < most && !isEnough()) {
    const begun = performance.now();
    await act();
    found.push(performance.now() - begun);
  }
  return found.sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}
