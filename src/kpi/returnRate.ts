import { inWindow } from './decisions';
import { type Counted, groupsOf } from './groups';
import type { History, HistoryEvent } from './history';
import type { Kpi } from './Kpi';
import type { Rate } from './rate';

export const returnRate: Kpi<Rate> = {
  sentence:
    'Units RETURNED divided by units SOLD, each in the window and at an instant when at least one shot of the SKU was live on at least one channel, from WENT_LIVE on and before WITHDRAWN. It may exceed 1; n counts the units sold. Counted by the sale and by the return.',
  lacks: ['VENDOR', 'PRODUCTION_MODEL', 'METAL', 'VIEW', 'CHANNEL', 'ORIGIN'],
  // A sale has no shot: it is grouped by any one of its SKU, which tells the tier and the collection.
  sql: (keys) => `
    WITH of_sku AS (SELECT s.id AS shot_id, w.sku_id FROM shot s JOIN colourway w ON w.id = s.colourway_id),
    span AS (
      SELECT o.sku_id, e.kind, e.at, lead(e.at) OVER (PARTITION BY e.shot_id, e.channel ORDER BY e.at, e.kind, e.id) AS until
      FROM event e JOIN of_sku o ON o.shot_id = e.shot_id WHERE e.kind IN ('WENT_LIVE', 'WITHDRAWN')),
    c AS (
      SELECT e.at, e.kind, e.units, any_shot.shot_id
      FROM event e JOIN (SELECT DISTINCT ON (sku_id) sku_id, shot_id FROM of_sku) any_shot ON any_shot.sku_id = e.sku_id
      WHERE e.kind IN ('SOLD', 'RETURNED') AND ${inWindow('e')} AND EXISTS (
        SELECT FROM span s WHERE s.sku_id = e.sku_id AND s.kind = 'WENT_LIVE' AND s.at <= e.at AND (s.until IS NULL OR e.at < s.until)))
    SELECT ${keys.select} AS key, coalesce(sum(c.units) FILTER (WHERE c.kind = 'SOLD'), 0) AS n,
      coalesce(sum(c.units) FILTER (WHERE c.kind = 'RETURNED'), 0)::double precision / nullif(sum(c.units) FILTER (WHERE c.kind = 'SOLD'), 0) AS value
    FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const traded = history.events
      .filter(({ kind }) => kind === 'SOLD' || kind === 'RETURNED')
      .flatMap((cohort) => ofSku(history, cohort) ?? []);
    return groupsOf(history, ask, traded).map(({ key, members }) => ({ key, ...returns(members.map(({ cohort }) => cohort)) }));
  },
};

/** The sale with a shot of its SKU, if one was live then. */
function ofSku(history: History, cohort: HistoryEvent): Counted | null {
  const shots = [...history.shots].filter(([, { sku }]) => sku === cohort.sku).map(([shot]) => shot);
  return shots.some((shot) => isLive(history.ofShot.get(shot) ?? [], cohort.at)) ? { shot: shots[0], cohort } : null;
}

/** Live somewhere: on a channel where the last that happened until then was going live. */
function isLive(events: readonly HistoryEvent[], at: number): boolean {
  const last = new Map<string | undefined, string>();
  for (const { kind, channel, at: then } of events) {
    if ((kind === 'WENT_LIVE' || kind === 'WITHDRAWN') && then <= at) last.set(channel, kind);
  }
  return [...last.values()].includes('WENT_LIVE');
}

function returns(traded: readonly HistoryEvent[]): Rate {
  const units = (kind: string): number => traded.filter((event) => event.kind === kind).reduce((sum, event) => sum + (event.units ?? 0), 0);
  const n = units('SOLD');
  return { n, value: n > 0 ? units('RETURNED') / n : null };
}
