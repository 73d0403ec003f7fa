import { DateTime } from 'luxon';
import type { Ask, Dimension, Rolled } from '../../kpi/Kpi';
import type { Sql } from '../../store/database';

/** How cells are read for a question. */
export interface Reading {
  grain: 'DAY' | 'MONTH';
  /** The one further dimension that they are added up by, '' for none. */
  dimension: string;
  keys: string[];
  joins: string;
}

const CALENDAR: readonly Dimension[] = ['DAY', 'WEEK', 'MONTH'];
const FURTHER: readonly Dimension[] = ['TIER', 'COLLECTION', 'METAL', 'VIEW'];

const VENDOR = 'JOIN vendor kv ON kv.id = c.vendor_id';
const PARTS: Readonly<Partial<Record<Dimension, { value: string; needs: string }>>> = {
  VENDOR: { value: 'kv.code', needs: VENDOR },
  PRODUCTION_MODEL: { value: 'kv.production_model', needs: VENDOR },
  TIER: { value: 'c.value', needs: '' },
  METAL: { value: 'c.value', needs: '' },
  VIEW: { value: 'c.value', needs: '' },
  COLLECTION: { value: 'kc.code', needs: 'JOIN collection kc ON kc.id = c.value::uuid' },
  DAY: { value: `to_char(c.day, 'YYYY-MM-DD')`, needs: '' },
  WEEK: { value: `to_char(c.day, 'IYYY-"W"IW')`, needs: '' },
  MONTH: { value: `to_char(c.day, 'YYYY-MM')`, needs: '' },
};

/**
 * How the rollups can answer: whole days of the zone that they were made in, grouped by calendar, vendor, production model and at most one further dimension.
 * null where they cannot.
 */
export function readingOf({ from, to, timeZone, groupBy }: Ask, rolledZone: string | null): Reading | null {
  const [begin, end] = [from, to].map((at) => DateTime.fromJSDate(at, { zone: timeZone }));
  const isWhole = (unit: 'day' | 'month'): boolean => [begin, end].every((at) => at.toMillis() === at.startOf(unit).toMillis());
  const further = groupBy.filter((dimension) => FURTHER.includes(dimension));
  const parts = groupBy.flatMap((dimension) => PARTS[dimension] ?? []);
  if (timeZone !== rolledZone || !isWhole('day') || further.length > 1 || parts.length < groupBy.length) return null;
  const isByMonth = isWhole('month') && !groupBy.some((dimension) => CALENDAR.includes(dimension) && dimension !== 'MONTH');
  return {
    grain: isByMonth ? 'MONTH' : 'DAY',
    dimension: further[0] ?? '',
    keys: parts.map(({ value }) => value),
    joins: [...new Set(parts.map(({ needs }) => needs))].join('\n'),
  };
}

/** `cells` is null where everything is one group, and nothing is in it. */
type Group = { key: string[]; cells: [tag: string, bucket: number, n: number, total: number][] | null };

/** The groups of a figure, put together from cells; those of a group come as one list, since a row for each costs more than the rest of the question. */
export async function rolledRows<Value extends object>(
  sql: Sql,
  { from, to, timeZone }: Ask,
  { grain, dimension, keys, joins }: Reading,
  name: string,
  { figureOf }: Rolled<Value>,
): Promise<(Value & { key: string[] })[]> {
  const named = keys.map((key, i) => `${key} AS k${i}`);
  const names = keys.map((_, i) => `k${i}`);
  const groups = await sql.rows<Group>(
    `SELECT ARRAY[${names.join(', ')}]::text[] AS key, json_agg(json_build_array(tag, bucket, n, total)) AS cells
     FROM (
       SELECT ${[...named, 'c.tag', 'c.bucket'].join(', ')}, sum(c.n) AS n, sum(c.total)::double precision AS total
       FROM rollup_cell c ${joins}
       WHERE c.kpi = $1 AND c.grain = $2 AND c.dimension = $3
         AND c.day >= ($4::timestamptz AT TIME ZONE $6)::date AND c.day < ($5::timestamptz AT TIME ZONE $6)::date
       GROUP BY ${[...names, 'c.tag', 'c.bucket'].join(', ')} HAVING sum(c.n) > 0) cell
     ${names.length > 0 ? `GROUP BY ${names.join(', ')}` : ''}`,
    [name, grain, dimension, from, to, timeZone],
  );
  return groups.flatMap(({ key, cells }) =>
    cells === null ? [] : [{ ...figureOf(cells.map(([tag, bucket, n, total]) => ({ tag, bucket, n, total }))), key }],
  );
}

/** Whether something is kept of each shot: not before the first fold has begun. */
export async function exactSource(sql: Sql): Promise<'EVENTS' | 'SHOTS'> {
  const { timeZone } = await rollupState(sql);
  return timeZone === null ? 'EVENTS' : 'SHOTS';
}

/** In which zone the rollups are, and since when a change waits to be folded in; null where all is. */
export async function rollupState(sql: Sql): Promise<{ timeZone: string | null; waitingSince: Date | null }> {
  const [state] = await sql.rows<{ timeZone: string | null; waitingSince: Date | null }>(
    'SELECT time_zone AS "timeZone", (SELECT min(at) FROM rollup_stale) AS "waitingSince" FROM rollup_state',
  );
  return state;
}
