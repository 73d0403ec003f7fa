import { PostgresAccount } from './postgresAccount';
import { spawnAs } from './spawnAs';

export interface Ran {
  ok: boolean;
  /** What it printed, on either stream; or why it could not be started. */
  output: string;
  /** Of a program that could not be started: ENOENT, EACCES, … */
  errno?: string;
}

/** Runs a program as an account to its end. Never rejects. */
export function runAs(account: PostgresAccount, program: string, args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawnAs(account, program, args, ['ignore', 'pipe', 'pipe']);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error: NodeJS.ErrnoException) => resolve({ ok: false, output: error.message, errno: error.code }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
