import { randomBytes } from 'node:crypto';
import { startEmbedded } from '../../src/store/embedded';
import { migrate } from '../../src/store/migrate';
import { administer, databaseUrl } from './administer';
import { serverFolder, sweepServers } from './sweepServers';
import { removeFolder } from './temporaryFolder';

interface TestServer {
  /** Of a database that is there whatever the tests do; its role may create databases. */
  url: string;
  stop(): Promise<void>;
}

/**
 * What every database of this run begins with, so that runs which share a server do not touch each other's, and the end of a run finds what a
 * test file that crashed has left. The migrated template has this name itself.
 */
const RUN = `loupe_test_${randomBytes(4).toString('hex')}`;

let server: TestServer | undefined;
let lowering: Promise<void> | undefined;

/** The PostgreSQL of a test run, with one migrated database to copy; told to the test files by the environment. */
export async function raiseTestServer(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void lowerAndExit());
  try {
    server = await (process.env.DATABASE_URL ? given(process.env.DATABASE_URL) : embedded());
    await administer(server.url, `CREATE DATABASE ${RUN}`);
    await migrate(databaseUrl(server.url, RUN));
  } catch (error) {
    await lowerTestServer(); // Jest runs no teardown after a setup that failed
    throw error;
  }
  Object.assign(process.env, { LOUPE_TEST_SERVER: server.url, LOUPE_TEST_TEMPLATE: RUN });
}

/** Whoever asks waits for the end: a signal and the program that it ends may ask at once. */
export function lowerTestServer(): Promise<void> {
  lowering ??= server?.stop() ?? Promise.resolve();
  return lowering;
}

async function lowerAndExit(): Promise<void> {
  await lowerTestServer();
  process.exit(1);
}

function given(url: string): Promise<TestServer> {
  return Promise.resolve({ url, stop: () => dropAll(url) });
}

async function embedded(): Promise<TestServer> {
  await sweepServers();
  const folder = serverFolder();
  try {
    const database = await startEmbedded({ folder, log: () => undefined });
    return { url: database.url, stop: () => database.stop().finally(() => removeFolder(folder)) };
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}

async function dropAll(url: string): Promise<void> {
  const left = await administer<{ datname: string }>(url, `SELECT datname FROM pg_database WHERE starts_with(datname, '${RUN}')`);
  for (const { datname } of left) await administer(url, `DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}
