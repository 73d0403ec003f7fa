import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { postgresAccount } from './postgresAccount';
import { runAs } from './runAs';
import { Account } from './spawnAs';
import { StartRefused } from './startRefused';

/** Where the database of a data folder lies, and who may write there. Beside `data` (PGDATA) lie our password, lock and log, which are never PostgreSQL's. */
export interface DatabaseHome {
  folder: string;
  data: string;
  account: Account;
}

/** Where root keeps what PostgreSQL, not being root, cannot reach in its own place: databases, and binaries. Enterable by everybody. */
export const COMMON_HOME = '/var/lib/loupe';

/**
 * Makes the asked folder, and answers where its database lies: right there, but for root where PostgreSQL's account may not enter the folder
 * or one above it (a clone in /root, a container's WORKDIR). Then it lies under COMMON_HOME, and a file `elsewhere` in the asked folder says
 * where, so that whoever deletes the data folder begins anew, and is not given a database whose pictures are gone.
 *
 * @param asked absolute
 */
export async function databaseHome(asked: string, log: (line: string) => void): Promise<DatabaseHome> {
  const folder = await makeFolder(asked);
  const elsewhere = await readElsewhere(folder);
  if (elsewhere) return homeIn(elsewhere);
  const home = await homeIn(folder);
  if (await usable(home)) return home;
  if (existsSync(join(home.data, 'PG_VERSION'))) throw closed(home);
  return homeIn(await chooseElsewhere(folder, home.account, log));
}

/** Closed to others, but for root, whose PostgreSQL has to enter it. Root keeps the folder itself: it must not write into what another account owns. */
async function makeFolder(asked: string): Promise<string> {
  const made = await mkdir(asked, { recursive: true });
  if (made) await chmod(asked, process.getuid?.() === 0 ? 0o755 : 0o700);
  return realpath(asked);
}

async function homeIn(folder: string): Promise<DatabaseHome> {
  const data = join(folder, 'data');
  return { folder, data, account: await postgresAccount(data) };
}

/** Tried, not reckoned: modes, access lists, mounts and namespaces all have their say. */
async function usable({ folder, account }: DatabaseHome): Promise<boolean> {
  if (account.uid === undefined) return true;
  const trial = await mkdtemp(join(folder, 'trial-'));
  try {
    await chown(trial, account.uid, account.gid ?? account.uid);
    return (await runAs(account, '/bin/sh', ['-c', 'test -O "$1" && test -w "$1" && test -x "$1"', 'sh', trial])).ok;
  } catch {
    return false; // a mount that knows no owners
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

function closed({ data, account }: DatabaseHome): StartRefused {
  return new StartRefused(
    'NOT_WRITABLE',
    `The database in ${data} belongs to ${account.name}, which may no longer enter it: open the folders above it (chmod o+x), or start Loupe as that account.`,
  );
}

async function readElsewhere(folder: string): Promise<string | null> {
  const note = join(folder, 'elsewhere');
  const elsewhere = existsSync(note) ? (await readFile(note, 'utf8')).trim() : null;
  if (elsewhere === null || existsSync(elsewhere)) return elsewhere;
  throw new StartRefused(
    'FOREIGN_FOLDER',
    `The database of ${folder} lay in ${elsewhere}, which is gone. Put it back, or remove ${note} to begin with an empty database.`,
  );
}

async function chooseElsewhere(folder: string, account: Account, log: (line: string) => void): Promise<string> {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const chosen = await noteElsewhere(folder, join(COMMON_HOME, `${hash}-${randomBytes(3).toString('hex')}`));
  log(`${account.name}, which PostgreSQL runs as, may not enter ${folder}: the database lies in ${chosen}`);
  const left = (await readdir(COMMON_HOME)).filter((name) => name.startsWith(`${hash}-`) && name !== basename(chosen));
  if (left.length > 0) log(`left over in ${COMMON_HOME} from a data folder that was deleted, used by nothing: ${left.join(', ')}`);
  return chosen;
}

/** Of two starts at once the first one's choice stands for both. */
async function noteElsewhere(folder: string, wish: string): Promise<string> {
  await writeFile(join(folder, 'elsewhere'), `${wish}\n`, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const chosen = (await readFile(join(folder, 'elsewhere'), 'utf8')).trim();
  await mkdir(chosen, { recursive: true });
  await Promise.all([COMMON_HOME, chosen].map((path) => chmod(path, 0o755)));
  return chosen;
}
