import { APPROVAL, DECISION, inWindow, MEASURED } from './decisions';
import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { rolledMean } from './rolled';
import { deviation, deviationOf, mean } from './spread';
import { approvedShots, measuredBefore } from './standing';

export interface EdgeArtefacts {
  n: number;
  mean: number | null;
  deviation: number | null;
}

const COHORT = `${DECISION}, ${APPROVAL},
    c AS (
      SELECT d.shot_id, d.at, m.edge_artefacts AS value FROM approval d JOIN ${MEASURED} ON m.edge_artefacts IS NOT NULL WHERE ${inWindow('d')})`;

export const edgeArtefacts: Kpi<EdgeArtefacts> = {
  sentence:
    'Mean number of edge artefacts of approved pictures, as measured last at or before the approval; a picture of which they were not measured is not counted. Counted by the approval.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: rolledMean(COHORT, 'mean'),
  sql: (keys, cohort = COHORT) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, count(*)::int AS n, avg(c.value) AS mean, ${deviationOf('c.value')} AS deviation FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const pictures = approvedShots(history).flatMap(({ shot, events, cohort }) => {
      const value = measuredBefore(events, cohort)?.edgeArtefacts ?? null;
      return value === null ? [] : [{ shot, cohort, value }];
    });
    return groupsOf(history, ask, pictures).map(({ key, members }) => ({
      key,
      n: members.length,
      mean: mean(members.map(({ value }) => value)),
      deviation: deviation(members.map(({ value }) => value)),
    }));
  },
};
