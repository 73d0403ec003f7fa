import { setTimeout as pause } from 'node:timers/promises';
import { livingPostmaster } from './livingPostmaster';

/** PostgreSQL's shutdown modes: fast rolls back what is open and writes a checkpoint; immediate leaves the rest to recovery; killing is the end of patience. */
const MODES: { signal: NodeJS.Signals; name: string; patienceMs: number }[] = [
  { signal: 'SIGINT', name: 'fast', patienceMs: 30_000 },
  { signal: 'SIGQUIT', name: 'immediate', patienceMs: 10_000 },
  { signal: 'SIGKILL', name: 'killed', patienceMs: 5_000 },
];

const POLL_MS = 25;

/** Stops the PostgreSQL of a data folder in order, whoever started it. Nothing committed is lost in any mode. */
export async function lowerPostmaster(data: string, log: (line: string) => void): Promise<void> {
  for (const { signal, name, patienceMs } of MODES) {
    const found = await livingPostmaster(data);
    if (!found) return;
    if (signal !== 'SIGINT') log(`PostgreSQL (process ${found.pid}) has not stopped yet; trying again: ${name}`);
    process.kill(found.pid, signal);
    if (await gone(data, patienceMs)) return;
  }
  log(`PostgreSQL on ${data} could not be stopped`);
}

async function gone(data: string, patienceMs: number): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(POLL_MS)) {
    if (!(await livingPostmaster(data))) return true;
  }
  return false;
}
