import { keysOf, type Part, VENDOR_AT } from '../../kpi/keys';
import type { Dimension, Keys, Rolled } from '../../kpi/Kpi';

/** Shots whose facts may be out of date, with all others of their SKUs: a cohort is of one SKU, whatever the others did. */
export const STALE_SHOTS = `
  SELECT s.id AS shot_id FROM shot s JOIN colourway w ON w.id = s.colourway_id WHERE w.sku_id IN (
    SELECT w.sku_id FROM rollup_stale x JOIN shot s ON s.id = x.shot_id JOIN colourway w ON w.id = s.colourway_id)`;

/** What a member may be grouped by, of the alias `c` of a cohort. */
export const MEMBER = `
  JOIN shot s ON s.id = c.shot_id JOIN colourway w ON w.id = s.colourway_id JOIN sku k ON k.id = w.sku_id LEFT JOIN ${VENDOR_AT} h ON true`;

/**
 * The cohort of a figure without reading the events: what is kept of each member, and, for the shots that changed since, the cohort of their events alone. The
 * same members with the same values as the cohort over all events, but for the fifteenth digit.
 */
export function keptCohort(name: string, { cohort, columns }: Rolled): string {
  const names = Object.keys(columns);
  const told = names.map((column) => `${columns[column]} AS ${column}`).join(', ');
  return `stale AS MATERIALIZED (${STALE_SHOTS}),
    c AS (
      SELECT f.shot_id, f.at, f.vendor_id AS of_vendor, f.tier AS of_tier, f.collection_id AS of_collection, f.metal AS of_metal, f.view AS of_view, ${told}
      FROM rollup_fact f WHERE f.kpi = '${name}' AND f.at >= $1 AND f.at < $2 AND NOT EXISTS (SELECT FROM stale x WHERE x.shot_id = f.shot_id)
      UNION ALL
      SELECT * FROM (
        WITH event AS (SELECT e.* FROM public.event e JOIN stale USING (shot_id)), ${cohort}
        SELECT c.shot_id, c.at, h.vendor_id, k.tier, k.collection_id, w.metal, s.view, ${names.map((column) => `c.${column}`).join(', ')}
        FROM c ${MEMBER}) fresh)`;
}

const VENDOR = '\nJOIN vendor kv ON kv.id = c.of_vendor';
const LOCAL = 'c.at AT TIME ZONE $3';

const PARTS: Readonly<Partial<Record<Dimension, Part>>> = {
  VENDOR: { value: 'kv.code', needs: VENDOR },
  PRODUCTION_MODEL: { value: 'kv.production_model', needs: VENDOR },
  TIER: { value: 'c.of_tier', needs: '' },
  COLLECTION: { value: 'kc.code', needs: '\nJOIN collection kc ON kc.id = c.of_collection' },
  METAL: { value: 'c.of_metal', needs: '' },
  VIEW: { value: 'c.of_view', needs: '' },
  DAY: { value: `to_char(${LOCAL}, 'YYYY-MM-DD')`, needs: '' },
  WEEK: { value: `to_char(${LOCAL}, 'IYYY-"W"IW')`, needs: '' },
  MONTH: { value: `to_char(${LOCAL}, 'YYYY-MM')`, needs: '' },
};

/** The grouping of a kept cohort; null by what is not kept. */
export function keptKeys(groupBy: readonly Dimension[]): Keys | null {
  const parts = groupBy.flatMap((dimension) => PARTS[dimension] ?? []);
  return parts.length < groupBy.length ? null : keysOf(parts);
}
