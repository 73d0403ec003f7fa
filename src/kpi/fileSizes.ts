import { inWindow } from './decisions';
import { gathered, groupsOf } from './groups';
import type { HistoryEvent } from './history';
import type { Kpi, Spread } from './Kpi';
import { SPREAD, SPREAD_FIELDS, spreadOf } from './spread';
import { allOf } from './standing';

export interface FileSizes {
  entries: (Spread & { channel: string; template: string; format: string })[];
}

export const fileSizes: Kpi<FileSizes> = {
  sentence: '`fileSize` by channel, template and format, in their order. Counted by the export.',
  lacks: ['ORIGIN'],
  sql: (keys) => `
    WITH c AS (
      SELECT e.shot_id, e.at, e.channel, e.template, e.format, e.bytes::double precision AS value
      FROM event e WHERE e.kind = 'EXPORTED' AND ${inWindow('e')}),
    cell AS (
      SELECT ${keys.select} AS key, c.channel, c.template, c.format, ${SPREAD}
      FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.channel, c.template, c.format')})
    SELECT key, jsonb_agg(jsonb_build_object('channel', channel, 'template', template, 'format', format, ${SPREAD_FIELDS})
      ORDER BY channel COLLATE "C", template COLLATE "C", format COLLATE "C") AS entries
    FROM cell GROUP BY key`,
  oracle: (history, ask) => {
    const files = allOf(history.events, 'EXPORTED').map((cohort) => ({ shot: cohort.shot, cohort }));
    return groupsOf(history, ask, files).map(({ key, members }) => {
      const cells = [...gathered(members, ({ cohort }) => nameOf(cohort))].sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        key,
        entries: cells.map(([, of]) => ({ ...partsOf(of[0].cohort), ...spreadOf(of.map(({ cohort }) => cohort.bytes ?? 0)) })),
      };
    });
  },
};

function partsOf({ channel = '', template = '', format = '' }: HistoryEvent): { channel: string; template: string; format: string } {
  return { channel, template, format };
}

function nameOf(event: HistoryEvent): string {
  return Object.values(partsOf(event)).join('\0');
}
