import type { Percentile } from '../../kpi/Kpi';

type Percentiles = Readonly<Record<string, Percentile>>;

/**
 * Percentiles to the digit, as percentile_cont, without sorting every value of a group: its cells tell in which buckets the ranks around a percentile lie, and an
 * index (migration 0024) gives the few values of those. Common table expressions that go on after `counted`, up to `looked_up` with a column a percentile; `further`
 * is the further dimension that cells are added up by, as of what is kept of a shot.
 */
export function lookedUp(columns: readonly string[], percentiles: Percentiles, further: string): string {
  const shares = Object.values(percentiles).map(({ share }) => share);
  const figures = Object.entries(percentiles).map(([name, { share }]) => `${between(share)} AS "${name}"`);
  const by = columns.join(', ');
  return `,
    bucketed AS (SELECT *, up - sum(n) OVER (PARTITION BY ${[...columns, 'bucket'].join(', ')}) AS below FROM counted),
    reached AS (SELECT * FROM bucketed WHERE ${shares.map(isReached).join(' OR ')}),
    ranked AS (
      SELECT ${[...columns, 'every', 'v.value'].join(', ')}, below + row_number() OVER (PARTITION BY ${[...columns, 'below'].join(', ')} ORDER BY v.value) - 1 AS rank
      FROM reached r CROSS JOIN LATERAL (${valuesOf(further)} OFFSET 0) v),
    looked_up AS (SELECT ${[...columns, ...figures].join(', ')} FROM ranked ${by && `GROUP BY ${by}`})`;
}

/** Each group with its percentiles. */
export function joinedBy(columns: readonly string[]): string {
  return columns.length > 0 ? `JOIN looked_up USING (${columns.join(', ')})` : 'CROSS JOIN looked_up';
}

/** Of the members of a cell `r`; what came into it from the days beside whole months is one already. */
function valuesOf(further: string): string {
  const ofCell = (isOfVendor: string): string => `
        SELECT f.value::double precision FROM rollup_fact f
        WHERE r.is_cell AND f.kpi = $1 AND ${isOfVendor} AND f.bucket = r.bucket AND f.day >= r.month AND f.day < r.month + interval '1 month' AND ${further} = r.value`;
  return [
    'SELECT r.total AS value WHERE NOT r.is_cell',
    ofCell('f.vendor_id = r.vendor_id'),
    ofCell('r.vendor_id IS NULL AND f.vendor_id IS NULL'),
  ].join(' UNION ALL ');
}

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
