import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

/** What a scratch project holds beside start.cjs. Compiler and Jest are ours, linked, so that installing them needs no network. */
const FILES: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'scratch',
    version: '1.0.0',
    engines: { node: '>=20.19.0' },
    devDependencies: { typescript: `file:${join(ROOT, 'node_modules', 'typescript')}`, jest: `file:${join(ROOT, 'node_modules', 'jest')}` },
    jest: { rootDir: 'dist', testMatch: ['**/test/**/*.test.js'] },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      ...{ target: 'ES2023', lib: ['ES2023'], module: 'node16', types: [], strict: true, rootDir: '.', outDir: 'dist' },
      ...{ incremental: true, tsBuildInfoFile: 'dist/build.tsbuildinfo' },
    },
    include: ['src'],
  }),
  'test/tsconfig.json': JSON.stringify({
    extends: '../tsconfig.json',
    compilerOptions: { rootDir: '..', outDir: '../dist', tsBuildInfoFile: '../dist/test.tsbuildinfo' },
    include: ['.', '../src'],
  }),
  'src/ring.ts': `export const ring: string = 'gold';`,
  'src/main.ts': `import { ring } from './ring'; declare const process: { argv: string[] }, console: { log(...words: string[]): void };
    console.log(ring, ...process.argv.slice(2));`,
  'src/commands/fail.ts': `declare const process: { exitCode: number }; process.exitCode = 7; export {};`,
  'test/ring.test.ts': `import { ring } from '../src/ring'; declare const it: (name: string, test: () => void) => void;
    it('is of gold', () => { if (ring !== 'gold') throw new Error('it is of ' + ring); });`,
};

/** A project that start.cjs installs, compiles and runs, with a lock file and nothing installed. */
export function scratchProject(folder: string): void {
  for (const [name, text] of Object.entries(FILES)) write(folder, name, text);
  for (const name of ['start.cjs', 'startClaim.cjs']) cpSync(join(ROOT, 'src', 'commands', name), join(folder, 'src', 'commands', name));
  execFileSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
}

export function write(folder: string, name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** `node start.cjs …`, as a process group of its own. */
export function starting(folder: string, args: string[], uid?: number): ChildProcess {
  return spawn(process.execPath, [join(folder, 'src', 'commands', 'start.cjs'), ...args], { cwd: folder, uid, gid: uid, detached: true });
}

export async function ended(child: ChildProcess): Promise<Ended> {
  const said = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

export function started(folder: string, ...args: string[]): Promise<Ended> {
  return ended(starting(folder, args));
}
