import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { databaseCluster } from '../../src/store/embedded/databaseCluster';
import { databaseHome } from '../../src/store/embedded/databaseHome';
import { startEmbedded } from '../../src/store/embedded';
import { freePort } from '../../src/store/embedded/freePort';
import { livingPostmaster } from '../../src/store/embedded/livingPostmaster';
import { lowerPostmaster } from '../../src/store/embedded/lowerPostmaster';
import { postgresBinaries } from '../../src/store/embedded/postgresBinaries';
import { raisePostmaster } from '../../src/store/embedded/raisePostmaster';
import { end, endAll, launched, launching } from '../support/launched';
import { scratchLoupe, withoutInstallScript } from '../support/scratchLoupe';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

const isRoot = process.getuid?.() === 0;
const STRANGER = 65534; // nobody
const silent = () => undefined;

const scratch = temporaryFolder();
const settled = join(scratch, 'settled'); // a database that is there already
const loupe = scratchLoupe(join(scratch, 'project'));
const elsewhere: string[] = [];

beforeAll(() => startEmbedded({ folder: settled, log: silent }).then((database) => database.stop()));

afterEach(async () => {
  await endAll();
  for (const name of readdirSync(scratch)) await lowerPostmaster(join(scratch, name, 'data'), silent);
});

afterAll(async () => {
  for (const folder of elsewhere) await lowerPostmaster(join(folder, 'data'), silent);
  for (const folder of [scratch, ...elsewhere]) removeFolder(folder);
});

describe('a database in an empty folder', () => {
  it('is UTF-8 in UTC, on the loopback only, and needs the password that lies beside it, closed to others', async () => {
    const folder = join(scratch, 'fresh');
    const database = await startEmbedded({ folder, log: silent });
    expect(await ask(database.url, SETTINGS)).toEqual([
      {
        encoding: 'UTF8',
        timezone: 'UTC',
        addresses: '127.0.0.1',
        sockets: '',
        fsync: 'on',
        provider: 'b',
        locale: 'C.UTF-8',
        database: 'loupe',
      },
    ]);
    expect(await ask(database.url, `SELECT upper('é') AS upper, 'Z' < 'a' AS before`)).toEqual([{ upper: 'É', before: true }]);
    await expect(ask(database.url.replace(/:[0-9a-f]+@/, ':guessed@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    await database.stop();
  });

  it('is made anew when the start that made it was killed in the middle', async () => {
    const folder = join(scratch, 'half-made');
    const first = launching(folder);
    while (!drafts(folder).some((name) => existsSync(join(folder, name, 'PG_VERSION')))) await pause(5);
    await end(first, 'SIGKILL');
    expect(existsSync(join(folder, 'data'))).toBe(false);

    const database = await startEmbedded({ folder, log: silent });
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(drafts(folder)).toEqual([]);
    await database.stop();
  });
});

describe('a database stopped and started', () => {
  it('keeps what was written, begins its log anew, and keeps the log before', async () => {
    for (const ring of [1, 2, 3]) {
      const database = await startEmbedded({ folder: settled, log: silent });
      await ask(database.url, `CREATE TABLE IF NOT EXISTS ring (id int)`, `INSERT INTO ring VALUES (${ring})`);
      expect(await ask(database.url, 'SELECT count(*)::int AS rings FROM ring')).toEqual([{ rings: ring }]);
      await database.stop();
      expect(await livingPostmaster(join(settled, 'data'))).toBeNull();
    }
    for (const log of ['postgres.log', 'postgres.previous.log']) expect(starts(join(settled, log))).toBe(1);
  });

  it('stops although a client holds a transaction open, and once, however often it is told to', async () => {
    const database = await startEmbedded({ folder: settled, log: silent });
    const client = await connected(database.url);
    await client.query('BEGIN');
    await Promise.all([database.stop(), database.stop()]);
    await database.stop();
    expect(await livingPostmaster(join(settled, 'data'))).toBeNull();
  });

  it('takes another port when the one it chose was taken meanwhile', async () => {
    const home = await databaseHome(settled, silent);
    const cluster = await databaseCluster(home, await postgresBinaries(home, silent), silent);
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    const taken = (occupant.address() as AddressInfo).port;
    const choices = [taken, taken, await freePort()];
    const raised = await raisePostmaster(cluster, () => Promise.resolve(choices.shift() ?? 0));
    expect([raised.attached, raised.port !== taken, choices]).toEqual([false, true, []]);
    occupant.close();
  });

  it('is not kept from starting by a program that bears the pid of its last postmaster', async () => {
    await writeFile(join(settled, 'data', 'postmaster.pid'), `${process.pid}\n${join(settled, 'data')}\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
    const database = await startEmbedded({ folder: settled, log: silent });
    expect(database.attached).toBe(false);
    await database.stop();
  });
});

describe('a Loupe that was killed', () => {
  it('leaves PostgreSQL running; the next attaches to it, and stops it', async () => {
    const first = await launched(settled);
    await ask(first.url!, 'CREATE TABLE bangle AS SELECT 7 AS id');
    await end(first.child, 'SIGKILL');

    const database = await startEmbedded({ folder: settled, log: silent });
    expect([database.attached, database.url]).toEqual([true, first.url]);
    expect(await ask(database.url, 'SELECT id FROM bangle')).toEqual([{ id: 7 }]);
    await database.stop();
    expect(await livingPostmaster(join(settled, 'data'))).toBeNull();
  });

  it('by Ctrl-C in its terminal, has not taken PostgreSQL with it', async () => {
    const { child } = await launched(settled);
    const ended = once(child, 'exit');
    process.kill(-child.pid!, 'SIGINT'); // what a terminal does: to the whole group
    await ended;
    await pause(300);
    expect(await livingPostmaster(join(settled, 'data'))).toMatchObject({ status: 'ready' });
  });

  it('together with PostgreSQL, loses nothing that was committed', async () => {
    const { child, url } = await launched(settled);
    await ask(url!, 'CREATE TABLE locket AS SELECT generate_series(1, 10000) AS id');
    const client = await connected(url!);
    const busy = client.query('SELECT sum(i) FROM generate_series(1, 5000000) AS i').catch(silent); // outlives its postmaster by a second
    process.kill((await livingPostmaster(join(settled, 'data')))!.pid, 'SIGKILL');
    await end(child, 'SIGKILL');

    const database = await startEmbedded({ folder: settled, log: silent });
    expect(database.attached).toBe(false);
    expect(await ask(database.url, 'SELECT count(*)::int AS lockets FROM locket')).toEqual([{ lockets: 10000 }]);
    await busy;
    await database.stop();
  });

  it('while PostgreSQL was stopping, is followed by a fresh start', async () => {
    const { child } = await launched(settled);
    process.kill((await livingPostmaster(join(settled, 'data')))!.pid, 'SIGINT');
    await end(child, 'SIGKILL');
    const database = await startEmbedded({ folder: settled, log: silent });
    expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
  });
});

describe('PostgreSQL as npm leaves it', () => {
  it('without its links and executable bits, because install scripts are blocked, is mended in place', async () => {
    withoutInstallScript(loupe);
    for (const name of ['initdb', 'postgres']) await chmod(join(loupe.native, 'bin', name), 0o644);
    const { child, url, logged } = await launched(settled, { script: loupe.script });
    expect(await ask(url!, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(logged).not.toContain('copying');
    await end(child);
  });

  it('the same, in node_modules of another user, is used from a copy made once', async () => {
    withoutInstallScript(loupe);
    const { folder, uid } = isRoot ? { folder: folderOf(STRANGER), uid: STRANGER } : { folder: settled, uid: undefined };
    if (!isRoot) await chmod(join(loupe.native, 'lib'), 0o555);
    for (const start of ['first', 'second']) {
      const { child, url, logged } = await launched(folder, { script: loupe.script, uid });
      expect(await ask(url!, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(logged.includes('copying PostgreSQL')).toBe(start === 'first');
      await end(child);
    }
    if (!isRoot) await chmod(join(loupe.native, 'lib'), 0o755);
  });
});

// PostgreSQL refuses root, so only a start by root lowers its account; CI is root, and the tests above hold for everybody.
(isRoot ? describe : describe.skip)('root (skipped for others)', () => {
  it('runs PostgreSQL as an account of its own, to which only the data belong', async () => {
    const database = await startEmbedded({ folder: settled, log: silent });
    const owner = statSync(join(settled, 'data')).uid;
    expect(owner).not.toBe(0);
    expect(await uidOfPostmaster(settled)).toBe(owner);
    for (const name of ['.', 'password', 'postgres.log']) expect(statSync(join(settled, name)).uid).toBe(0);
    await database.stop();
  });

  it('runs a database that is another user’s as that user, who can start it again afterwards', async () => {
    const folder = folderOf(STRANGER);
    await launched(folder, { script: loupe.script, uid: STRANGER }).then(({ child }) => end(child));
    const database = await startEmbedded({ folder, log: silent });
    expect(await uidOfPostmaster(folder)).toBe(STRANGER);
    await database.stop();
    const again = await launched(folder, { script: loupe.script, uid: STRANGER });
    expect(again.refused).toBeUndefined();
    await end(again.child);
  });

  it('puts the database elsewhere when its account may not enter the folder, says so once, and begins anew when the folder is deleted', async () => {
    const closed = join(scratch, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const folder = join(closed, 'postgres');
    const lines: string[] = [];
    const countStart = async () => {
      const database = await startEmbedded({ folder, log: (line) => lines.push(line) });
      elsewhere.push(readFileSync(join(folder, 'elsewhere'), 'utf8').trim());
      const rows = await ask(
        database.url,
        'CREATE TABLE IF NOT EXISTS start (n int)',
        'INSERT INTO start VALUES (1)',
        'SELECT sum(n)::int AS starts FROM start',
      );
      await database.stop();
      return rows;
    };

    expect(await countStart()).toEqual([{ starts: 1 }]);
    await chmod(closed, 0o755); // opened afterwards, the folder must not seem empty
    expect(await countStart()).toEqual([{ starts: 2 }]);
    expect(lines.filter((line) => line.includes('the database lies in /var/lib/loupe/'))).toHaveLength(1);

    await chmod(closed, 0o700);
    removeFolder(folder);
    expect(await countStart()).toEqual([{ starts: 1 }]);
    expect(lines.at(-3)).toContain('left over in /var/lib/loupe');
  });
});

const SETTINGS = `
  SELECT current_setting('server_encoding') AS encoding, current_setting('timezone') AS timezone, current_setting('listen_addresses') AS addresses,
         current_setting('unix_socket_directories') AS sockets, current_setting('fsync') AS fsync, datlocprovider AS provider, datlocale AS locale,
         datname AS database
    FROM pg_database WHERE datname = current_database()`;

/** A folder of another user, made once. */
function folderOf(uid: number): string {
  const folder = join(scratch, `of-${uid}`);
  mkdirSync(folder, { recursive: true });
  chownSync(folder, uid, uid);
  return folder;
}

async function uidOfPostmaster(folder: string): Promise<number> {
  return statSync(`/proc/${(await livingPostmaster(join(folder, 'data')))!.pid}`).uid;
}

/** Answers the rows of the last statement. */
async function ask(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = await connected(url);
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** It bears the end of its server in silence. */
async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', silent);
  await client.connect();
  return client;
}

function drafts(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('data.new')) : [];
}

function starts(log: string): number {
  return readFileSync(log, 'utf8').split('starting PostgreSQL').length - 1;
}
