import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { Kpi, Spread } from './Kpi';
import { rolledSpread } from './rolled';
import { SPREAD, spreadOf } from './spread';
import { WAY_TO_LIVE, waysToLive } from './ways';

const DAY_MICROSECONDS = 86_400e6;

const COHORT = `${WAY_TO_LIVE},
    c AS (
      SELECT w.shot_id, w.at, w.channel, greatest(extract(epoch FROM w.at - w.begun), 0)::double precision / 86400 AS value
      FROM way w WHERE ${inWindow('w')})`;

export const shootToLive: Kpi<Spread> = {
  sentence:
    'Days of 24 hours from the earliest CAPTURED of any shot of a SKU to the first WENT_LIVE of any of them on a channel, per SKU and channel. Counted by that WENT_LIVE and grouped by its shot; a SKU without a capture is not counted.',
  lacks: ['ORIGIN'],
  rolled: rolledSpread(COHORT),
  sql: (keys, cohort = COHORT) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) =>
    groupsOf(history, ask, waysToLive(history)).map(({ key, members }) => ({
      key,
      ...spreadOf(members.map(({ begun, cohort }) => Math.max(0, cohort.at - begun) / DAY_MICROSECONDS)),
    })),
};
