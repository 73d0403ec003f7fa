import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { HistoryEvent } from './history';
import type { Kpi } from './Kpi';
import { percentile } from './spread';
import { allOf } from './standing';

export interface PageLoad {
  n: number;
  p50: number | null;
  p75: number | null;
  p90: number | null;
}

/** Figures of a cohort's column `value`. */
export const PAGE_LOAD = `count(*)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY c.value) AS p50,
      percentile_cont(0.75) WITHIN GROUP (ORDER BY c.value) AS p75, percentile_cont(0.9) WITHIN GROUP (ORDER BY c.value) AS p90`;

/** The same as fields of an entry in a list. */
export const PAGE_LOAD_FIELDS = `'n', n, 'p50', p50, 'p75', p75, 'p90', p90`;

export function pageLoadOf(loads: readonly HistoryEvent[]): PageLoad {
  const values = loads.map(({ milliseconds }) => milliseconds ?? 0);
  return { n: values.length, p50: percentile(values, 0.5), p75: percentile(values, 0.75), p90: percentile(values, 0.9) };
}

export const pageLoad: Kpi<PageLoad> = {
  sentence:
    'Milliseconds that pages took to load, as the shops posted back: the third quartile, between the median and the ninth decile. Counted by the load; it has a channel and a time only.',
  lacks: ['VENDOR', 'PRODUCTION_MODEL', 'TIER', 'COLLECTION', 'METAL', 'VIEW', 'ORIGIN'],
  sql: (keys) => `
    WITH c AS (SELECT e.at, e.channel, e.milliseconds AS value FROM event e WHERE e.kind = 'PAGE_LOADED' AND ${inWindow('e')})
    SELECT ${keys.select} AS key, ${PAGE_LOAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const loads = allOf(history.events, 'PAGE_LOADED').map((cohort) => ({ cohort }));
    return groupsOf(history, ask, loads).map(({ key, members }) => ({ key, ...pageLoadOf(members.map(({ cohort }) => cohort)) }));
  },
};
