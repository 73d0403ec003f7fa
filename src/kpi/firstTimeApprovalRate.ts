import { DECISION, STANDING_CAUSE, SUBMISSION } from './decisions';
import { byShot, decisionOf, groupsOf, type HistoryEvent, standingCause } from './history';
import type { Kpi } from './Kpi';

export interface FirstTimeApproval {
  n: number;
  value: number | null;
  pending: number;
}

type Fate = 'APPROVED' | 'FAILED' | 'EXCUSED' | 'PENDING';

export const firstTimeApprovalRate: Kpi<FirstTimeApproval> = {
  sentence:
    'First submissions approved divided by first submissions decided. A vetoed draft failed; changes requested for a new request or an unclear brief are excused and count neither way, a rejection for them counts against. Counted by the first submission; `pending` are those not decided yet.',
  lacks: ['CHANNEL', 'ORIGIN'],
  sql: (keys) => `
    WITH ${DECISION}, ${SUBMISSION},
    first AS (SELECT DISTINCT ON (shot_id) shot_id, round, at FROM submission ORDER BY shot_id, round),
    c AS (
      SELECT f.shot_id, f.at, CASE
        WHEN d.shot_id IS NULL THEN 'PENDING'
        WHEN d.verdict = 'APPROVED' THEN 'APPROVED'
        WHEN d.verdict = 'CHANGES_REQUESTED' AND ${STANDING_CAUSE} IN ('NEW_REQUEST', 'BRIEF') THEN 'EXCUSED'
        ELSE 'FAILED' END AS fate
      FROM first f LEFT JOIN decision d ON d.shot_id = f.shot_id AND d.round = f.round
      WHERE f.at >= $1 AND f.at < $2)
    SELECT ${keys.select} AS key, count(*) FILTER (WHERE fate IN ('APPROVED', 'FAILED'))::int AS n,
      count(*) FILTER (WHERE fate = 'APPROVED')::double precision / nullif(count(*) FILTER (WHERE fate IN ('APPROVED', 'FAILED')), 0) AS value,
      count(*) FILTER (WHERE fate = 'PENDING')::int AS pending
    FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const shots = [...byShot(history).entries()].flatMap(([shot, events]) => {
      const submitted = events.filter((event) => event.kind === 'SUBMITTED');
      const lowest = Math.min(...submitted.map((event) => event.round ?? 0));
      const cohort = submitted.find((event) => event.round === lowest);
      return cohort ? [{ shot, cohort, fate: fateOf(events, lowest) }] : [];
    });
    return groupsOf(history, ask, shots).map(({ key, members }) => ({ key, ...rateOf(members.map((member) => member.fate)) }));
  },
};

function fateOf(events: readonly HistoryEvent[], round: number): Fate {
  const decision = decisionOf(events, round);
  if (!decision) return 'PENDING';
  if (decision.verdict === 'APPROVED') return 'APPROVED';
  const excuses = ['NEW_REQUEST', 'BRIEF'].includes(standingCause(events, decision) ?? '');
  return decision.verdict === 'CHANGES_REQUESTED' && excuses ? 'EXCUSED' : 'FAILED';
}

function rateOf(fates: readonly Fate[]): FirstTimeApproval {
  const count = (fate: Fate): number => fates.filter((each) => each === fate).length;
  const n = count('APPROVED') + count('FAILED');
  return { n, value: n > 0 ? count('APPROVED') / n : null, pending: count('PENDING') };
}
