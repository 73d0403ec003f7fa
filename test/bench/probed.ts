import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a process has used since it began. */
export interface Used {
  cpuSeconds: number;
  /** Resident memory at its highest. */
  peakMegabytes: number;
  /** Sent to PostgreSQL. */
  statements: number;
}

const PROBE = join(__dirname, 'probe.js');
const living = new Set<ChildProcess>();

/** Runs a program of its own that tells what it uses. Its words are swallowed unless somebody reads its output. */
export function probed(
  script: string,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
  execPath = process.execPath,
): ChildProcess {
  const child = fork(script, [...args], {
    ...{ execArgv: ['--require', PROBE], serialization: 'advanced', stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    ...{ env: { ...process.env, ...environment }, execPath },
  });
  child.stdout?.resume(); // or it would stop when the pipe is full
  living.add(child.once('exit', () => living.delete(child)));
  return child;
}

export async function usedBy(child: ChildProcess): Promise<Used> {
  child.send('used?');
  return (await answerOf<{ used: Used }>(child, 'used')).used;
}

/** The next message of a process that has such a field; fails when it ends without one. */
export function answerOf<Answer extends object>(child: ChildProcess, field: keyof Answer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      child.off('exit', onExit).off('message', onMessage);
      act();
    };
    const onExit = (): void => settle(() => reject(new Error(`${child.spawnargs.at(-1)} ended before it answered`)));
    const onMessage = (answer: object): void => {
      if ('failed' in answer || 'refused' in answer) settle(() => reject(new Error(JSON.stringify(answer))));
      else if ((answer as Answer)[field] !== undefined) settle(() => resolve(answer as Answer));
    };
    child.on('exit', onExit).on('message', onMessage);
  });
}

/** Where it says something on its output; fails when it ends without. */
export function saidBy(child: ChildProcess, words: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = words.exec(said);
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`ended before it said ${String(words)}: ${said}`)));
  });
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = once(child, 'exit');
  child.kill('SIGTERM');
  await end;
}

/** Those that are still there when the benches are broken off. */
export function killProbed(): void {
  for (const child of living) child.kill('SIGKILL');
}
