import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseCluster, readPassword } from './embedded/databaseCluster';
import { DatabaseHome, databaseHome } from './embedded/databaseHome';
import { explainFailure } from './embedded/explainFailure';
import { keepRaised } from './embedded/keepRaised';
import { livingPostmaster } from './embedded/livingPostmaster';
import { lowerPostmaster } from './embedded/lowerPostmaster';
import { openedDatabase } from './embedded/openedDatabase';
import { postgresBinaries } from './embedded/postgresBinaries';
import { raisePostmaster } from './embedded/raisePostmaster';
import { startLock } from './embedded/startLock';

export interface EmbeddedPostgres {
  /** Of the database `loupe`, with its password. */
  url: string;
  /** It had been left running by a Loupe that was killed. */
  attached: boolean;
  /** Stops PostgreSQL, attached or not, and gives the folder free. May be called more than once. */
  readonly stop: () => Promise<void>;
}

interface Options {
  /** Where the database lies, made when missing. */
  folder: string;
  log: (line: string) => void;
}

/**
 * Brings up the PostgreSQL of a folder, or attaches to the one that a killed Loupe left running, and holds the folder until stopped.
 *
 * @throws StartRefused with a sentence for the user: the folder in use, full, closed, of another version; no PostgreSQL for this platform
 */
export async function startEmbedded({ folder, log }: Options): Promise<EmbeddedPostgres> {
  try {
    const home = await databaseHome(resolve(folder), log);
    const lock = await startLock(home.folder);
    return await raise(home, lock.release, log).catch((error: unknown) => {
      lock.release();
      throw error;
    });
  } catch (error) {
    throw explainFailure(error as Error, resolve(folder));
  }
}

/**
 * The URL of the PostgreSQL that a running Loupe has up in a folder, or null when there is none: for commands beside it. Nothing is held, so
 * that PostgreSQL goes when the Loupe that started it goes.
 */
export async function runningEmbedded(folder: string): Promise<string | null> {
  if (!existsSync(resolve(folder))) return null;
  const home = await databaseHome(resolve(folder), () => undefined);
  const postmaster = await livingPostmaster(home.data);
  return postmaster?.status === 'ready' ? openedDatabase({ ...home, password: await readPassword(home) }, postmaster) : null;
}

async function raise(home: DatabaseHome, release: () => void, log: (line: string) => void): Promise<EmbeddedPostgres> {
  const cluster = await databaseCluster(home, await postgresBinaries(home, log), log);
  const postmaster = await raisePostmaster(cluster);
  const leaveAlone = keepRaised(cluster, postmaster.port, log);
  const stop = once(async () => {
    await leaveAlone();
    await lowerPostmaster(cluster.data, log).finally(release);
  });
  try {
    const url = await openedDatabase(cluster, postmaster);
    log(`PostgreSQL ${postmaster.attached ? 'was still running' : 'runs'} on 127.0.0.1:${postmaster.port} (process ${postmaster.pid})`);
    return { url, attached: postmaster.attached, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}
