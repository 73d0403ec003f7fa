import { execFileSync } from 'node:child_process';
import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type DatabaseCluster, databaseCluster, OWNER } from '../../src/store/embedded/databaseCluster';
import { databaseHome } from '../../src/store/embedded/databaseHome';
import { freePort } from '../../src/store/embedded/freePort';
import { livingPostmaster } from '../../src/store/embedded/livingPostmaster';
import { lowerPostmaster } from '../../src/store/embedded/lowerPostmaster';
import { postgresBinaries } from '../../src/store/embedded/postgresBinaries';
import { spawnAs } from '../../src/store/embedded/spawnAs';
import { administer, databaseUrl } from './administer';

/** A PostgreSQL, and another that follows it by streaming replication and answers questions meanwhile. */
export interface StreamingPair {
  /** Of a database `loupe` without a table. */
  primary: string;
  /** The same, read only. */
  standby: string;
  /** Until the standby has replayed what the primary has written by now. */
  caughtUp(): Promise<void>;
  stopStandby(): Promise<void>;
  /** Both. */
  stop(): Promise<void>;
}

const silent = (): void => undefined;

/** In a folder that is given. What the standby begins with is a copy of the primary's files from before its first start. */
export async function streamingPair(folder: string): Promise<StreamingPair> {
  const home = await databaseHome(join(folder, 'primary'), silent);
  const primary = await databaseCluster(home, await postgresBinaries(home, silent), silent);
  const follower = copyOf(primary, join(folder, 'standby'));
  const stopStandby = (): Promise<void> => lowerPostmaster(follower.data, silent);
  const stop = async (): Promise<void> => {
    await stopStandby();
    await lowerPostmaster(primary.data, silent);
  };
  try {
    const port = await raise(primary);
    await administer(urlOf(primary, port, 'postgres'), 'CREATE DATABASE loupe');
    writeFileSync(join(follower.data, 'standby.signal'), '');
    const follow = `host=127.0.0.1 port=${port} user=${OWNER} password=${primary.password}`;
    appendFileSync(join(follower.data, 'postgresql.auto.conf'), `primary_conninfo = '${follow}'\n`);
    const standbyPort = await raise(follower);
    const urls = { primary: urlOf(primary, port, 'loupe'), standby: urlOf(primary, standbyPort, 'loupe') };
    return { ...urls, stop, stopStandby, caughtUp: () => caughtUp(urls.primary, databaseUrl(urls.standby, 'postgres')) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function copyOf(cluster: DatabaseCluster, folder: string): DatabaseCluster {
  mkdirSync(folder);
  const data = join(folder, 'data');
  execFileSync('cp', ['-Rp', cluster.data, data]); // with its owner, whom PostgreSQL asks for
  return { ...cluster, folder, data };
}

async function raise({ binaries, account, folder, data }: DatabaseCluster): Promise<number> {
  const port = await freePort();
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', wal_level: 'replica', fsync: 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = join(folder, 'postgres.log');
  const output = openSync(log, 'a');
  spawnAs(account, binaries.postgres, ['-D', data, ...flags], ['ignore', output, output], true).unref();
  closeSync(output);
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await livingPostmaster(data))?.status === 'ready') return port;
    await wait(100);
  }
  throw new Error(`The PostgreSQL of ${data} is not ready after a minute: ${readFileSync(log, 'utf8')}`);
}

function urlOf({ password }: DatabaseCluster, port: number, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

async function caughtUp(primary: string, standby: string): Promise<void> {
  const [{ written }] = await administer<{ written: string }>(primary, 'SELECT pg_current_wal_flush_lsn()::text AS written');
  for (let tries = 0; tries < 600; tries += 1) {
    const [{ there }] = await administer<{ there: boolean }>(standby, `SELECT pg_last_wal_replay_lsn() >= '${written}' AS there`);
    if (there) return;
    await wait(100);
  }
  throw new Error('The standby has not caught up after a minute.');
}
