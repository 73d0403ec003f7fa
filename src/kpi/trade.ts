import type { Counted } from './groups';
import type { History, HistoryEvent } from './history';
import type { Dimension } from './Kpi';
import type { Rate } from './rate';

/** What sales and returns lack: they are of a SKU, which has a tier and a collection. */
export const LACKED_BY_TRADE: readonly Dimension[] = ['VENDOR', 'PRODUCTION_MODEL', 'METAL', 'VIEW', 'CHANNEL', 'ORIGIN'];

/** A sale has no shot: it is grouped by any one of its SKU, which tells the tier and the collection. */
export const OF_SKU = `of_sku AS (SELECT s.id AS shot_id, w.sku_id FROM shot s JOIN colourway w ON w.id = s.colourway_id),
    any_shot AS (SELECT DISTINCT ON (sku_id) sku_id, shot_id FROM of_sku)`;

/** Figures of a cohort `c` with kind and units. */
export const RETURNS = `coalesce(sum(c.units) FILTER (WHERE c.kind = 'SOLD'), 0) AS n,
      coalesce(sum(c.units) FILTER (WHERE c.kind = 'RETURNED'), 0)::double precision / nullif(sum(c.units) FILTER (WHERE c.kind = 'SOLD'), 0) AS value`;

export interface Traded extends Counted {
  /** Of the SKU that was traded. */
  shots: string[];
}

export function tradedOf(history: History): Traded[] {
  const trades = history.events.filter(({ kind }) => kind === 'SOLD' || kind === 'RETURNED');
  return trades.map((cohort) => {
    const shots = [...history.shots].filter(([, { sku }]) => sku === cohort.sku).map(([shot]) => shot);
    return { cohort, shot: shots[0], shots };
  });
}

export function returnsOf(traded: readonly { cohort: HistoryEvent }[]): Rate {
  const units = (wanted: string): number =>
    traded.filter(({ cohort }) => cohort.kind === wanted).reduce((sum, { cohort }) => sum + (cohort.units ?? 0), 0);
  const n = units('SOLD');
  return { n, value: n > 0 ? units('RETURNED') / n : null };
}
