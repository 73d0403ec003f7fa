import { chmodSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lowerPostmaster } from '../../src/store/embedded/lowerPostmaster';
import { startLock } from '../../src/store/embedded/startLock';
import { removeFolder } from './temporaryFolder';

const PREFIX = 'loupe-test-server-';
/** A folder this young may be another run's that has not locked it yet. */
const SETTLED_MS = 60_000;

/** A new folder for the PostgreSQL of a test run; everybody may enter, since under root PostgreSQL runs as another. */
export function serverFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o755);
  return folder;
}

/** Stops and removes what runs that were killed outright (SIGKILL, a crash) have left behind; those that live hold their lock. */
export async function sweepServers(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const folder of folders.map((name) => join(tmpdir(), name)).filter(isSettled)) {
    const lock = await startLock(folder).catch(() => null); // living, or of another user
    if (!lock) continue;
    await lowerPostmaster(join(folder, 'data'), () => undefined);
    removeFolder(folder);
  }
}

function isSettled(folder: string): boolean {
  return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > SETTLED_MS;
}
