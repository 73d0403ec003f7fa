import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runningProcess } from './runningProcess';

export interface Postmaster {
  pid: number;
  port: number;
  /** As it wrote itself: starting, ready, stopping. */
  status: string;
}

/** Lines of postmaster.pid: pid, data folder, start, port, socket folder, address, shared memory, status (PostgreSQL: utils/pidfile.h). */
const LINE = { pid: 0, port: 3, status: 7 };

/** The PostgreSQL that serves this data folder now, or null. */
export async function livingPostmaster(data: string): Promise<Postmaster | null> {
  const file = join(data, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(ignoreMissing)).split('\n').map((line) => line.trim());
  const pid = Number(lines[LINE.pid]);
  const running = pid > 0 ? runningProcess(pid) : null;
  if (!running) return null;
  if (serves(running.command, data)) return { pid, port: Number(lines[LINE.port]), status: lines[LINE.status] ?? '' };
  await rm(file, { force: true });
  return null;
}

function ignoreMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

/**
 * We start it with the data folder among its words. A pid that some other program bears by now would keep PostgreSQL from starting for as
 * long as that program lives, hence the file is removed then; processes of ours that should survive are still found by their shared memory.
 */
function serves(command: string, data: string): boolean {
  return command === '' || command.includes(`-D ${data} `);
}
