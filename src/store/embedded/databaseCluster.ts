import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseHome } from './databaseHome';
import { explainFailure } from './explainFailure';
import { PostgresBinaries } from './postgresBinaries';
import { runAs } from './runAs';
import { Account } from './spawnAs';
import { StartRefused } from './startRefused';

/** A cluster fit to be served: made by these binaries or their like. */
export interface DatabaseCluster extends DatabaseHome {
  binaries: PostgresBinaries;
  password: string;
}

/** The superuser of the cluster, and our database in it. */
export const OWNER = 'loupe';

/** Text is UTF-8, compared by code point, by rules that PostgreSQL (17 and later) brings itself: no locale of the system, none that an update could change under an index. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** Finds the cluster in its home, or makes one. Existing data are read, never changed. */
export async function databaseCluster(
  home: DatabaseHome,
  binaries: PostgresBinaries,
  log: (line: string) => void,
): Promise<DatabaseCluster> {
  await removeDrafts(home.folder);
  if (existsSync(join(home.data, 'PG_VERSION'))) {
    await refuseOtherVersion(home, binaries);
    return { ...home, binaries, password: await readPassword(home) };
  }
  await refuseForeignData(home);
  log(`making a database in ${home.data} (once)`);
  const password = await keepPassword(home);
  await makeCluster(home, binaries, password);
  return { ...home, binaries, password };
}

/** What initdb had begun when its start was killed. */
async function removeDrafts(folder: string): Promise<void> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith('data.new-'));
  await Promise.all(drafts.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })));
}

async function refuseOtherVersion({ data, folder }: DatabaseHome, { major }: PostgresBinaries): Promise<void> {
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (found === String(major)) return;
  throw new StartRefused(
    'OTHER_VERSION',
    `The database in ${data} was made by PostgreSQL ${found}, and Loupe brings ${major}. Nothing was changed. ` +
      `Move it over with pg_dump of version ${found}, or set ${folder} aside to begin with an empty one.`,
  );
}

async function refuseForeignData({ data }: DatabaseHome): Promise<void> {
  const found = existsSync(data) ? await readdir(data) : [];
  if (found.length === 0) return;
  throw new StartRefused(
    'FOREIGN_FOLDER',
    `${data} holds no PostgreSQL database, yet is not empty (${found.slice(0, 3).join(', ')}). Move what lies there, or set LOUPE_DATA to another folder.`,
  );
}

/** @throws StartRefused PASSWORD_LOST */
export async function readPassword({ folder }: DatabaseHome): Promise<string> {
  const file = join(folder, 'password');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  throw new StartRefused(
    'PASSWORD_LOST',
    `The database in ${folder} has lost its password: ${file} is missing. Put it back from a copy of the folder.`,
  );
}

/** On the disk before the cluster is: a cluster without its password would be lost. One left by a start that was killed serves again. */
async function keepPassword(home: DatabaseHome): Promise<string> {
  const file = join(home.folder, 'password');
  if (existsSync(file) && (await readPassword(home)) !== '') return readPassword(home);
  const password = randomBytes(24).toString('hex');
  await writeSecret(file, password);
  return password;
}

async function writeSecret(file: string, secret: string, owner?: Account): Promise<void> {
  await rm(file, { force: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    if (owner?.uid !== undefined) await handle.chown(owner.uid, owner.gid ?? owner.uid);
    await handle.writeFile(`${secret}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** In a draft beside it, renamed when done: `data` is a whole cluster or is not there. */
async function makeCluster({ folder, data, account }: DatabaseHome, { initdb }: PostgresBinaries, password: string): Promise<void> {
  const draft = join(folder, `data.new-${process.pid}`);
  const passwordFile = `${draft}.password`; // initdb reads it as the account, which must not own ours
  await mkdir(draft, { mode: 0o700 });
  if (account.uid !== undefined) await chown(draft, account.uid, account.gid ?? account.uid);
  await writeSecret(passwordFile, password, account);
  const ran = await runAs(account, initdb, [
    `--pgdata=${draft}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    ...LOCALE,
  ]);
  await rm(passwordFile, { force: true });
  if (!ran.ok) {
    await rm(draft, { recursive: true, force: true });
    throw explainFailure(ran.output, folder);
  }
  if (existsSync(data)) await rmdir(data);
  await rename(draft, data);
}
