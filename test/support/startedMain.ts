import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A Loupe as a person starts it, on a database and a data folder that are given. */
export interface StartedMain {
  child: ChildProcess;
  /** All that it has said so far. */
  said(): string;
  /** Settles when it has said so; fails when it ends without. */
  until(words: RegExp): Promise<void>;
  url(): string;
}

const MAIN = join(__dirname, '../../src/main.js');
const living = new Set<ChildProcess>();

export function startMain(environment: NodeJS.ProcessEnv): StartedMain {
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, PORT: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  living.add(child.once('exit', () => living.delete(child)));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close');
  return {
    child,
    said: () => said,
    async until(words) {
      while (!words.test(said)) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Loupe ended before it said ${String(words)}: ${said}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
    url: () => /(http:\/\/\S+)\/graphql/.exec(said)?.[1] ?? '',
  };
}

export async function stopMain({ child }: StartedMain, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill(signal);
  await ended;
}

/** Those that a failed test left behind. */
export function killMains(): void {
  for (const child of living) child.kill('SIGKILL');
}
