import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { Kpi, Spread } from './Kpi';
import { rolledSpread } from './rolled';
import { SPREAD, spreadOf } from './spread';
import { WAY_TO_FILES, waysToFiles } from './ways';

const COHORT = `${WAY_TO_FILES},
    c AS (
      SELECT w.shot_id, w.at, w.channel, greatest(extract(epoch FROM w.at - w.begun), 0)::double precision / 3600 AS value
      FROM way w WHERE ${inWindow('w')})`;

export const turnaround: Kpi<Spread> = {
  sentence:
    'Hours from the first SOURCE_RECEIVED of a shot, also of a source that was refused, to the EXPORTED that completed its first full set of files, over all channels. Counted by that export; a shot without a source is not counted.',
  lacks: ['ORIGIN'],
  rolled: rolledSpread(COHORT),
  sql: (keys, cohort = COHORT) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) =>
    groupsOf(history, ask, waysToFiles(history)).map(({ key, members }) => ({
      key,
      ...spreadOf(members.map(({ begun, cohort }) => Math.max(0, cohort.at - begun) / 3600e6)),
    })),
};
