import { seen } from '../access/rows';
import { ReferenceBoard } from '../boards/ReferenceBoard';
import type { Loader } from '../context';
import { byId, childrenBy, inGroups } from '../relay/lookups';
import { Batch } from './Batch';
import { Cost } from './Cost';
import { Job } from './Job';
import { CauseChange, Review } from './Review';
import { Revision } from './Revision';
import { STANDING_CAUSE } from './standingReturn';
import type { Cause, Device } from './words';

export const jobById = byId(Job, 'Job');
export const batchById = byId(Batch, 'Batch');
export const revisionById = byId(Revision, 'Revision');
export const reviewById = byId(Review, 'Review');
export const revisionsByJob = childrenBy(Revision, 'Revision', 'jobId', 'ORDER BY x.number');
export const revisionsByShot = childrenBy(Revision, 'Revision', 'shotId', 'ORDER BY x.number');
export const costsByJob = childrenBy(Cost, 'Cost', 'jobId', 'ORDER BY x.at, x.id');
export const reviewsByRevision = childrenBy(Review, 'Review', 'revisionId', '');

/** Boards that a job was promised to be judged by. Whoever sees the job sees them. */
export const boardsByJob: Loader<string, ReferenceBoard[]> = async (context, jobIds) => {
  const found = await context.database.find<ReferenceBoard, { jobId: string }>(
    ReferenceBoard,
    'b',
    'JOIN job_board jb ON jb.board_id = b.id WHERE jb.job_id = ANY($1) ORDER BY b.subject',
    [jobIds],
    'jb.job_id AS "jobId"',
  );
  return inGroups(jobIds, found, (board) => board.jobId);
};

/** The round that a job is in: that of its last submission, or the one it waits for. */
export const roundByJob: Loader<string, number> = async (context, jobIds) => {
  const found = await context.database.rows<{ jobId: string; round: number }>(
    `SELECT j.id AS "jobId", CASE WHEN j.status IN ('OPEN', 'REWORK') THEN coalesce(e.last, 0) + 1 ELSE coalesce(r.last, e.last, 1) END AS round
     FROM job j
     CROSS JOIN LATERAL (SELECT max(round) AS last FROM event WHERE shot_id = j.shot_id) e
     CROSS JOIN LATERAL (SELECT max(number) AS last FROM revision WHERE job_id = j.id) r
     WHERE j.id = ANY($1)`,
    [jobIds],
  );
  const roundOf = new Map(found.map((row) => [row.jobId, row.round]));
  return jobIds.map((id) => roundOf.get(id) ?? 1);
};

/** The latest review of any round of a job. */
export const lastReviewByJob: Loader<string, Review | null> = async (context, jobIds) => {
  const { viewer, database } = context;
  const found = await database.find<Review, { jobId: string }>(
    Review,
    'v',
    `JOIN revision r ON r.id = v.revision_id WHERE ${seen(viewer, 'Review', 'v')} AND r.job_id = ANY($2) ORDER BY r.number`,
    [viewer.scopeId, jobIds],
    'r.job_id AS "jobId"',
  );
  return inGroups(jobIds, found, (review) => review.jobId).map((reviews) => reviews.at(-1) ?? null);
};

export interface SignedDevice {
  revisionId: string;
  device: Device;
  signedAt: Date;
}

/** Sign-offs that hold for the previews as they are now, or, of an approved revision, as they were approved. */
export const signOffsByRevision: Loader<string, SignedDevice[]> = async (context, revisionIds) => {
  const found = await context.database.rows<SignedDevice>(
    `SELECT o.revision_id AS "revisionId", o.device, o.signed_at AS "signedAt"
     FROM sign_off o LEFT JOIN review v ON v.revision_id = o.revision_id
     WHERE o.revision_id = ANY($1) AND o.previews_sha256 = coalesce(previews_sha256(o.revision_id), v.previews_sha256)
     ORDER BY o.signed_at, o.device`,
    [revisionIds],
  );
  return inGroups(revisionIds, found, (row) => row.revisionId);
};

export const causeChangesByReview: Loader<string, CauseChange[]> = async (context, reviewIds) => {
  const found = await context.database.rows<CauseChange>(
    'SELECT review_id AS "reviewId", cause, reason, at FROM cause_change WHERE review_id = ANY($1) ORDER BY at, id',
    [reviewIds],
  );
  return inGroups(reviewIds, found, (row) => row.reviewId);
};

export const causeByReview: Loader<string, Cause | null> = async (context, reviewIds) => {
  const found = await context.database.rows<{ id: string; cause: Cause | null }>(
    `SELECT v.id, ${STANDING_CAUSE} AS cause FROM review v WHERE v.id = ANY($1)`,
    [reviewIds],
  );
  const causeOf = new Map(found.map((row) => [row.id, row.cause]));
  return reviewIds.map((id) => causeOf.get(id) ?? null);
};
