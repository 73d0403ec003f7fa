import { Refusal } from '../failures';
import { globalId } from '../relay/globalId';
import type { Settings } from '../settings';
import type { Workshop } from '../workers/Workshop';
import { castOfHouse, castOfPartners } from './castOf';
import { contextAt, type Demo } from './Demo';
import { furnishCatalogue, furnishPartners, furnishStandards } from './furnish';
import { makeBoards } from './makeBoards';
import { markBegun, markFinished, readMark } from './mark';
import { newProgress } from './progress';
import { script } from './script';
import { sendPictures } from './sendPictures';
import { tellStory } from './tellStory';
import { askAgain } from './unfinished';
import { instantOf, on } from './when';

/** What comes before the story takes about as long as so many of its parts. */
const BEFORE_THE_STORY = 20;
/** The house was there before its first shot was planned. */
const FURNISHED_AT = on(-12, 'MON', '09:00');

/**
 * Loads the demo through the real pipeline. A load that was broken off goes on where it was; one that is whole only gets the keys that its
 * file has lost.
 */
export async function loadDemo(workshop: Workshop, settings: Settings, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const { begunAt, finishedAt, isEmpty } = await readMark(workshop.database);
  if (!begunAt && !isEmpty)
    return say('The demo was passed over: this house has collections of its own. It is loaded only into an empty one.');
  try {
    const start = begunAt ?? (await markBegun(workshop.database));
    const house = await castOfHouse(workshop.database, settings.LOUPE_DATA);
    if (!finishedAt) await furnishPartners(contextAt({ workshop }, house.studio), start);
    const cast = { ...house, ...(await castOfPartners(workshop.database, settings.LOUPE_DATA)) };
    if (!finishedAt) await load({ workshop, cast, begunAt: start, signal, made: new Map() }, say);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`The demo could not be loaded whole: ${error.message} Loupe works without the rest of it.`);
  }
}

async function load(demo: Omit<Demo, 'progress'>, say: (line: string) => void): Promise<void> {
  const { workshop, begunAt } = demo;
  const scenes = script(begunAt, workshop.house.timeZone);
  const progress = newProgress(BEFORE_THE_STORY + scenes.reduce((sum, { work }) => sum + 1 + work, 0), say);
  try {
    await askAgain(workshop);
    await furnish({ ...demo, progress });
    await tellStory({ ...demo, progress }, scenes, BEFORE_THE_STORY);
    await markFinished(workshop.database);
  } finally {
    progress.end();
  }
}

async function furnish(demo: Demo): Promise<void> {
  const { workshop, cast, begunAt, made } = demo;
  const at = instantOf(FURNISHED_AT, begunAt, workshop.house.timeZone);
  const context = contextAt(demo, cast.studio, at);
  made.set('retouch template', globalId('RetouchTemplate', await furnishStandards(context)));
  await furnishCatalogue(context, begunAt);
  await sendPictures(demo);
  await makeBoards(demo, at);
}
