import { DateTime } from 'luxon';
import type { Ask, Dimension, Rolled } from '../../kpi/Kpi';
import { isSummed, type Summed } from '../../kpi/rolled';
import type { Sql } from '../../store/database';
import { exactPercentiles } from './exactPercentiles';
import { KEPT } from './rolledFigures';

/** How cells are read for a question: whole months from cells, the days before and after them from what is kept of each shot. */
export interface Reading {
  /** The whole months, as instants; none where both are one. */
  wholeFrom: Date;
  wholeTo: Date;
  /** The one further dimension that they are added up by, '' for none. */
  dimension: '' | Further;
  keys: CellKey[];
}

type Further = 'TIER' | 'METAL' | 'VIEW';

/** Of what is kept of a shot. */
const FURTHER: Readonly<Record<'' | Further, string>> = { '': `''`, TIER: 'f.tier::text', METAL: 'f.metal', VIEW: 'f.view' };
const isFurther = (dimension: Dimension): dimension is Further => Object.hasOwn(FURTHER, dimension);

/** What cells are added up by, and what that is called; names are looked up of the few groups alone, not of their many cells. */
interface CellKey {
  by: string;
  name: string;
}

const VENDOR = '(SELECT v.code FROM vendor v WHERE v.id = g.of_vendor)';
const PARTS: Readonly<Partial<Record<Dimension, CellKey>>> = {
  VENDOR: { by: 'c.vendor_id AS of_vendor', name: VENDOR },
  PRODUCTION_MODEL: { by: '(SELECT v.production_model FROM vendor v WHERE v.id = c.vendor_id) AS of_model', name: 'g.of_model' },
  TIER: { by: 'c.value AS of_further', name: 'g.of_further' },
  METAL: { by: 'c.value AS of_further', name: 'g.of_further' },
  VIEW: { by: 'c.value AS of_further', name: 'g.of_further' },
  MONTH: { by: 'c.month AS of_month', name: `to_char(g.of_month, 'YYYY-MM')` },
};

/**
 * How the rollups can answer: whole days of the zone that they were made in, a whole month among them, grouped by month, vendor, production model and at most one
 * further dimension. null where they cannot; what is kept of each shot then answers exactly.
 */
export function readingOf({ from, to, timeZone, groupBy }: Ask, rolledZone: string | null): Reading | null {
  const [begin, end] = [from, to].map((at) => DateTime.fromJSDate(at, { zone: timeZone }));
  const isWhole = [begin, end].every((at) => at.toMillis() === at.startOf('day').toMillis());
  const firstOfMonth = begin.startOf('month');
  const wholeFrom = firstOfMonth < begin ? firstOfMonth.plus({ months: 1 }) : firstOfMonth;
  const wholeTo = end.startOf('month');
  const further = groupBy.filter(isFurther);
  const parts = groupBy.flatMap((dimension) => PARTS[dimension] ?? []);
  if (timeZone !== rolledZone || !isWhole || wholeFrom >= wholeTo || further.length > 1 || parts.length < groupBy.length) return null;
  return {
    wholeFrom: wholeFrom.toJSDate(),
    wholeTo: wholeTo.toJSDate(),
    dimension: further[0] ?? '',
    keys: parts,
  };
}

/** Whole months from cells, the single days beside them from what is kept of each shot. */
export interface Cells {
  reading: Reading;
  /** Percentiles too: only while no change waits to be folded in. */
  isExact: boolean;
}

/** Where figures that can be rolled are read: from the events, from what is kept of each shot (as exact), or from cells. */
export type Source = 'EVENTS' | 'SHOTS' | Cells;

/** Whether cells answer a figure. Exact percentiles by a further dimension they do not: no index has the values of a bucket by it. */
export function serves({ reading, isExact }: Cells, rolled: Rolled): rolled is Summed {
  return isSummed(rolled) && (!isExact || !rolled.percentiles || reading.dimension === '');
}

/** The groups of a figure, put together from cells. */
export function rolledRows<Row>(
  sql: Sql,
  ask: Ask,
  { reading, isExact }: Cells,
  name: string,
  { figures, percentiles = {}, listsTags }: Summed,
): Promise<Row[]> {
  const { wholeFrom, wholeTo, dimension, keys } = reading;
  const beside = singleDays(ask, reading);
  const by = keys.map(({ by: each }) => each);
  const columns = by.map((each) => each.split(' AS ')[1]);
  const exactly = isExact && Object.keys(percentiles).length > 0 ? exactPercentiles(columns, percentiles) : null;
  const estimated = Object.entries(percentiles).map(([percentile, { estimate }]) => [percentile, estimate]);
  const summed = [...Object.entries(figures), ...(exactly ? [] : estimated)].map(([figure, expression]) => `${expression} AS "${figure}"`);
  const named = Object.keys({ ...figures, ...percentiles }).map((figure) => `"${figure}"`);
  return sql.rows<Row>(
    `WITH c AS (
      SELECT month, vendor_id, value, tag, bucket, n::integer, total, squares, true AS is_cell FROM rollup_cell
      WHERE kpi = $1 AND dimension = $2 AND month >= ($3::timestamptz AT TIME ZONE $5)::date AND month < ($4::timestamptz AT TIME ZONE $5)::date AND n > 0
      ${beside.rows}),
    cell AS (${listsTags ? oneATag(by) : ofAllTags(by)}),
    counted AS (
      SELECT *, sum(n) OVER up_to AS up, coalesce(sum(n) OVER (up_to GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS below,
        sum(n) OVER (${partition(columns)}) AS every
      FROM cell ${told(columns)} WINDOW up_to AS (${partition(columns)} ORDER BY bucket)),
    g AS (
      SELECT ${[...columns, ...summed].join(', ')} FROM counted ${columns.length > 0 ? `GROUP BY ${columns.join(', ')}` : ''} HAVING sum(n) > 0)
    ${exactly?.tables ?? ''}
    SELECT ARRAY[${keys.map((key) => key.name).join(', ')}]::text[] AS key, ${named.join(', ')} FROM g ${exactly?.join ?? ''}`,
    [name, dimension, wholeFrom, wholeTo, ask.timeZone, ...beside.params],
  );
}

/** The days before and after the whole months, of what is kept of each shot; nothing where there are none. */
function singleDays({ from, to }: Ask, { wholeFrom, wholeTo, dimension }: Reading): { rows: string; params: Date[] } {
  if (wholeFrom <= from && to <= wholeTo) return { rows: '', params: [] };
  const rows = `UNION ALL
      SELECT date_trunc('month', f.day)::date, f.vendor_id, ${FURTHER[dimension]}, f.tag, f.bucket, 1, f.value, f.value * f.value, false FROM rollup_fact f
      WHERE f.kpi = $1 AND ((f.at >= $6 AND f.at < $3) OR (f.at >= $4 AND f.at < $7))`;
  return { rows, params: [from, to] };
}

function ofAllTags(by: readonly string[]): string {
  return `SELECT ${[...by, 'c.month', 'c.vendor_id', 'c.tag', 'c.bucket', 'c.n', 'c.total::double precision AS total', 'c.total AS decimal', 'c.squares', 'c.is_cell'].join(', ')} FROM c`;
}

/** Money stays decimal until all of it is added up. */
function oneATag(by: readonly string[]): string {
  const places = [...by.keys()].map((i) => i + 1);
  return `SELECT ${[...by, 'c.tag', '0 AS bucket', 'sum(c.n)::integer AS n', 'sum(c.total) AS total', 'sum(c.squares) AS squares'].join(', ')} FROM c GROUP BY ${[...places, 'c.tag'].join(', ')}`;
}

/** What has no vendor is in no group of vendors. */
function told(columns: readonly string[]): string {
  return columns.length > 0 ? `WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')}` : '';
}

function partition(columns: readonly string[]): string {
  return columns.length > 0 ? `PARTITION BY ${columns.join(', ')}` : '';
}

export interface RollupState {
  /** Zone that the rollups are in; null before the first fold has begun, and where an earlier version has folded, which keeps other things. */
  timeZone: string | null;
  /** Whether everything has been folded in since it was begun anew; before that, cells count a part of it. */
  isWhole: boolean;
  /** Since when a change waits to be folded in; null where all is. */
  waitingSince: Date | null;
  /** Where exact answers come from that cells cannot give. */
  beyondCells: 'EVENTS' | 'SHOTS';
}

export async function rollupState(sql: Sql): Promise<RollupState> {
  const [state] = await sql.rows<RollupState>(
    `SELECT zone AS "timeZone", zone IS NOT NULL AND anew_until IS NULL AS "isWhole", (SELECT min(at) FROM rollup_stale) AS "waitingSince",
       CASE WHEN zone IS NULL THEN 'EVENTS' ELSE 'SHOTS' END AS "beyondCells"
     FROM (SELECT CASE WHEN kept = $1 THEN time_zone END AS zone, anew_until FROM rollup_state) state`,
    [KEPT],
  );
  return state;
}
