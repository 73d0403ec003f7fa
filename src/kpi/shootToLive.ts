import { groupsOf, inOrder } from './history';
import type { Kpi, Spread } from './Kpi';
import { SPREAD, spreadOf } from './spread';

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
      WHERE l.at >= $1 AND l.at < $2)
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const events = [...history.events].sort(inOrder);
    const skuOf = (shot: string | undefined): string | undefined => history.shots.get(shot ?? '')?.sku;
    const first = new Map<string, { shot: string; cohort: (typeof events)[number]; value: number }>();
    for (const live of events.filter((event) => event.kind === 'WENT_LIVE')) {
      const name = `${skuOf(live.shot)} ${live.channel}`;
      const captured = events.find((event) => event.kind === 'CAPTURED' && skuOf(event.shot) === skuOf(live.shot));
      if (first.has(name) || !captured) continue;
      first.set(name, { shot: live.shot ?? '', cohort: live, value: Math.max(0, live.at - captured.at) / DAY_MICROSECONDS });
    }
    return groupsOf(history, ask, [...first.values()]).map(({ key, members }) => ({ key, ...spreadOf(members.map((member) => member.value)) }));
  },
};
