import DataLoader from 'dataloader';
import type { Logger } from 'pino';
import type { Viewer } from './access/viewer';
import type { AnalystReads } from './store/analystReads';
import type { Blobs } from './store/blobs';
import type { Changes } from './store/changes';
import type { Database, Transaction } from './store/database';
import { appendFacts, type Fact } from './store/events';
import type { Queue, Work, WorkOptions } from './store/queue';

/** What of the settings the domains may know. */
export interface House {
  /** Signs uploads, media and cursors; the same for every process on one database. */
  secret: string;
  publicUrl: string;
  /** IANA zone of the house: its working days, and the default of its reports. */
  timeZone: string;
  maxUploadBytes: number;
  /** What one vendor may announce in 24 hours. */
  vendorDayBytes: number;
  mediaMaxAgeSeconds: number;
}

/** What the whole process shares. */
export interface Services {
  database: Database;
  /** Where long questions are read: replicas, where the house has some. */
  analyst: AnalystReads;
  /** Of what storefronts are shown. */
  changes: Changes;
  blobs: Blobs;
  queue: Queue;
  house: House;
  log: Logger;
  /** The clock of acts: the database's own unless a story is told in the past (the demo). */
  clock: Clock;
}

export type Clock = (tx: Transaction) => Promise<Date>;

/** What one request carries. It knows no domain: a domain hands its loader functions in. */
export interface Context extends Services {
  viewer: Viewer;
  requestId: string;
  load: <Key, Value>(loader: Loader<Key, Value>, key: Key) => Promise<Value>;
  /** After a mutation nothing read before it may be answered. */
  forget: () => void;
  /** What became of the request, for those who keep answers: `again` and the text of its `data` where a compiled statement answered it, `isOrdinary` where one could not. */
  course: { again: Again | null; data: string | null; isOrdinary: boolean; hasActed: boolean };
}

/** Answers the same operation for a viewer of the same role with other variables: the text of the answer, null where it must be asked in the ordinary way. */
export type Again = (context: Context, variables: Record<string, unknown>) => Promise<string | null>;

/** Reads many by key: the values stand in the order of the keys. */
export type Loader<Key, Value> = (context: Context, keys: readonly Key[]) => Promise<readonly Value[]>;

/** One transaction by one person at one instant. What it writes, the facts it appends and the work it asks for commit together (law 10). */
export interface Act {
  tx: Transaction;
  viewer: Viewer | null;
  house: House;
  /** The instant of the act; a bulk act has one for each of its items. */
  now(): Promise<Date>;
  /** Called when a lock has been got: what follows is dated anew, so that waiting never dates an act before what it waited for. */
  lockGot(): void;
  /** Appends facts, dated now unless they say otherwise, in the name of who acts. */
  append(...facts: (Omit<Fact, 'at'> & { at?: Date })[]): Promise<void>;
  /** Asks for work that must follow. */
  enqueue(work: Work, options?: WorkOptions): Promise<void>;
}

const LOADER_BATCH = 1000; // keys, far above any page: one statement per loader and level

export function newContext(services: Services, viewer: Viewer, requestId: string): Context {
  const loaders = new Map<unknown, DataLoader<unknown, unknown>>();
  const context: Context = {
    ...services,
    viewer,
    requestId,
    course: { again: null, data: null, isOrdinary: false, hasActed: false },
    forget: () => {
      context.course.hasActed = true;
      loaders.clear();
    },
    load: <Key, Value>(loader: Loader<Key, Value>, key: Key) => {
      let found = loaders.get(loader) as DataLoader<Key, Value> | undefined;
      if (!found) {
        const made = new DataLoader<Key, Value, string>((keys) => loader(context, keys), {
          cacheKeyFn: keyText,
          maxBatchSize: LOADER_BATCH,
        });
        loaders.set(loader, made);
        found = made;
      }
      return found.load(key);
    },
  };
  return context;
}

function keyText(key: unknown): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}

/** Begins an act in the given transaction; the viewer is null when the house's own worker acts. */
function actIn(tx: Transaction, services: Services, viewer: Viewer | null): Act {
  let instant: Promise<Date> | undefined;
  const act: Act = {
    tx,
    viewer,
    house: services.house,
    now: () => (instant ??= services.clock(tx)),
    lockGot: () => (instant = undefined),
    async append(...facts) {
      const at = await act.now();
      const who = { personId: viewer?.personId ?? null, keyId: viewer?.keyId ?? null };
      await appendFacts(
        tx,
        facts.map((fact) => ({ at, ...who, ...fact })),
      );
    },
    enqueue: (work, options) => services.queue.send(tx, work, options),
  };
  return act;
}

/** One act in a transaction of its own. */
export function perform<Result>(services: Services, viewer: Viewer | null, work: (act: Act) => Promise<Result>): Promise<Result> {
  return services.database.transaction((tx) => work(actIn(tx, services, viewer)));
}

/** The database's clock: the same for every process, also when their own clocks differ. */
export const databaseClock: Clock = async (tx) => {
  const [row] = await tx.rows<{ now: Date }>('SELECT clock_timestamp() AS now');
  return row.now;
};

/** The person who acts. Work that only a person may do is never asked for by the worker. */
export function actor(act: Act): string {
  if (!act.viewer) throw new Error('only a person may do this');
  return act.viewer.personId;
}
