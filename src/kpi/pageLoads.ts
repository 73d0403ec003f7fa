import { inWindow } from './decisions';
import { gathered, groupsOf } from './groups';
import type { HistoryEvent } from './history';
import type { Kpi } from './Kpi';
import { pageLoad } from './pageLoad';
import { percentile } from './spread';
import { allOf } from './standing';

export interface PageLoads {
  entries: { channel: string; template: string; device: string; n: number; p75: number | null }[];
}

export const pageLoads: Kpi<PageLoads> = {
  sentence: '`pageLoad` by channel, template and device, in their order. Counted by the load; it has a channel and a time only.',
  lacks: pageLoad.lacks,
  sql: (keys) => `
    WITH c AS (
      SELECT e.at, e.channel, e.template, e.device, e.milliseconds AS value FROM event e WHERE e.kind = 'PAGE_LOADED' AND ${inWindow('e')}),
    cell AS (
      SELECT ${keys.select} AS key, c.channel, c.template, c.device, count(*)::int AS n,
        percentile_cont(0.75) WITHIN GROUP (ORDER BY c.value) AS p75
      FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.channel, c.template, c.device')})
    SELECT key, jsonb_agg(jsonb_build_object('channel', channel, 'template', template, 'device', device, 'n', n, 'p75', p75)
      ORDER BY channel COLLATE "C", template COLLATE "C", device::text COLLATE "C") AS entries
    FROM cell GROUP BY key`,
  oracle: (history, ask) => {
    const loads = allOf(history.events, 'PAGE_LOADED').map((cohort) => ({ cohort }));
    return groupsOf(history, ask, loads).map(({ key, members }) => {
      const cells = [...gathered(members, ({ cohort }) => nameOf(cohort))].sort(([a], [b]) => (a < b ? -1 : 1));
      const p75 = (of: typeof members) =>
        percentile(
          of.map(({ cohort }) => cohort.milliseconds ?? 0),
          0.75,
        );
      return { key, entries: cells.map(([, of]) => ({ ...partsOf(of[0].cohort), n: of.length, p75: p75(of) })) };
    });
  },
};

function partsOf({ channel = '', template = '', device = '' }: HistoryEvent): { channel: string; template: string; device: string } {
  return { channel, template, device };
}

function nameOf(event: HistoryEvent): string {
  return Object.values(partsOf(event)).join('\0');
}
