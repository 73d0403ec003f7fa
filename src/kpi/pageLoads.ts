import { inWindow } from './decisions';
import { gathered, groupsOf } from './groups';
import type { History, HistoryEvent } from './history';
import type { Kpi } from './Kpi';
import { LIVE, liveSince } from './live';
import { PAGE_LOAD, PAGE_LOAD_FIELDS, type PageLoad, pageLoad, pageLoadOf } from './pageLoad';
import { mean } from './spread';
import { allOf } from './standing';

interface Entry extends PageLoad {
  channel: string;
  template: string;
  device: string;
  pictures: number;
  fileBytes: number | null;
}

export interface PageLoads {
  entries: Entry[];
}

/**
 * The files of each shot that was live, while it was: as changes of how many pictures, files and bytes a template shows on a channel, added up in the
 * order of time. Of one instant the changes come first, since going live is inclusive and withdrawing exclusive.
 */
const ON_SHOW = `${LIVE},
    file AS (
      SELECT l.channel, e.template, l.at, l.until, e.bytes,
        (row_number() OVER (PARTITION BY l.shot_id, l.channel, l.at, l.until, e.template ORDER BY e.at, e.id) = 1)::int AS picture
      FROM live l JOIN event e ON e.shot_id = l.shot_id AND e.channel = l.channel
      WHERE e.kind = 'EXPORTED' AND e.at <= l.at AND l.at < $2 AND (l.until IS NULL OR l.until > $1)),
    turn AS (
      SELECT channel, template, at, picture AS pictures, 1 AS files, bytes, NULL AS device, NULL::double precision AS value FROM file
      UNION ALL SELECT channel, template, until, -picture, -1, -bytes, NULL, NULL FROM file WHERE until IS NOT NULL
      UNION ALL SELECT e.channel, e.template, e.at, 0, 0, 0, e.device, e.milliseconds FROM event e WHERE e.kind = 'PAGE_LOADED' AND ${inWindow('e')}),
    seen AS (
      SELECT channel, template, at, device, value, sum(pictures) OVER so_far AS pictures, sum(files) OVER so_far AS files, sum(bytes) OVER so_far AS bytes
      FROM turn WINDOW so_far AS (PARTITION BY channel, template ORDER BY at, device IS NOT NULL)),
    c AS (SELECT at, channel, template, device, value, pictures, bytes / nullif(files, 0) AS file_bytes FROM seen WHERE device IS NOT NULL)`;

export const pageLoads: Kpi<PageLoads> = {
  sentence:
    '`pageLoad` by channel, template and device, in their order, beside what was on show then: `pictures`, how many shots were live on the channel with a file of the template that was there when they went live, and `fileBytes`, the mean size of all such files, superseded ones among them; both as means over the loads. Counted by the load; it has a channel and a time only.',
  lacks: pageLoad.lacks,
  sql: (keys) => `
    WITH ${ON_SHOW},
    cell AS (
      SELECT ${keys.select} AS key, c.channel, c.template, c.device, ${PAGE_LOAD},
        avg(c.pictures)::double precision AS pictures, avg(c.file_bytes)::double precision AS file_bytes
      FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.channel, c.template, c.device')})
    SELECT key, jsonb_agg(
      jsonb_build_object('channel', channel, 'template', template, 'device', device, ${PAGE_LOAD_FIELDS}, 'pictures', pictures, 'fileBytes', file_bytes)
      ORDER BY channel COLLATE "C", template COLLATE "C", device::text COLLATE "C") AS entries
    FROM cell GROUP BY key`,
  oracle: (history, ask) => {
    const loads = allOf(history.events, 'PAGE_LOADED').map((cohort) => ({ cohort }));
    return groupsOf(history, ask, loads).map(({ key, members }) => {
      const cells = [...gathered(members, ({ cohort }) => nameOf(cohort))].sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        key,
        entries: cells.map(([, of]) =>
          entryOf(
            history,
            of.map(({ cohort }) => cohort),
          ),
        ),
      };
    });
  },
};

function entryOf(history: History, loads: readonly HistoryEvent[]): Entry {
  const shown = loads.map((load) => filesAt(history, load));
  const sizes = shown.flatMap((ofShots) => mean(ofShots.flat()) ?? []);
  return { ...partsOf(loads[0]), ...pageLoadOf(loads), pictures: mean(shown.map(({ length }) => length)) ?? 0, fileBytes: mean(sizes) };
}

/** The sizes of the files of each shot that was live when a page was loaded: of those that were there when it went live. */
function filesAt({ ofShot }: History, { at, channel, template }: HistoryEvent): number[][] {
  const files = [...ofShot.values()].map((events) => {
    const since = liveSince(events, at).get(channel) ?? -Infinity;
    return allOf(events, 'EXPORTED').filter((file) => file.channel === channel && file.template === template && file.at <= since);
  });
  return files.filter(({ length }) => length > 0).map((ofShot) => ofShot.map(({ bytes = 0 }) => bytes));
}

function partsOf({ channel = '', template = '', device = '' }: HistoryEvent): { channel: string; template: string; device: string } {
  return { channel, template, device };
}

function nameOf(event: HistoryEvent): string {
  return Object.values(partsOf(event)).join('\0');
}
