import type { Worker } from '../store/queue';
import { newWorker } from '../workers/worker';
import type { Demo } from './Demo';

/** As many as a small machine has processors. */
const HANDS = 2;

/** Has all work done that the story has asked for so far, by the workers that do it for everybody. */
export async function settle(demo: Demo): Promise<void> {
  const worker = storyWorker(demo);
  await Promise.all(Array.from({ length: HANDS }, () => demo.workshop.queue.drain(worker)));
}

function storyWorker({ workshop }: Demo): Worker {
  return newWorker(workshop);
}
