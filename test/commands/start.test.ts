import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ended, scratchProject, started, starting, write } from '../support/scratchProject';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

const STRANGER = 65534; // nobody

const project = temporaryFolder();

beforeAll(() => scratchProject(project));
afterAll(() => removeFolder(project));

describe('on a fresh clone, start.cjs', () => {
  beforeEach(() => {
    for (const name of ['node_modules', 'dist']) removeFolder(join(project, name));
  });

  it('installs and compiles, says so in two lines, runs the program with its arguments; then only runs it, also when the install was made by hand', async () => {
    expect(await started(project, 'main', 'a', '--b')).toEqual({
      code: 0,
      out: 'gold a --b\n',
      err: expect.stringMatching(/^Installing.*\nCompiling\.\n$/),
    });
    expect(await started(project, 'main')).toEqual({ code: 0, out: 'gold\n', err: '' });
    rmSync(join(project, 'node_modules', '.loupe-installed'));
    expect(await started(project, 'main')).toEqual({ code: 0, out: 'gold\n', err: '' });
  });

  it('started twice at once, installs and compiles once', async () => {
    const both = await Promise.all([started(project, 'main'), started(project, 'main')]);
    expect(both.map(({ code, out }) => [code, out])).toEqual([
      [0, 'gold\n'],
      [0, 'gold\n'],
    ]);
    const said = both.map(({ err }) => err).join('');
    for (const line of [/Installing/g, /Compiling/g, /Another start \(process \d+\) is installing or compiling; waiting/g])
      expect(said.match(line)).toHaveLength(1);
    expect(claims()).toEqual([]);
  });

  it('broken off by Ctrl-C while it installs, says so, and does it again', async () => {
    const child = starting(project, ['main']);
    const end = ended(child);
    await stepBegun();
    process.kill(-child.pid!, 'SIGINT');
    expect(await end).toMatchObject({ code: 130, err: expect.stringContaining('npm ci was broken off; the next start does it again') });
    expect(await started(project, 'main')).toMatchObject({ code: 0, out: 'gold\n', err: expect.stringContaining('Installing') });
  });

  it('killed while it installs, lets its npm come to an end before the next one does it again', async () => {
    const child = starting(project, ['main']);
    await stepBegun();
    const npm = claimants().find((pid) => pid !== child.pid)!;
    process.kill(npm, 'SIGSTOP'); // or its install may be done before the next start has looked
    child.kill('SIGKILL');
    const next = starting(project, ['main']);
    const end = ended(next);
    await once(next.stderr!, 'data');
    process.kill(npm, 'SIGCONT');
    expect(await end).toMatchObject({ code: 0, out: 'gold\n', err: expect.stringMatching(/waiting for it[^]*Installing/) });
    expect(claims()).toEqual([]);
  });
});

describe('on a clone that was started before, start.cjs', () => {
  beforeAll(() => started(project, 'main'));

  it('compiles what was edited, and lets nothing remain of sources that are gone', async () => {
    write(project, 'src/ring.ts', `export const ring: string = 'silver';`);
    write(project, 'src/commands/once.ts', `export {};`);
    expect(await started(project, 'main')).toEqual({ code: 0, out: 'silver\n', err: 'Compiling.\n' });
    write(project, 'src/ring.ts', `export const ring: string = 'gold';`);
    rmSync(join(project, 'src', 'commands', 'once.ts'));
    expect(await started(project, 'once')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no program "once". There are: main, test, fail.'),
    });
  });

  it('compiles again what another build has written since', async () => {
    write(project, 'src/ring.ts', `export const ring: string = 'silver';`);
    expect(await started(project, 'test')).toMatchObject({ code: 1, err: expect.stringContaining('it is of silver') });
    write(project, 'src/ring.ts', `export const ring: string = 'gold';`);
    expect(await started(project, 'main')).toMatchObject({ code: 0, out: 'gold\n' });
    expect(await started(project, 'test', '-t', 'is of gold')).toMatchObject({ code: 0, err: expect.stringContaining('1 passed') });
  });

  it('compiles the tests too for the benches, which stand among them', async () => {
    write(project, 'src/commands/bench.ts', `void import('../../test/hammer.js' as string);`);
    write(project, 'test/hammer.ts', `declare const console: { log(word: string): void }; console.log('hammered');`);
    expect(await started(project, 'bench')).toEqual({ code: 0, out: 'hammered\n', err: 'Compiling the tests.\n' });
    expect(await started(project, 'main')).toEqual({ code: 0, out: 'gold\n', err: '' });
    for (const file of ['src/commands/bench.ts', 'test/hammer.ts']) rmSync(join(project, file));
  });

  it.each([
    ['by Ctrl-C', (start: number) => -start],
    ['by Ctrl-C of which the compiler alone has heard yet', (start: number) => claimants().find((pid) => pid !== start)!],
  ])('broken off %s while it compiles, does it again', async (_how, target) => {
    write(project, 'src/ring.ts', `export const ring: string = 'copper';`);
    const child = starting(project, ['main']);
    const end = ended(child);
    await stepBegun();
    process.kill(target(child.pid!), 'SIGINT');
    expect(await end).toMatchObject({ code: 130, err: expect.stringContaining('tsc was broken off') });
    write(project, 'src/ring.ts', `export const ring: string = 'gold';`);
    expect(await started(project, 'main')).toMatchObject({ code: 0, out: 'gold\n', err: 'Compiling.\n' });
  });

  it('tells what the compiler said, and does not run what it refused', async () => {
    write(project, 'src/ring.ts', `export const ring: number = 'gold';`);
    for (let start = 1; start <= 2; start++) {
      expect(await started(project, 'main')).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/src\/ring\.ts.*TS2322[^]*tsc failed with exit code 2/),
      });
    }
    write(project, 'src/ring.ts', `export const ring: string = 'gold';`);
    expect(await started(project, 'main')).toMatchObject({ code: 0, out: 'gold\n' });
  });

  it('hands on the exit code of the program', async () => {
    expect(await started(project, 'fail')).toEqual({ code: 7, out: '', err: '' });
  });

  it('installs again after the lock file changed', async () => {
    write(project, 'package-lock.json', `${readFileSync(join(project, 'package-lock.json'), 'utf8')}\n`);
    rmSync(join(project, 'node_modules', 'jest'));
    expect(await started(project, 'main')).toMatchObject({ code: 0, err: expect.stringMatching(/^Installing.*\nCompiling\.\n$/) });
  });

  it('tells what npm said when it fails', async () => {
    renameSync(join(project, 'package-lock.json'), join(project, 'lock.json'));
    write(project, 'package-lock.json', '{"lockfileVersion": 3, "packages": {"node_modules/ring": {"version": "1.0.0"}}}');
    expect(await started(project, 'main')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/npm error[^]*npm ci failed with exit code 1/),
    });
    renameSync(join(project, 'lock.json'), join(project, 'package-lock.json'));
    expect(await started(project, 'main')).toMatchObject({ code: 0, out: 'gold\n' });
  });

  // Only root can make a folder that belongs to another user; CI is root.
  (process.getuid?.() === 0 ? it : it.skip)(
    'runs as a user who may not write there (skipped unless root), and tells that user what cannot be made',
    async () => {
      expect(await ended(starting(project, ['main'], STRANGER))).toEqual({ code: 0, out: 'gold\n', err: '' });
      write(project, 'src/ring.ts', `export const ring: string = 'silver';`);
      expect(await ended(starting(project, ['main'], STRANGER))).toMatchObject({
        code: 1,
        err: expect.stringContaining('you cannot write'),
      });
      expect(existsSync(join(project, 'dist', '.built'))).toBe(true);
    },
  );
});

/** npm or tsc has been started: beside start.cjs, it too has a claim. */
async function stepBegun(): Promise<void> {
  while (claims().length < 2) await new Promise(setImmediate);
}

function claims(): string[] {
  return existsSync(join(project, 'dist')) ? readdirSync(join(project, 'dist')).filter((name) => name.startsWith('.start-')) : [];
}

function claimants(): number[] {
  return claims().map((name) => Number(name.split('-')[1]));
}
