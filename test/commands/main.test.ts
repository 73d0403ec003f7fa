import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../src/store/embedded';
import { runningProcess } from '../../src/store/embedded/runningProcess';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

/** The whole program as a person starts, stops and kills it; with an embedded database of its own, so without DATABASE_URL. */
const MAIN = join(__dirname, '../../src/main.js');
const KEY = join(__dirname, '../../src/commands/key.js');
jest.setTimeout(120_000); // starts of a whole Loupe, several a test

const folders: string[] = [];
const children = new Set<ChildProcess>();

afterAll(async () => {
  for (const child of children) await ended(child, 'SIGKILL');
  for (const folder of folders) {
    const postmaster = pidOf(folder);
    if (postmaster && isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT');
    removeFolder(folder);
  }
});

interface Started {
  child: ChildProcess;
  url: string;
  out: () => string;
}

function run(
  script: string,
  folder: string,
  environment: NodeJS.ProcessEnv = {},
  args: string[] = [],
): { child: ChildProcess; out: () => string; end: Promise<number | null> } {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: '', PORT: '0', LOUPE_DEMO: 'off', LOUPE_DATA: folder, ...environment },
  });
  children.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const end = once(child, 'close').then(([code]) => code as number | null);
  return { child, out: () => said, end };
}

async function started(folder: string, environment: NodeJS.ProcessEnv = {}): Promise<Started> {
  const { child, out, end } = run(MAIN, folder, environment);
  let code: number | null | undefined;
  void end.then((given) => (code = given));
  while (!/Ctrl-C stops everything/.test(out())) {
    if (code !== undefined) throw new Error(`ended with ${code}: ${out()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { child, out, url: /(http:\/\/\S+)\/graphql/.exec(out())?.[1] ?? '' };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const end = once(child, 'close');
  child.kill(signal);
  const [code] = (await end) as [number | null];
  return code;
}

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return join(folder, 'data');
}

/** The embedded PostgreSQL of a data folder. */
function pidOf(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'database/data/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  return runningProcess(pid) !== null; // one that has ended and is not buried yet counts as dead
}

async function madeKey(folder: string, ...args: string[]): Promise<string> {
  const { out, end } = run(KEY, folder, {}, ['create', ...args]);
  expect([await end, out()]).toEqual([0, expect.stringContaining('shown this once')]);
  return out().trim().split('\n').at(-1) ?? '';
}

async function ask(url: string, key: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const SAVE =
  'mutation { saveCollection(input: {clientKey: "1", code: "AURORA", name: "Aurora"}) { collection { code } userErrors { message } } }';
const READ = '{ collection(code: "AURORA") { name } }';

it('starts, serves, keeps its data over Ctrl-C and over kill -9, and leaves nothing running', async () => {
  const folder = newFolder();
  const first = await started(folder);
  const key = await madeKey(folder, '--role', 'STUDIO', '--person', 'Ines'); // beside the running one, on the same database
  expect(await ask(first.url, key, SAVE)).toMatchObject({ data: { saveCollection: { collection: { code: 'AURORA' } } } });
  const postmaster = pidOf(folder) ?? 0;
  expect(await ended(first.child, 'SIGINT')).toBe(0);
  expect(isAlive(postmaster)).toBe(false);

  const second = await started(folder);
  expect(await ask(second.url, key, READ)).toMatchObject({ data: { collection: { name: 'Aurora' } } });
  const orphan = pidOf(folder) ?? 0;
  await ended(second.child, 'SIGKILL');
  expect(isAlive(orphan)).toBe(true);

  const third = await started(folder);
  expect(await ask(third.url, key, READ)).toMatchObject({ data: { collection: { name: 'Aurora' } } });
  expect(pidOf(folder)).toBe(orphan); // attached
  expect(await ended(third.child, 'SIGTERM')).toBe(0);
  expect(isAlive(orphan)).toBe(false);

  expect(await madeKey(folder, '--role', 'ANALYST')).toMatch(/^loupe_/); // with nothing running, too
  expect(pidOf(folder)).toBeNull();
});

it('raises its PostgreSQL again when somebody has killed that under it, and goes on', async () => {
  const folder = newFolder();
  const loupe = await started(folder);
  const key = await madeKey(folder, '--role', 'STUDIO');
  await ask(loupe.url, key, SAVE);
  const killed = pidOf(folder) ?? 0;
  process.kill(killed, 'SIGKILL');
  let answer: unknown;
  for (let i = 0; i < 300 && !JSON.stringify(answer)?.includes('"Aurora"'); i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer = await ask(loupe.url, key, READ);
  }
  expect(answer).toMatchObject({ data: { collection: { name: 'Aurora' } } });
  for (let tries = 0; tries < 100 && !loupe.out().includes('it runs again'); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100)); // told after it answers
  expect(loupe.out()).toMatch(/PostgreSQL had ended; it runs again/);
  const raised = pidOf(folder) ?? 0;
  expect(raised).not.toBe(killed);
  expect(await ended(loupe.child, 'SIGINT')).toBe(0);
  expect(isAlive(raised)).toBe(false);
});

it('refuses a second start on the same data in one sentence', async () => {
  const folder = newFolder();
  const first = await started(folder);
  const { out, end } = run(MAIN, folder);
  expect(await end).toBe(1);
  expect(out().trim().split('\n')).toHaveLength(1);
  expect(out()).toMatch(/already|another Loupe/i);
  expect(await ended(first.child, 'SIGINT')).toBe(0);
});

it('stops in order when it is interrupted in the middle of starting', async () => {
  const folder = newFolder();
  const { child, end } = run(MAIN, folder);
  while (!pidOf(folder)) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  expect(await end).toBe(130);
  const left = pidOf(folder);
  expect(left !== null && isAlive(left)).toBe(false);
  const again = await started(folder);
  expect(await ended(again.child, 'SIGINT')).toBe(0);
});

it('says in a sentence that the port is taken, before anything else is done', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const folder = newFolder();
  const { out, end } = run(MAIN, folder, { PORT: String(port) });
  expect(await end).toBe(1);
  expect(out().trim()).toMatch(new RegExp(`^PORT: ${port} on 127.0.0.1 is taken`));
  expect(pidOf(folder)).toBeNull();
  taken.close();
});

it('names each setting that is wrong, what was found and what was expected', async () => {
  const { out, end } = run(MAIN, newFolder(), {
    PORT: 'http',
    LOUPE_TRUSTED_PROXIES: 'nonsense',
    LOUPE_TIME_ZONE: 'Mars/Olympus',
    LOUPE_DEMO: 'maybe',
    DATABASE_URL: 'mysql://secret@x/y',
  });
  expect(await end).toBe(1);
  const lines = out().trim().split('\n');
  expect(lines).toHaveLength(5);
  expect(lines).toEqual(
    expect.arrayContaining([
      'PORT: found "http", expected a whole number from 0 to 65535.',
      'LOUPE_TIME_ZONE: found "Mars/Olympus", expected an IANA time zone such as Europe/Paris.',
      'LOUPE_DEMO: found "maybe", expected on or off.',
      expect.stringMatching(/^LOUPE_TRUSTED_PROXIES: .* such as 10.0.0.0\/8, or loopback or uniquelocal/),
    ]),
  );
  expect(out()).not.toContain('secret');
});

it.each([
  ['postgres://loupe:secret@127.0.0.1:1/loupe', /^DATABASE_URL: no PostgreSQL answers at 127.0.0.1:1\.$/],
  ['postgres://loupe:secret@nowhere.invalid/loupe', /^DATABASE_URL: there is no host named "nowhere.invalid"\.$/],
])('says in a sentence why a server of the house cannot be used: %s', async (url, sentence) => {
  const { out, end } = run(MAIN, newFolder(), { DATABASE_URL: url });
  expect(await end).toBe(1);
  expect(out().trim()).toMatch(sentence);
});

it('says so too when the server refuses the user, or has no such database', async () => {
  const folder = newFolder();
  const { url, stop } = await startEmbedded({ folder, log: () => undefined });
  const other = (change: (server: URL) => void): string => {
    const server = new URL(url);
    change(server);
    return server.href;
  };
  const cases: [string, RegExp][] = [
    [other((server) => (server.password = 'wrong')), /refused the user "loupe" or its password/],
    [other((server) => (server.pathname = '/nothing')), /has no database "nothing"; create it first/],
  ];
  for (const [wrong, sentence] of cases) {
    const { out, end } = run(MAIN, newFolder(), { DATABASE_URL: wrong });
    expect([await end, out()]).toEqual([1, expect.stringMatching(sentence)]);
    expect(out()).not.toMatch(/secret|wrong|\n {4}at /);
  }
  await stop();
});

it('refuses a key for a role, vendor or channel that there is not', async () => {
  const folder = newFolder();
  const cases: [string[], RegExp][] = [
    [['--role', 'KING'], /Allowed choices are/],
    [['--role', 'VENDOR'], /needs the code of a vendor/],
    [['--role', 'VENDOR', '--vendor', 'NOBODY'], /no vendor with the code "NOBODY"/],
    [['--role', 'STUDIO', '--person', ' '], /^Expected a person's name of 1 to 200 characters, found " "\.$/m],
    [['--role', 'STUDIO', '--person', 'x'.repeat(300)], /^Expected a person's name of 1 to 200 characters/m],
  ];
  for (const [args, said] of cases) {
    const { out, end } = run(KEY, folder, {}, ['create', ...args]);
    expect([await end, out()]).toEqual([1, expect.stringMatching(said)]);
  }
});
