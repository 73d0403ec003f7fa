import { APPROVAL, DECISION, inWindow, MEASURED } from './decisions';
import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { type Rate, rate, rateOf } from './rate';
import { rolledRate } from './rolled';
import { approvedShots, measuredBefore } from './standing';

const COHORT = `${DECISION}, ${APPROVAL},
    c AS (
      SELECT d.shot_id, d.at, m.board_delta_e <= m.board_tolerance AS hit
      FROM approval d JOIN ${MEASURED} ON m.board_delta_e IS NOT NULL AND m.board_tolerance IS NOT NULL
      WHERE ${inWindow('d')})`;

export const boardMatchRate: Kpi<Rate> = {
  sentence:
    'Approved pictures whose metal tone is within the tolerance of the reference board divided by approved pictures that were compared with one, as measured last at or before the approval. Counted by the approval.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: rolledRate(COHORT),
  sql: (keys, cohort = COHORT) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, ${rate('c.hit')} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const pictures = approvedShots(history).flatMap(({ shot, events, cohort }) => {
      const { boardDeltaE = null, boardTolerance = null } = measuredBefore(events, cohort) ?? {};
      return boardDeltaE === null || boardTolerance === null ? [] : [{ shot, cohort, matches: boardDeltaE <= boardTolerance }];
    });
    return groupsOf(history, ask, pictures).map(({ key, members }) => ({ key, ...rateOf(members.map(({ matches }) => matches)) }));
  },
};
