import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runAs } from './runAs';
import { Account } from './spawnAs';
import { StartRefused } from './startRefused';

/**
 * PostgreSQL refuses to run as root, so root needs another account for it: the owner of the data where there are any, else one of these,
 * which are there already. None is created: useradd and adduser differ between systems, fail where /etc is read-only, and an account is
 * no thing for `npm start` to leave behind. `nobody` may serve other programs too; data folder and password are closed to all but owner.
 */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/** @param data the cluster's folder, existing or not */
export async function postgresAccount(data: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { name: 'this user' };
  return (await ownerOf(data)) ?? (await firstOf(CANDIDATES));
}

async function ownerOf(data: string): Promise<Account | null> {
  const found = existsSync(join(data, 'PG_VERSION')) ? await stat(data) : null;
  if (!found) return null;
  if (found.uid !== 0) return { name: `uid ${found.uid}`, uid: found.uid, gid: found.gid };
  throw new StartRefused(
    'FOREIGN_FOLDER',
    `The database in ${data} belongs to root, but PostgreSQL does not run as root. Give it to an account: chown -R postgres ${data}`,
  );
}

async function firstOf(names: readonly string[]): Promise<Account> {
  for (const name of names) {
    const account = await lookUp(name);
    if (account && (await mayBecome(account))) return account;
  }
  throw new StartRefused(
    'NO_ACCOUNT',
    `PostgreSQL does not run as root, and here root can become none of the accounts ${names.join(', ')}. ` +
      'Start Loupe as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  );
}

/** Asks id(1), not /etc/passwd: accounts may come from elsewhere. */
async function lookUp(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => promisify(execFile)('id', [flag, name])));
    return { name, uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return null;
  }
}

/** Root may not, in a namespace that holds one user, or without the capability for it. */
async function mayBecome(account: Account): Promise<boolean> {
  return (await runAs(account, '/bin/sh', ['-c', ':'])).ok;
}
