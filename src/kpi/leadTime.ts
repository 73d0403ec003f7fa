import { inWindow } from './decisions';
import { groupsOf } from './groups';
import { HELD, holdsOf } from './holds';
import type { Kpi, Spread } from './Kpi';
import { rolledSpread } from './rolled';
import { SPREAD, spreadOf } from './spread';
import { hoursBetween } from './standing';

const COHORT = `${HELD},
    c AS (
      SELECT h.shot_id, h.at, greatest(extract(epoch FROM h.at - h.begun), 0)::double precision / 3600 AS value
      FROM held h WHERE ${inWindow('h')})`;

export const leadTime: Kpi<Spread> = {
  sentence:
    'Hours from the first HANDED_OVER of a shot to the vendor who holds it when it is approved, to its approval. Hours of the clock on the wall; counted by the approval; a shot without a hand-over is not counted.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: rolledSpread(COHORT),
  sql: (keys, cohort = COHORT) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) =>
    groupsOf(history, ask, holdsOf(history)).map(({ key, members }) => ({
      key,
      ...spreadOf(members.map(({ begun, cohort }) => hoursBetween(begun, cohort))),
    })),
};
