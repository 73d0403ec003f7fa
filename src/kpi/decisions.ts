/**
 * Pieces of SQL that several KPIs are built from. Each is a common table expression; kpi-corners tells the readings by number.
 */

/** 8: one standing decision per revision (shot, round): the first REVIEWED if there is one, else the first VETOED. */
export const DECISION = `decision AS (
    SELECT DISTINCT ON (shot_id, round) shot_id, round, at, id, kind, verdict, cause
    FROM event WHERE kind IN ('REVIEWED', 'VETOED')
    ORDER BY shot_id, round, kind = 'REVIEWED' DESC, at, id)`;

/** 9: each shot is approved once in its life: by the first approval. */
export const APPROVAL = `approval AS (
    SELECT DISTINCT ON (shot_id) shot_id, round, at, id
    FROM decision WHERE verdict = 'APPROVED'
    ORDER BY shot_id, at, round, id)`;

/** 9: two SUBMITTED of one revision are one, the earlier. */
export const SUBMISSION = `submission AS (
    SELECT DISTINCT ON (shot_id, round) shot_id, round, at
    FROM event WHERE kind = 'SUBMITTED'
    ORDER BY shot_id, round, at, id)`;

/** 12: the cause that stands of a decision `d` is the latest RECLASSIFIED, else the review's. */
export const STANDING_CAUSE = `coalesce((
    SELECT r.cause FROM event r WHERE r.shot_id = d.shot_id AND r.kind = 'RECLASSIFIED' AND r.round = d.round
    ORDER BY r.at DESC, r.id DESC LIMIT 1), d.cause)`;
