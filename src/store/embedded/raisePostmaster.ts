import { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseCluster } from './databaseCluster';
import { explainFailure } from './explainFailure';
import { freePort } from './freePort';
import { livingPostmaster, Postmaster } from './livingPostmaster';
import { postmasterSettings } from './postmasterSettings';
import { spawnAs } from './spawnAs';
import { StartRefused } from './startRefused';

export interface RaisedPostmaster extends Postmaster {
  /** It had been running before us. */
  attached: boolean;
}

/** Time for what passes by itself: processes of a killed postmaster holding the shared memory, a port taken since it was chosen. */
const RETRY_FOR_MS = 10_000;

/** Time for a postmaster that is at work. Recovery replays at most max_wal_size, 512 MB: seconds on a laptop, minutes on a poor disk. */
const WAIT_FOR_MS = 300_000;

const POLL_MS = 25;

const PASSING = /lock file "postmaster\.pid" already exists|pre-existing shared memory block|could not create any TCP\/IP sockets/;

/**
 * Attaches to the PostgreSQL that still serves the cluster, or starts one.
 *
 * @param choosePort called anew for each try
 */
export async function raisePostmaster(cluster: DatabaseCluster, choosePort = freePort): Promise<RaisedPostmaster> {
  const until = Date.now() + RETRY_FOR_MS;
  const log = join(cluster.folder, 'postgres.log');
  for (let tries = 1; ; tries++) {
    const found = await untilSettled(cluster.data);
    if (found) return { ...found, attached: true };
    if (tries === 1) beginLog(log);
    const launched = await launch(cluster, await choosePort(), log);
    if (typeof launched !== 'string') return { ...launched, attached: false };
    if (!PASSING.test(launched) || Date.now() > until) throw explainFailure(launched, cluster.folder);
    await pause(300);
  }
}

/** One that is starting becomes ready, one that is stopping goes: an earlier Loupe may have been killed in the middle of either. */
async function untilSettled(data: string): Promise<Postmaster | null> {
  const until = Date.now() + WAIT_FOR_MS;
  for (;;) {
    const found = await livingPostmaster(data);
    if (!found || found.status === 'ready') return found;
    if (Date.now() > until) throw unsettled(found, data);
    await pause(POLL_MS);
  }
}

function unsettled({ pid, status }: Postmaster, data: string): StartRefused {
  return new StartRefused(
    'NOT_STARTED',
    `PostgreSQL (process ${pid}) on ${data} has been ${status} for ${WAIT_FOR_MS / 60_000} minutes. End it with kill -QUIT ${pid}, and start again.`,
  );
}

/** The log of the run before is kept, as it may tell why it ended. */
function beginLog(log: string): void {
  if (existsSync(log)) renameSync(log, log.replace(/\.log$/, '.previous.log'));
}

/** In a session of its own, so that Ctrl-C in a terminal reaches only us, who stop it when nothing uses it any more. Answers what it said where it failed. */
async function launch({ binaries, account, data }: DatabaseCluster, port: number, log: string): Promise<Postmaster | string> {
  const output = openSync(log, 'a', 0o600);
  const before = fstatSync(output).size;
  const child = spawnAs(account, binaries.postgres, ['-D', data, ...flags(port)], ['ignore', output, output], true);
  closeSync(output);
  child.unref();
  let refused = '';
  child.once('error', ({ message }) => (refused = message));
  const ready = await untilReady(child, data);
  return ready ?? (readFileSync(log).subarray(before).toString() || refused || (await guess(child, log)));
}

/** On a full disk it cannot even write why it ended. */
async function guess({ signalCode, exitCode }: ChildProcess, log: string): Promise<string> {
  const { bavail, bsize } = await statfs(log);
  return bavail * bsize < 65_536 ? 'No space left on device' : `it ended with ${signalCode ?? exitCode}`;
}

function flags(port: number): string[] {
  return Object.entries(postmasterSettings(port)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Null where it ended before; one that takes too long is ended. */
async function untilReady(child: ChildProcess, data: string): Promise<Postmaster | null> {
  const until = Date.now() + WAIT_FOR_MS;
  while (child.exitCode === null && child.signalCode === null) {
    const found = await livingPostmaster(data);
    if (found?.pid === child.pid && found?.status === 'ready') return found;
    if (Date.now() > until) child.kill('SIGQUIT');
    await pause(POLL_MS);
  }
  return null;
}
