import { DECISION, inWindow, SUBMISSION } from './decisions';
import { groupsOf } from './groups';
import type { HistoryEvent } from './history';
import type { Kpi } from './Kpi';
import { type Rate, rate, rateOf } from './rate';
import { rolledRate } from './rolled';
import { decisionsOf, originOf } from './standing';

const cohortOf = (condition: string): string => `${DECISION}, ${SUBMISSION},
    c AS (
      SELECT d.shot_id, d.at, s.origin, (${condition}) AS hit
      FROM decision d LEFT JOIN submission s ON s.shot_id = d.shot_id AND s.round = d.round
      WHERE ${inWindow('d')})`;

/** What share of the standing decisions is such: said of a decision `d` in SQL, and again of an event. Counted by the decision (kpi-corners, 10). */
export function decidedRate(sentence: string, condition: string, isHit: (decision: HistoryEvent) => boolean): Kpi<Rate> {
  const COHORT = cohortOf(condition);
  return {
    sentence,
    lacks: ['CHANNEL'],
    rolled: rolledRate(COHORT),
    sql: (keys, cohort = COHORT) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, ${rate('c.hit')} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
    oracle: (history, ask) => {
      const decided = [...history.ofShot].flatMap(([shot, events]) =>
        decisionsOf(events).map((cohort) => ({ shot, cohort, origin: originOf(events, cohort) })),
      );
      return groupsOf(history, ask, decided).map(({ key, members }) => ({ key, ...rateOf(members.map(({ cohort }) => isHit(cohort))) }));
    },
  };
}
