import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** A command of Loupe as a person calls it (`npm run COMMAND -- …`), to its end. */
export function called(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return calling(command, args, environment).end;
}

/** The same while it runs. */
export function calling(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): { child: ChildProcess; end: Promise<Ended> } {
  const child = spawn(process.execPath, [join(__dirname, `../../src/commands/${command}.js`), ...args], {
    env: { ...process.env, ...environment },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const end = once(child, 'close').then(([code]: (number | null)[]) => ({ code, ...said }));
  return { child, end };
}
