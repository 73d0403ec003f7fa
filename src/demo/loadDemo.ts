import { Refusal } from '../failures';
import type { Settings } from '../settings';
import type { Database } from '../store/database';
import type { Workshop } from '../workers/Workshop';
import type { Cast, Demo } from './Demo';
import { contextAt } from './Demo';
import { furnishCatalogue, furnishPartners, furnishStandards } from './furnish';
import { CHANNEL_CODES, type ChannelCode, PERSONS, VENDOR_CODES, type VendorCode } from './house/persons';
import { keepKeys } from './keepKeys';
import { makeBoards } from './makeBoards';
import { newProgress } from './progress';

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
  const { database } = workshop;
  const [studio, reviewer, admin] = await keepKeys(
    database,
    folder,
    (['STUDIO', 'REVIEWER', 'ADMIN', 'ANALYST'] as const).map((role) => ({ role, personName: PERSONS[role] })),
  );
  if (!isWhole) await furnishPartners(contextAt({ workshop }, studio), begunAt);
  const cast: Cast = { studio, reviewer, admin, ...(await partners(database, folder)) };
  if (isWhole) return;
  const demo: Demo = { workshop, cast, begunAt, progress: newProgress(100, say) };
  await furnishStandards(contextAt(demo, studio));
  await furnishCatalogue(contextAt(demo, studio), begunAt);
  await makeBoards(demo, begunAt);
  await database.rows('UPDATE installation SET demo_finished_at = clock_timestamp()');
  demo.progress.end();
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
