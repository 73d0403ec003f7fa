import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startMain, stopMain } from '../support/startedMain';
import { interleaved } from './interleaved';
import { answerOf, ended, probed, usedBy } from './probed';
import type { Bench, Setting } from './Row';

const DECODER = join(__dirname, 'decoder.js');
const PICTURES = join(__dirname, '../../../src/demo/pictures');
const REPEATS = 3;

/** From an empty database to "Loupe is ready", with the demo and its six months of history, beside one decode of each of its pictures. */
export const demo: Bench = async (setting) => {
  setting.say(`demo: ${REPEATS} × from empty to ready`);
  const found = await interleaved(REPEATS, { floor: decodes, ours: () => load(setting) });
  return [
    {
      ...{ what: 'loading the demo, from empty to ready: wall', unit: 's', ours: found.ours.wall, floor: found.floor.wall },
      floorIs: 'sharp decodes each of its pictures once',
    },
  ];
};

async function decodes(): Promise<Record<'wall', number>> {
  const child = probed(DECODER);
  await usedBy(child); // it is up
  const begun = performance.now();
  for (const name of readdirSync(PICTURES).filter((each) => /\.(png|jpg)$/.test(each))) {
    child.send({ file: join(PICTURES, name) });
    await answerOf<{ output: object }>(child, 'output');
  }
  const wall = (performance.now() - begun) / 1000;
  await ended(child);
  return { wall };
}

async function load({ newDatabase, newFolder }: Setting): Promise<Record<'wall', number>> {
  const environment = { DATABASE_URL: await newDatabase(), LOUPE_DATA: newFolder(), LOUPE_DEMO: 'on', HOST: '127.0.0.1' };
  const begun = performance.now();
  const loupe = startMain(environment);
  await loupe.until(/Loupe is ready/);
  const wall = (performance.now() - begun) / 1000;
  await stopMain(loupe, 'SIGTERM');
  return { wall };
}
