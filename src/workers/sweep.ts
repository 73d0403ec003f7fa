import type { Workshop } from './Workshop';

const HOUR_MS = 3600e3;
/** Staged bytes are given two days: their URLs are good for one. */
const STAGED_MS = 48 * HOUR_MS;
/** For so long the answer to a repeated request is kept; what the request did stays, of course. */
const REQUEST_DAYS = 30;

/** Sweeps now and every few hours, until stopped. Several workers may do so at once. */
export function keepSwept(workshop: Workshop): () => void {
  const run = (): void => void sweep(workshop).catch((error: unknown) => workshop.log.error({ err: error }, 'sweep failed'));
  const timer = setInterval(run, 6 * HOUR_MS);
  run();
  return () => clearInterval(timer);
}

/** Clears what was left behind: uploads whose time is over, staged bytes that nothing waits for, answers that nobody will ask for again. */
async function sweep({ database, blobs, log }: Workshop): Promise<void> {
  await database.rows(`DELETE FROM upload WHERE expires_at < now() AND status = 'PENDING'`);
  await database.rows('DELETE FROM request WHERE at < now() - make_interval(days => $1)', [REQUEST_DAYS]);
  const old = await blobs.stagedBefore(new Date(Date.now() - STAGED_MS));
  const waiting = await database.rows<{ id: string }>(`SELECT id FROM upload WHERE status = 'RECEIVED'`); // acknowledged: never swept (law 10)
  const kept = new Set(waiting.map(({ id }) => id));
  const left = old.filter((name) => !kept.has(name.split('.')[0]));
  for (const name of left) await blobs.discard(name);
  if (left.length > 0) log.info({ staged: left.length }, 'swept');
}
