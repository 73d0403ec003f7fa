import type { ChildProcess } from 'node:child_process';
import { answerOf, ended, probed, usedBy } from './probed';

/** Seconds of CPU and of the clock, and megabytes at the peak. */
export type Spent = Record<'cpu' | 'wall' | 'peak', number>;

/** What a process of its own takes to answer requests, one after the other. `before`: what it has done by then, as a worker's process has. */
export async function spent(script: string, requests: readonly object[], before: readonly object[] = []): Promise<Spent> {
  const child = probed(script);
  for (const request of before) await answered(child, request);
  const [used, begun] = [await usedBy(child), performance.now()];
  for (const request of requests) await answered(child, request);
  const wall = (performance.now() - begun) / 1000;
  const after = await usedBy(child);
  await ended(child);
  return { cpu: after.cpuSeconds - used.cpuSeconds, wall, peak: after.peakMegabytes };
}

async function answered(child: ChildProcess, request: object): Promise<void> {
  child.send(request);
  await answerOf<{ output: object }>(child, 'output');
}
