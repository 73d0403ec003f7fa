import { inWindow } from './decisions';
import { groupsOf } from './groups';
import { HELD, holdsOf } from './holds';
import type { Kpi, Spread } from './Kpi';
import { rolledSpread } from './rolled';
import { SPREAD, spreadOf } from './spread';
import { firstOf, hoursBetween } from './standing';

const COHORT = `${HELD},
    c AS (
      SELECT h.shot_id, h.at, extract(epoch FROM s.at - h.begun)::double precision / 3600 AS value
      FROM held h
      JOIN LATERAL (
        SELECT min(e.at) AS at FROM event e WHERE e.shot_id = h.shot_id AND e.kind = 'SUBMITTED' AND e.at >= h.begun) s ON s.at IS NOT NULL
      WHERE ${inWindow('h')})`;

export const leadTimeToFirstSubmission: Kpi<Spread> = {
  sentence:
    'Hours from where `leadTime` begins to the first SUBMITTED of the shot from then on. Hours of the clock on the wall; counted by the approval; a shot without such a submission is not counted.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: rolledSpread(COHORT),
  sql: (keys, cohort = COHORT) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const holds = holdsOf(history).flatMap(({ shot, events, begun, cohort }) => {
      const submitted = firstOf(events, 'SUBMITTED', ({ at }) => at >= begun.at);
      return submitted ? [{ shot, cohort, value: hoursBetween(begun, submitted) }] : [];
    });
    return groupsOf(history, ask, holds).map(({ key, members }) => ({ key, ...spreadOf(members.map(({ value }) => value)) }));
  },
};
