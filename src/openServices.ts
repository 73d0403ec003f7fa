import { join } from 'node:path';
import type { Logger } from 'pino';
import { databaseClock, type House, type Services } from './context';
import { ENTITIES } from './entities';
import { type Settings, SettingsError } from './settings';
import { type Database, openDatabase } from './store/database';
import { openBlobs } from './openBlobs';
import { runningEmbedded, startEmbedded } from './store/embedded';
import { migrate } from './store/migrate';
import { whyRefused } from './store/whyRefused';
import { HeardChanges } from './store/changes';
import { analystReads } from './store/analystReads';
import { openQueue } from './store/queue';

/** What a process of Loupe works with, opened; `close` gives it back in the opposite order. */
export interface Opened {
  services: Services;
  /** Whether the database is our own; a house that brings its server starts without the demo. */
  isEmbedded: boolean;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  settings: Settings;
  log: Logger;
  publicUrl: string;
  /** Whether to work with the embedded database that another Loupe has up at the moment: the commands do, `npm start` does not. */
  join: boolean;
  /** Told to a person who waits. */
  say?: (line: string) => void;
}

/** Brings up the database (ours, unless DATABASE_URL names another), migrates it, and opens blobs and queue. */
export async function openServices({ settings, log, publicUrl, join: mayJoin, say = () => undefined }: OpenOptions): Promise<Opened> {
  const server = await databaseServer(settings, mayJoin, say);
  const closing = [server.stop];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    await migrate(server.url);
    const database = await openDatabase({
      url: server.url,
      pool: settings.LOUPE_POOL,
      entities: ENTITIES,
      onBrokenConnection: (reason) => log.warn({ reason }, 'a database connection broke'),
    });
    closing.push(() => database.close());
    const replicas = await openReplicas(settings, log);
    closing.push(async () => void (await Promise.all(replicas.map((replica) => replica.close()))));
    const changes = new HeardChanges(server.url, (error) =>
      log.warn({ err: error }, 'changes are not heard; nothing is kept for storefronts'),
    );
    closing.push(() => changes.close());
    const queue = await openQueue(server.url, (error) => log.warn({ err: error }, 'queue'));
    closing.push(() => queue.stop(STOP_WORK_MS));
    const blobs = await openBlobs(settings);
    const house = { ...houseOf(settings), secret: await secretOf(database), publicUrl };
    const analyst = analystReads(database, replicas, (error) => log.warn({ err: error }, 'a replica could not be reached'));
    return {
      services: { database, analyst, changes, blobs, queue, house, log, clock: databaseClock },
      isEmbedded: server.isEmbedded,
      close,
    };
  } catch (error) {
    await close();
    const why = settings.DATABASE_URL ? whyRefused(error, settings.DATABASE_URL) : null;
    throw why ? new SettingsError(`DATABASE_URL: ${why}.`, { cause: error }) : error;
  }
}

function houseOf(settings: Settings): Omit<House, 'secret' | 'publicUrl'> {
  return {
    timeZone: settings.LOUPE_TIME_ZONE,
    maxUploadBytes: settings.LOUPE_MAX_UPLOAD_MB,
    vendorDayBytes: settings.LOUPE_VENDOR_DAY_GB,
    mediaMaxAgeSeconds: settings.LOUPE_MEDIA_MAX_AGE,
  };
}

/** Work in hand ends within this when we stop; what does not is done again by another worker, after its lease. */
export const STOP_WORK_MS = 20_000;

async function openReplicas(settings: Settings, log: Logger): Promise<Database[]> {
  const opened: Database[] = [];
  for (const url of settings.REPLICA_URLS ?? []) {
    const onBrokenConnection = (reason: string): void => log.warn({ reason }, 'a connection to a replica broke');
    try {
      opened.push(await openDatabase({ url, pool: settings.LOUPE_POOL, entities: [], onBrokenConnection }));
    } catch (error) {
      await Promise.all(opened.map((replica) => replica.close()));
      const why = whyRefused(error, url);
      throw why ? new SettingsError(`REPLICA_URLS: ${why}.`, { cause: error }) : error;
    }
  }
  return opened;
}

interface DatabaseServer {
  url: string;
  isEmbedded: boolean;
  stop: () => Promise<void>;
}

async function databaseServer(settings: Settings, mayJoin: boolean, say: (line: string) => void): Promise<DatabaseServer> {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, isEmbedded: false, stop: () => Promise.resolve() };
  const folder = join(settings.LOUPE_DATA, 'database');
  const running = mayJoin ? await runningEmbedded(folder) : null;
  if (running) return { url: running, isEmbedded: true, stop: () => Promise.resolve() };
  const { url, stop } = await startEmbedded({ folder, log: say });
  return { url, isEmbedded: true, stop };
}

async function secretOf(database: Database): Promise<string> {
  const [{ secret }] = await database.rows<{ secret: string }>('SELECT secret FROM installation');
  return secret;
}
