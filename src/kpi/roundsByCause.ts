import { APPROVAL, DECISION, inWindow, STANDING_CAUSE } from './decisions';
import { gathered, groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { approvedShots, decisionsOf, standingCause } from './standing';

export interface RoundsByCause {
  entries: { cause: string | null; rounds: number; share: number }[];
}

export const roundsByCause: Kpi<RoundsByCause> = {
  sentence:
    'Why approved shots had come back: their rounds before the approved one that were decided otherwise, by the cause that stands now, with the share of all such rounds of the row; the commonest cause first. A veto has no cause unless somebody has given it one. Counted by the approval.',
  lacks: ['CHANNEL', 'ORIGIN'],
  sql: (keys) => `
    WITH ${DECISION}, ${APPROVAL},
    c AS (
      SELECT a.shot_id, a.at, ${STANDING_CAUSE} AS cause
      FROM approval a JOIN decision d ON d.shot_id = a.shot_id AND d.round < a.round AND d.verdict IS DISTINCT FROM 'APPROVED'
      WHERE ${inWindow('a')}),
    cell AS (SELECT ${keys.select} AS key, c.cause, count(*)::int AS rounds FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.cause')}),
    shared AS (SELECT *, rounds::double precision / sum(rounds) OVER (PARTITION BY key) AS share FROM cell)
    SELECT key, jsonb_agg(jsonb_build_object('cause', cause, 'rounds', rounds, 'share', share)
      ORDER BY rounds DESC, coalesce(cause::text, '') COLLATE "C") AS entries
    FROM shared GROUP BY key`,
  oracle: (history, ask) => {
    const rounds = approvedShots(history).flatMap(({ shot, events, cohort }) => {
      const before = decisionsOf(events).filter(({ round = 0, verdict }) => round < (cohort.round ?? 0) && verdict !== 'APPROVED');
      return before.map((decision) => ({ shot, cohort, cause: standingCause(events, decision) }));
    });
    return groupsOf(history, ask, rounds).map(({ key, members }) => {
      const causes = [...gathered(members, ({ cause }) => cause ?? '').values()].map((of) => ({
        ...{ cause: of[0].cause, rounds: of.length },
        share: of.length / members.length,
      }));
      return { key, entries: causes.sort((a, b) => b.rounds - a.rounds || ((a.cause ?? '') < (b.cause ?? '') ? -1 : 1)) };
    });
  },
};
