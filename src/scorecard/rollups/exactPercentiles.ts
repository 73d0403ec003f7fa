import type { Percentile } from '../../kpi/Kpi';

/**
 * Percentiles as percentile_cont has them, but for the fifteenth digit, without sorting every value of a group: its cells tell in which buckets the ranks around a
 * percentile lie, and an index (migration 0024) gives the few values of those. `tables` are common table expressions after `counted` of serve.ts, `join` adds the
 * percentiles to its groups `g`.
 */
export function exactPercentiles(
  columns: readonly string[],
  percentiles: Readonly<Record<string, Percentile>>,
): { tables: string; join: string } {
  const shares = Object.values(percentiles).map(({ share }) => share);
  const figures = Object.entries(percentiles).map(([name, { share }]) => `${between(share)} AS "${name}"`);
  const by = columns.join(', ');
  return {
    tables: `,
    reached AS (SELECT * FROM counted WHERE ${shares.map(isReached).join(' OR ')}),
    ranked AS (
      SELECT ${[...columns, 'every', 'v.value'].join(', ')}, below + row_number() OVER (PARTITION BY ${[...columns, 'below'].join(', ')} ORDER BY v.value) - 1 AS rank
      FROM reached r CROSS JOIN LATERAL (${VALUES}) v),
    looked_up AS (SELECT ${[...columns, ...figures].join(', ')} FROM ranked ${by && `GROUP BY ${by}`})`,
    join: `LEFT JOIN looked_up ${by ? `USING (${by})` : 'ON true'}`,
  };
}

/** The values that a cell `r` counts. No vendor is a branch of its own, since IS NOT DISTINCT FROM goes by no index. */
const ofCell = (isOfVendor: string): string => `
        SELECT f.value::double precision FROM rollup_fact f
        WHERE r.is_cell AND f.kpi = $1 AND ${isOfVendor} AND f.bucket = r.bucket AND f.day >= r.month AND f.day < r.month + interval '1 month'`;

/** Of a row `r`: a single day beside the whole months has one value, which is its total. OFFSET 0 keeps it a look into the index for each row. */
const VALUES = `SELECT r.total AS value WHERE NOT r.is_cell
        UNION ALL ${ofCell('f.vendor_id = r.vendor_id')}
        UNION ALL ${ofCell('r.vendor_id IS NULL AND f.vendor_id IS NULL')} OFFSET 0`;

const lower = (share: number): string => `floor(${share}::double precision * (every - 1))`;
const upper = (share: number): string => `ceil(${share}::double precision * (every - 1))`;

/** Ranks begin at 0: a bucket holds those from `below` up to, and without, `up`. */
function isReached(share: number): string {
  return `(below <= ${upper(share)} AND up > ${lower(share)})`;
}

function between(share: number): string {
  const at = (rank: string): string => `max(value) FILTER (WHERE rank = ${rank})`;
  const low = at(lower(share));
  return `${low} + (${at(upper(share))} - ${low}) * max(${share}::double precision * (every - 1) - ${lower(share)})`;
}
