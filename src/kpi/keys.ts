import type { Dimension, Keys } from './Kpi';

const CATALOGUE = `
  JOIN shot ks ON ks.id = c.shot_id
  JOIN colourway kw ON kw.id = ks.colourway_id
  JOIN sku kk ON kk.id = kw.sku_id
  JOIN collection kc ON kc.id = kk.collection_id`;

/** The vendor of the shot's latest hand-over at or before the cohort event. */
export const VENDOR_AT = `LATERAL (
    SELECT h.vendor_id FROM public.event h
    WHERE h.shot_id = c.shot_id AND h.kind = 'HANDED_OVER' AND h.at <= c.at
    ORDER BY h.at DESC, h.id DESC LIMIT 1)`;

/** A shot without one is in no row grouped by it (kpi-corners, 27). */
const VENDOR = `
  JOIN ${VENDOR_AT} kh ON true
  JOIN vendor kv ON kv.id = kh.vendor_id`;

/** A decision whose revision was never submitted has no origin, and is in no row grouped by it. */
const ORIGIN = `
  JOIN LATERAL (SELECT c.origin WHERE c.origin IS NOT NULL) ko ON true`;

const LOCAL = 'c.at AT TIME ZONE $3';

/** Grouping by instants or ids, and naming what came of it, is cheaper than grouping by names. */
export const PERIODS = {
  DAY: periodOf('day', 'YYYY-MM-DD'),
  WEEK: periodOf('week', 'IYYY-"W"IW'),
  MONTH: periodOf('month', 'YYYY-MM'),
};

const PARTS: Readonly<Record<Dimension, Part>> = {
  VENDOR: { value: 'kv.code', by: 'kv.id', needs: VENDOR },
  PRODUCTION_MODEL: { value: 'kv.production_model', needs: VENDOR },
  TIER: { value: 'kk.tier::text', needs: CATALOGUE },
  COLLECTION: { value: 'kc.code', needs: CATALOGUE },
  METAL: { value: 'kw.metal', needs: CATALOGUE },
  VIEW: { value: 'ks.view', needs: CATALOGUE },
  CHANNEL: { value: 'c.channel', needs: '' },
  ORIGIN: { value: 'ko.origin', needs: ORIGIN },
  ...PERIODS,
};

export function keysFor(groupBy: readonly Dimension[]): Keys {
  return keysOf(groupBy.map((dimension) => PARTS[dimension]));
}

/** What a dimension is in SQL, and the join that it needs. */
export interface Part {
  value: string;
  /** What rows are grouped by, where the value follows from it. */
  by?: string;
  needs: string;
}

function periodOf(unit: 'day' | 'week' | 'month', format: string): Part {
  const begin = `date_trunc('${unit}', ${LOCAL})`;
  return { value: `to_char(${begin}, '${format}')`, by: begin, needs: '' };
}

/** The grouping of a statement. An empty list is one group: that of everything, also when there is nothing (kpi-corners, 27). */
export function keysOf(parts: readonly Part[]): Keys {
  const values = parts.map((part) => `(${part.value})::text`);
  const groups = parts.map((part, i) => part.by ?? values[i]);
  return {
    select: `ARRAY[${values.join(', ')}]::text[]`,
    joins: [...new Set(parts.map((part) => part.needs))].join(''),
    groupBy: groups.join(', ') || '()',
    groupByAnd: (columns) => [...groups, columns].join(', '),
  };
}
