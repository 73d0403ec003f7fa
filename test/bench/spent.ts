import { answerOf, ended, probed, usedBy } from './probed';

/** Seconds of CPU and of the clock, and megabytes at the peak. */
export type Spent = Record<'cpu' | 'wall' | 'peak', number>;

/** What a process of its own takes to answer one request. */
export async function spent(script: string, request: object): Promise<Spent> {
  const child = probed(script);
  const [before, begun] = [await usedBy(child), performance.now()];
  child.send(request);
  await answerOf<{ output: object }>(child, 'output');
  const wall = (performance.now() - begun) / 1000;
  const after = await usedBy(child);
  await ended(child);
  return { cpu: after.cpuSeconds - before.cpuSeconds, wall, peak: after.peakMegabytes };
}
