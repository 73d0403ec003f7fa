import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again; whoever calls has a limit on time. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}
