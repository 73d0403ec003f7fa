import { perform } from '../context';
import { isAskedFor, type Work } from '../store/queue';
import type { Workshop } from './Workshop';

const EVERY_MS = 60_000;

/** Looks every minute, until stopped, for moves that are overdue. Several workers may do so at once: a move that was made is skipped. */
export function keepCaughtUp(workshop: Workshop): () => void {
  const run = (): void => void catchUp(workshop).catch((error: unknown) => workshop.log.error({ err: error }, 'catching up failed'));
  const timer = setInterval(run, EVERY_MS);
  return () => clearInterval(timer);
}

/**
 * Asks again for what nobody waits for and would therefore never miss: a publication whose time has come, an approval whose files never went out,
 * an import whose worker died (one that is alive holds it, and the work is skipped), an upload that could not be looked at while the store was away.
 */
export async function catchUp(workshop: Workshop): Promise<number> {
  const overdue = await workshop.database.rows<{ work: Work }>(overdueMoves);
  if (overdue.length === 0) return 0;
  await perform(workshop, null, async (act) => {
    for (const { work } of overdue) await act.enqueue(work);
  });
  workshop.log.warn({ overdue }, 'asked again for what is overdue');
  return overdue.length;
}

/** A minute late, so that work that is only waiting for its turn is left alone. */
const overdueMoves = `
  SELECT work FROM (
  SELECT jsonb_build_object('task', 'movePublication', 'publicationId', id) AS work FROM publication
  WHERE (status = 'SCHEDULED' AND goes_live_at < now() - interval '1 minute') OR (status = 'LIVE' AND ends_at < now() - interval '1 minute')
  UNION ALL
  SELECT jsonb_build_object('task', 'exportRevision', 'revisionId', r.id) FROM revision r JOIN shot s ON s.id = r.shot_id
  WHERE r.status = 'APPROVED' AND s.status = 'APPROVED' AND r.approved_at < now() - interval '1 minute'
    AND EXISTS (SELECT FROM sign_off o WHERE o.revision_id = r.id AND o.previews_sha256 = previews_sha256(r.id))
  UNION ALL
  SELECT jsonb_build_object('task', 'runImport', 'importId', id) FROM import WHERE state = 'RUNNING' AND asked_at < now() - interval '1 minute'
  UNION ALL
  SELECT jsonb_build_object('task', 'checkUpload', 'uploadId', id) FROM upload WHERE status = 'RECEIVED') overdue
  WHERE NOT ${isAskedFor('work')} LIMIT 1000`;
