import { inWindow } from './decisions';
import { spreadOfCohort } from './spreadOfCohort';
import { WAY_TO_LIVE, waysToLive } from './ways';

const DAY_MICROSECONDS = 86_400e6;

const cohort = `${WAY_TO_LIVE},
    c AS (
      SELECT w.shot_id, w.at, w.channel, greatest(extract(epoch FROM w.at - w.begun), 0)::double precision / 86400 AS value
      FROM way w WHERE ${inWindow('w')})`;

export const shootToLive = spreadOfCohort({
  sentence:
    'Days of 24 hours from the earliest CAPTURED of any shot of a SKU to the first WENT_LIVE of any of them on a channel, per SKU and channel. Counted by that WENT_LIVE and grouped by its shot; a SKU without a capture is not counted.',
  lacks: ['ORIGIN'],
  cohort,
  members: (history) => waysToLive(history).map((way) => ({ ...way, value: Math.max(0, way.cohort.at - way.begun) / DAY_MICROSECONDS })),
});
