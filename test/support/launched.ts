import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Launched {
  child: ChildProcess;
  url?: string;
  attached?: boolean;
  refused?: string;
  message?: string;
  /** What it logged until it answered. */
  logged: string;
}

interface Options {
  /** Of another copy of Loupe. */
  script?: string;
  uid?: number;
  arch?: string;
}

const LAUNCH = join(__dirname, 'launch.js');
const living = new Set<ChildProcess>();

/** Starts a Loupe with nothing but its database, as a process group of its own. It may not have answered yet. */
export function launching(folder: string, { script = LAUNCH, uid, arch }: Options = {}): ChildProcess {
  const child = spawn(process.execPath, [script, JSON.stringify({ folder, arch })], {
    uid,
    gid: uid,
    cwd: '/',
    detached: true,
    stdio: 'pipe',
  });
  living.add(child.once('exit', () => living.delete(child)));
  return child;
}

/** The same, once it has answered. */
export async function launched(folder: string, options: Options = {}): Promise<Launched> {
  const child = launching(folder, options);
  let told = '';
  let logged = '';
  child.stdout?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  while (!told.includes('\n') && child.exitCode === null) await Promise.race([once(child.stdout!, 'data'), once(child, 'close')]);
  if (told === '') throw new Error(`launch.js ended without an answer: ${logged}`);
  return { child, logged, ...(JSON.parse(told) as object) };
}

/** Sends a signal, and waits for the end. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Those that a failed test left behind; Jest would wait for them for ever. */
export async function endAll(): Promise<void> {
  await Promise.all([...living].map((child) => end(child, 'SIGKILL')));
}
