import { fold } from '../scorecard/rollups/fold';
import type { Workshop } from './Workshop';

const EVERY_MS = 5000;

/** Folds what changed into the rollups every few seconds, until stopped. Several workers may do so: one at a time folds, the others pass. */
export function keepFolded(workshop: Workshop): () => void {
  let isStopped = false;
  let isFolding = false;
  const run = async (): Promise<void> => {
    if (isFolding) return;
    isFolding = true;
    try {
      while (!isStopped && (await fold(workshop.database, workshop.house.timeZone)) > 0);
    } catch (error) {
      if (!isStopped) workshop.log.error({ err: error }, 'folding the rollups failed');
    } finally {
      isFolding = false;
    }
  };
  const timer = setInterval(() => void run(), EVERY_MS);
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}
