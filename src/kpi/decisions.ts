/**
 * Pieces of SQL that several KPIs are built from. Each is a common table expression, or reads the alias `d` of one; kpi-corners tells the
 * readings by number. What goes over the events reads `event`, in whose place those of a few shots may stand (facts.ts, fold.ts); what looks
 * something up of a single shot reads `public.event`, where an index finds it however many those few are.
 */

/** 8: one standing decision per revision (shot, round): the first REVIEWED if there is one, else the first VETOED. */
export const DECISION = `decision AS (
    SELECT DISTINCT ON (shot_id, round) shot_id, round, at, id, kind, verdict, cause, tags
    FROM event WHERE kind IN ('REVIEWED', 'VETOED')
    ORDER BY shot_id, round, kind = 'REVIEWED' DESC, at, id)`;

/** 9: each shot is approved once in its life: by the first approval. */
export const APPROVAL = `approval AS (
    SELECT DISTINCT ON (shot_id) shot_id, round, at, id
    FROM decision WHERE verdict = 'APPROVED'
    ORDER BY shot_id, at, round, id)`;

/** 9: two SUBMITTED of one revision are one, the earlier. */
export const SUBMISSION = `submission AS (
    SELECT DISTINCT ON (shot_id, round) shot_id, round, at, origin
    FROM event WHERE kind = 'SUBMITTED'
    ORDER BY shot_id, round, at, id)`;

/** 12: the cause that stands of a decision is the latest RECLASSIFIED, else the review's. */
export const STANDING_CAUSE = `coalesce((
    SELECT r.cause FROM public.event r WHERE r.shot_id = d.shot_id AND r.kind = 'RECLASSIFIED' AND r.round = d.round
    ORDER BY r.at DESC, r.id DESC LIMIT 1), d.cause)`;

/** 11: what became of a submission by its decision; NULLs of an outer join are a submission that waits. */
export const FATE = `CASE
        WHEN d.shot_id IS NULL THEN 'PENDING'
        WHEN d.verdict = 'APPROVED' THEN 'APPROVED'
        WHEN d.verdict = 'CHANGES_REQUESTED' AND ${STANDING_CAUSE} IN ('NEW_REQUEST', 'BRIEF') THEN 'EXCUSED'
        ELSE 'FAILED' END`;

/** 21: what was measured last of the decided revision, at or before the decision. */
export const MEASURED = `LATERAL (
    SELECT m.metal_lab, m.board_delta_e, m.board_tolerance, m.edge_artefacts, m.tags FROM public.event m
    WHERE m.shot_id = d.shot_id AND m.kind = 'MEASURED' AND m.round = d.round AND m.at <= d.at
    ORDER BY m.at DESC, m.id DESC LIMIT 1) m`;

/** Whether the cohort event of the alias is in the half-open window. */
export const inWindow = (alias: string): string => `${alias}.at >= $1 AND ${alias}.at < $2`;
