import { Refusal } from '../failures';
import type { Settings } from '../settings';
import type { Database } from '../store/database';
import type { Workshop } from '../workers/Workshop';
import type { Cast, Demo } from './Demo';
import { contextAt } from './Demo';
import { furnishCatalogue, furnishPartners, furnishStandards } from './furnish';
import { CHANNEL_CODES, type ChannelCode, PERSONS, VENDOR_CODES, type VendorCode } from './house/persons';
import { keepKeys } from './keepKeys';
import { globalId } from '../relay/globalId';
import { makeBoards } from './makeBoards';
import { newProgress } from './progress';
import { askAgain } from './resume';
import { script } from './script';
import { sendPictures } from './sendPictures';
import { tellStory } from './tellStory';
import { instantOf, on } from './when';

/** Whether the demo is loaded by default: into an embedded database; another server only gets it when asked for. */
export async function isDemoWanted(settings: Settings, isEmbedded: boolean, database: Database): Promise<boolean> {
  if (settings.LOUPE_DEMO) return settings.LOUPE_DEMO === 'on';
  if (!isEmbedded) return false;
  const { begunAt, isEmpty } = await standing(database);
  return begunAt !== null || isEmpty;
}

/**
 * Loads the demo through the real pipeline. A load that was broken off goes on where it was; one that is whole only gets the keys that its
 * file has lost.
 */
export async function loadDemo(workshop: Workshop, settings: Settings, say: (line: string) => void): Promise<void> {
  const { begunAt, finishedAt, isEmpty } = await standing(workshop.database);
  if (!begunAt && !isEmpty)
    return say('The demo was passed over: this house has collections of its own. It is loaded only into an empty one.');
  try {
    await load(workshop, settings.LOUPE_DATA, { begunAt: begunAt ?? (await begin(workshop.database)), isWhole: finishedAt !== null, say });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`The demo could not be loaded whole: ${error.message} Loupe works without the rest of it.`);
  }
}

interface Standing {
  begunAt: Date | null;
  finishedAt: Date | null;
  isEmpty: boolean;
}

async function standing(database: Database): Promise<Standing> {
  const [row] = await database.rows<Standing>(
    `SELECT demo_begun_at AS "begunAt", demo_finished_at AS "finishedAt", NOT EXISTS (SELECT FROM collection) AS "isEmpty" FROM installation`,
  );
  return row;
}

async function begin(database: Database): Promise<Date> {
  const [{ begunAt }] = await database.rows<{ begunAt: Date }>(
    `UPDATE installation SET demo_begun_at = date_trunc('second', clock_timestamp()) RETURNING demo_begun_at AS "begunAt"`,
  );
  return begunAt;
}

interface Loading {
  begunAt: Date;
  isWhole: boolean;
  say: (line: string) => void;
}

async function load(workshop: Workshop, folder: string, { begunAt, isWhole, say }: Loading): Promise<void> {
  const { database, house } = workshop;
  const [studio, reviewer] = await keepKeys(
    database,
    folder,
    HOUSE_ROLES.map((role) => ({ role, personName: PERSONS[role] })),
  );
  if (!isWhole) await furnishPartners(contextAt({ workshop }, studio), begunAt);
  const cast: Cast = { studio, reviewer, ...(await partners(database, folder)) };
  if (isWhole) return;
  const scenes = script(begunAt, house.timeZone);
  const parts = BEFORE_THE_STORY + scenes.reduce((sum, { work }) => sum + 1 + work, 0);
  const demo: Demo = { workshop, cast, begunAt, progress: newProgress(parts, say), made: new Map() };
  try {
    await askAgain(workshop);
    await furnish(demo);
    await tellStory(demo, scenes, BEFORE_THE_STORY);
    await database.rows('UPDATE installation SET demo_finished_at = clock_timestamp()');
  } finally {
    demo.progress.end();
  }
}

const HOUSE_ROLES = ['STUDIO', 'REVIEWER', 'ANALYST', 'ADMIN'] as const;
/** What comes before the story takes about as long as so many of its parts. */
const BEFORE_THE_STORY = 20;
/** The house was there before its first shot was planned. */
const FURNISHED_AT = on(-12, 'MON', '09:00');

async function furnish(demo: Demo): Promise<void> {
  const { workshop, cast, begunAt } = demo;
  const at = instantOf(FURNISHED_AT, begunAt, workshop.house.timeZone);
  const context = contextAt(demo, cast.studio, at);
  demo.made.set('retouch template', globalId('RetouchTemplate', await furnishStandards(context)));
  await furnishCatalogue(context, begunAt);
  await sendPictures(demo);
  await makeBoards(demo, at);
}

async function partners(database: Database, folder: string): Promise<Pick<Cast, 'vendors' | 'storefronts'>> {
  const vendors = await keepKeys(
    database,
    folder,
    VENDOR_CODES.map((vendorCode) => ({ role: 'VENDOR', personName: PERSONS.VENDOR[vendorCode], vendorCode })),
  );
  const storefronts = await keepKeys(
    database,
    folder,
    CHANNEL_CODES.map((channelCode) => ({ role: 'STOREFRONT', personName: PERSONS.STOREFRONT[channelCode], channelCode })),
  );
  return {
    vendors: Object.fromEntries(VENDOR_CODES.map((code, i) => [code, vendors[i]])) as Cast['vendors'] & Record<VendorCode, unknown>,
    storefronts: Object.fromEntries(CHANNEL_CODES.map((code, i) => [code, storefronts[i]])) as Cast['storefronts'] &
      Record<ChannelCode, unknown>,
  };
}
