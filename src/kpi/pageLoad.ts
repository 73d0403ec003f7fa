import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { percentile } from './spread';
import { allOf } from './standing';

export interface PageLoad {
  n: number;
  p75: number | null;
}

export const pageLoad: Kpi<PageLoad> = {
  sentence:
    'Milliseconds that pages took to load, as the shops posted back: the third quartile. Counted by the load; it has a channel and a time only.',
  lacks: ['VENDOR', 'PRODUCTION_MODEL', 'TIER', 'COLLECTION', 'METAL', 'VIEW', 'ORIGIN'],
  sql: (keys) => `
    WITH c AS (SELECT e.at, e.channel, e.milliseconds AS value FROM event e WHERE e.kind = 'PAGE_LOADED' AND ${inWindow('e')})
    SELECT ${keys.select} AS key, count(*)::int AS n, percentile_cont(0.75) WITHIN GROUP (ORDER BY c.value) AS p75
    FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const loads = allOf(history.events, 'PAGE_LOADED').map((cohort) => ({ cohort, value: cohort.milliseconds ?? 0 }));
    return groupsOf(history, ask, loads).map(({ key, members }) => ({
      key,
      n: members.length,
      p75: percentile(
        members.map(({ value }) => value),
        0.75,
      ),
    }));
  },
};
