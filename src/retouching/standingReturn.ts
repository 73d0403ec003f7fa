import type { Act } from '../context';
import type { Cause } from './words';

/** Why the last round of a job came back: its review, with the cause that stands now, after any reclassification. */
export interface StandingReturn {
  reviewId: string;
  cause: Cause | null;
}

/** Null when the job has no round yet, or its last round was vetoed by the machine. */
export async function standingReturn(act: Act, jobId: string): Promise<StandingReturn | null> {
  const [last] = await act.tx.rows<Partial<StandingReturn>>(
    `SELECT v.id AS "reviewId", ${STANDING_CAUSE} AS cause
     FROM revision r LEFT JOIN review v ON v.revision_id = r.id
     WHERE r.job_id = $1 ORDER BY r.number DESC LIMIT 1`,
    [jobId],
  );
  return last?.reviewId ? { reviewId: last.reviewId, cause: last.cause ?? null } : null;
}

/** The cause that stands of a review with alias v: the latest reclassification, else the review's own. */
export const STANDING_CAUSE = `coalesce((SELECT c.cause FROM cause_change c WHERE c.review_id = v.id ORDER BY c.at DESC, c.id DESC LIMIT 1), v.cause)`;
