import { inWindow } from './decisions';
import { spreadOfCohort } from './spreadOfCohort';
import { WAY_TO_FILES, waysToFiles } from './ways';

const HOUR_MICROSECONDS = 3600e6;

const cohort = `${WAY_TO_FILES},
    c AS (
      SELECT w.shot_id, w.at, w.channel, greatest(extract(epoch FROM w.at - w.begun), 0)::double precision / 3600 AS value
      FROM way w WHERE ${inWindow('w')})`;

export const turnaround = spreadOfCohort({
  sentence:
    'Hours from the first SOURCE_RECEIVED of a shot, also of a source that was refused, to the EXPORTED that completed its first full set of files, over all channels. Counted by that export; a shot without a source is not counted.',
  lacks: ['ORIGIN'],
  cohort,
  members: (history) => waysToFiles(history).map((way) => ({ ...way, value: Math.max(0, way.cohort.at - way.begun) / HOUR_MICROSECONDS })),
});
