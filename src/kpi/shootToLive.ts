import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { HistoryEvent } from './history';
import type { Kpi, Spread } from './Kpi';
import { SPREAD, spreadOf } from './spread';
import { allOf } from './standing';

const DAY_MICROSECONDS = 86_400e6;

export const shootToLive: Kpi<Spread> = {
  sentence:
    'Days of 24 hours from the earliest CAPTURED of any shot of a SKU to the first WENT_LIVE of any of them on a channel, per SKU and channel. Counted by that WENT_LIVE and grouped by its shot; a SKU without a capture is not counted.',
  lacks: ['ORIGIN'],
  sql: (keys) => `
    WITH live AS (
      SELECT DISTINCT ON (w.sku_id, e.channel) w.sku_id, e.channel, e.shot_id, e.at
      FROM event e JOIN shot s ON s.id = e.shot_id JOIN colourway w ON w.id = s.colourway_id
      WHERE e.kind = 'WENT_LIVE' ORDER BY w.sku_id, e.channel, e.at, e.id),
    c AS (
      SELECT l.shot_id, l.at, l.channel, greatest(extract(epoch FROM l.at - f.at), 0)::double precision / 86400 AS value
      FROM live l
      JOIN LATERAL (
        SELECT min(e.at) AS at FROM event e JOIN shot s ON s.id = e.shot_id JOIN colourway w ON w.id = s.colourway_id
        WHERE w.sku_id = l.sku_id AND e.kind = 'CAPTURED') f ON f.at IS NOT NULL
      WHERE ${inWindow('l')})
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const skuOf = (event: HistoryEvent): string | undefined => history.shots.get(event.shot ?? '')?.sku;
    const captures = allOf(history.events, 'CAPTURED');
    const lives = allOf(history.events, 'WENT_LIVE');
    const isFirst = (live: HistoryEvent): boolean =>
      lives.find((each) => skuOf(each) === skuOf(live) && each.channel === live.channel) === live;
    const launches = lives.filter(isFirst).flatMap((live) => {
      const captured = captures.find((event) => skuOf(event) === skuOf(live));
      return captured ? [{ shot: live.shot, cohort: live, value: Math.max(0, live.at - captured.at) / DAY_MICROSECONDS }] : [];
    });
    return groupsOf(history, ask, launches).map(({ key, members }) => ({ key, ...spreadOf(members.map((member) => member.value)) }));
  },
};
