import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { type Rate, rate, rateOf } from './rate';
import { allOf } from './standing';

export const retakeRate: Kpi<Rate> = {
  sentence: 'Source audits that said RESHOOT divided by source audits. Counted by the audit.',
  lacks: ['CHANNEL', 'ORIGIN'],
  sql: (keys) => `
    WITH c AS (SELECT e.shot_id, e.at, e.outcome FROM event e WHERE e.kind = 'SOURCE_AUDITED' AND ${inWindow('e')})
    SELECT ${keys.select} AS key, ${rate(`c.outcome = 'RESHOOT'`)} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const audits = allOf(history.events, 'SOURCE_AUDITED').map((cohort) => ({ shot: cohort.shot, cohort }));
    return groupsOf(history, ask, audits).map(({ key, members }) => ({
      key,
      ...rateOf(members.map(({ cohort }) => cohort.outcome === 'RESHOOT')),
    }));
  },
};
