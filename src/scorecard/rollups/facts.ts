import { keysOf, type Part, PERIODS, VENDOR_AT } from '../../kpi/keys';
import type { Dimension, Keys, Rolled } from '../../kpi/Kpi';

/** Shots whose facts may be out of date, with all others of their SKUs: a cohort is of one SKU, whatever the others did. */
export const STALE_SHOTS = `
  SELECT s.id AS shot_id FROM shot s JOIN colourway w ON w.id = s.colourway_id WHERE w.sku_id IN (
    SELECT w.sku_id FROM rollup_stale x JOIN shot s ON s.id = x.shot_id JOIN colourway w ON w.id = s.colourway_id)`;

/** What a member may be grouped by, of the alias `c` of a cohort. */
export const MEMBER = `
  JOIN shot s ON s.id = c.shot_id JOIN colourway w ON w.id = s.colourway_id JOIN sku k ON k.id = w.sku_id LEFT JOIN ${VENDOR_AT} h ON true`;

/** What is kept of a member that it may be grouped by: as a column of `c`, as kept, as told of a fresh member, and how groups are made of it. */
interface KeptPart extends Part {
  column?: { name: string; kept: string; fresh: string };
}

const VENDOR = {
  needs: '\nJOIN vendor kv ON kv.id = c.of_vendor',
  column: { name: 'of_vendor', kept: 'f.vendor_id', fresh: 'h.vendor_id' },
};

const PARTS: Readonly<Partial<Record<Dimension, KeptPart>>> = {
  VENDOR: { value: 'kv.code', by: 'kv.id', ...VENDOR },
  PRODUCTION_MODEL: { value: 'kv.production_model', ...VENDOR },
  TIER: { value: 'c.of_tier', needs: '', column: { name: 'of_tier', kept: 'f.tier', fresh: 'k.tier' } },
  COLLECTION: {
    ...{ value: 'kc.code', by: 'kc.id', needs: '\nJOIN collection kc ON kc.id = c.of_collection' },
    column: { name: 'of_collection', kept: 'f.collection_id', fresh: 'k.collection_id' },
  },
  METAL: { value: 'c.of_metal', needs: '', column: { name: 'of_metal', kept: 'f.metal', fresh: 'w.metal' } },
  VIEW: { value: 'c.of_view', needs: '', column: { name: 'of_view', kept: 'f.view', fresh: 's.view' } },
  ...PERIODS,
};

/**
 * The cohort of a figure without reading the events, and its grouping: what is kept of each member, and, for the shots that changed since, the cohort of their events
 * alone. The same members with the same values as the cohort over all events, but for the fifteenth digit. null by what is not kept. It has no more columns than
 * are asked for, so that by vendor and time one index answers (migration 0023).
 */
export function kept(name: string, { cohort, columns }: Rolled, groupBy: readonly Dimension[]): { cohort: string; keys: Keys } | null {
  const parts = groupBy.flatMap((dimension) => PARTS[dimension] ?? []);
  if (parts.length < groupBy.length) return null;
  const groups = new Map(parts.flatMap(({ column }) => (column ? [[column.name, column]] : [])));
  const values = Object.entries(columns).map(([column, value]) => ({ name: column, kept: value, fresh: `c.${column}` }));
  const all = [...groups.values(), ...values];
  return {
    keys: keysOf(parts),
    cohort: `stale AS MATERIALIZED (${STALE_SHOTS}),
    c AS (
      SELECT f.shot_id, f.at, ${all.map((column) => `${column.kept} AS ${column.name}`).join(', ')}
      FROM rollup_fact f WHERE f.kpi = '${name}' AND f.at >= $1 AND f.at < $2 AND NOT EXISTS (SELECT FROM stale x WHERE x.shot_id = f.shot_id)
      UNION ALL
      SELECT * FROM (
        WITH event AS NOT MATERIALIZED (SELECT e.* FROM public.event e WHERE e.shot_id IN (SELECT shot_id FROM stale)), ${cohort}
        SELECT c.shot_id, c.at, ${all.map((column) => column.fresh).join(', ')}
        FROM c ${MEMBER}) fresh)`,
  };
}
