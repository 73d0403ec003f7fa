import { Account, spawnAs } from './spawnAs';

export interface Ran {
  ok: boolean;
  /** What it printed, on either stream; or why it could not be started. */
  output: string;
  /** Of a program that could not be started: ENOENT, EACCES, … */
  errno?: string;
}

/** Runs a program as an account to its end. Never rejects. */
export async function runAs(account: Account, program: string, args: string[]): Promise<Ran> {
  try {
    return await run(account, program, args);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { ok: false, output: message, errno: code };
  }
}

/** Of what keeps a program from starting Node tells some by an event, some by throwing. */
function run(account: Account, program: string, args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawnAs(account, program, args, ['ignore', 'pipe', 'pipe']);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
