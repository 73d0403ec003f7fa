import { APPROVAL, DECISION, inWindow, MEASURED } from './decisions';
import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { type Rate, rate, rateOf } from './rate';
import { approvedShots, measuredBefore } from './standing';

export const boardMatchRate: Kpi<Rate> = {
  sentence:
    'Approved pictures whose metal tone is within the tolerance of the reference board divided by approved pictures that were compared with one, as measured last at or before the approval. Counted by the approval.',
  lacks: ['CHANNEL', 'ORIGIN'],
  sql: (keys) => `
    WITH ${DECISION}, ${APPROVAL},
    c AS (
      SELECT d.shot_id, d.at, m.board_delta_e <= m.board_tolerance AS matches
      FROM approval d JOIN ${MEASURED} ON m.board_delta_e IS NOT NULL AND m.board_tolerance IS NOT NULL
      WHERE ${inWindow('d')})
    SELECT ${keys.select} AS key, ${rate('c.matches')} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const pictures = approvedShots(history).flatMap(({ shot, events, cohort }) => {
      const { boardDeltaE = null, boardTolerance = null } = measuredBefore(events, cohort) ?? {};
      return boardDeltaE === null || boardTolerance === null ? [] : [{ shot, cohort, matches: boardDeltaE <= boardTolerance }];
    });
    return groupsOf(history, ask, pictures).map(({ key, members }) => ({ key, ...rateOf(members.map(({ matches }) => matches)) }));
  },
};
