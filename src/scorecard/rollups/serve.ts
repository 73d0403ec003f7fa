import { DateTime } from 'luxon';
import type { Ask, Dimension, Rolled } from '../../kpi/Kpi';
import type { Sql } from '../../store/database';

/** How cells are read for a question: whole months from cells, the days before and after them from what is kept of each shot. */
export interface Reading {
  /** The whole months, as instants; none where both are one. */
  wholeFrom: Date;
  wholeTo: Date;
  /** The one further dimension that they are added up by, '' for none. */
  dimension: '' | Further;
  keys: string[];
  joins: string;
}

type Further = 'TIER' | 'METAL' | 'VIEW';

/** Of what is kept of a shot. */
const FURTHER: Readonly<Record<'' | Further, string>> = { '': `''`, TIER: 'f.tier::text', METAL: 'f.metal', VIEW: 'f.view' };
const isFurther = (dimension: Dimension): dimension is Further => Object.hasOwn(FURTHER, dimension);

const VENDOR = 'JOIN vendor kv ON kv.id = c.vendor_id';
const PARTS: Readonly<Partial<Record<Dimension, { value: string; needs: string }>>> = {
  VENDOR: { value: 'kv.code', needs: VENDOR },
  PRODUCTION_MODEL: { value: 'kv.production_model', needs: VENDOR },
  TIER: { value: 'c.value', needs: '' },
  METAL: { value: 'c.value', needs: '' },
  VIEW: { value: 'c.value', needs: '' },
  MONTH: { value: `to_char(c.month, 'YYYY-MM')`, needs: '' },
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
  { wholeFrom, wholeTo, dimension, keys, joins }: Reading,
  name: string,
  { figureOf }: Rolled<Value>,
): Promise<(Value & { key: string[] })[]> {
  const named = keys.map((key, i) => `${key} AS k${i}`);
  const names = keys.map((_, i) => `k${i}`);
  const groups = await sql.rows<Group>(
    `SELECT ARRAY[${names.join(', ')}]::text[] AS key, json_agg(json_build_array(tag, bucket, n, total)) AS cells
     FROM (
       SELECT ${[...named, 'c.tag', 'c.bucket'].join(', ')}, sum(c.n) AS n, sum(c.total)::double precision AS total
       FROM (
         SELECT month, vendor_id, value, tag, bucket, n, total FROM rollup_cell
         WHERE kpi = $1 AND dimension = $2 AND month >= ($5::timestamptz AT TIME ZONE $7)::date AND month < ($6::timestamptz AT TIME ZONE $7)::date
         UNION ALL
         SELECT f.day, f.vendor_id, ${FURTHER[dimension]}, f.tag, f.bucket, 1, f.value FROM rollup_fact f
         WHERE f.kpi = $1 AND ((f.at >= $3 AND f.at < $5) OR (f.at >= $6 AND f.at < $4))) c ${joins}
       GROUP BY ${[...names, 'c.tag', 'c.bucket'].join(', ')} HAVING sum(c.n) > 0) cell
     ${names.length > 0 ? `GROUP BY ${names.join(', ')}` : ''}`,
    [name, dimension, from, to, wholeFrom, wholeTo, timeZone],
  );
  return groups.flatMap(({ key, cells }) =>
    cells === null ? [] : [{ ...figureOf(cells.map(([tag, bucket, n, total]) => ({ tag, bucket, n, total }))), key }],
  );
}

export interface RollupState {
  /** Zone that the rollups are in; null before the first fold has begun. */
  timeZone: string | null;
  /** Since when a change waits to be folded in; null where all is. */
  waitingSince: Date | null;
  /** Where exact answers come from. */
  exact: 'EVENTS' | 'SHOTS';
}

export async function rollupState(sql: Sql): Promise<RollupState> {
  const [state] = await sql.rows<RollupState>(
    `SELECT time_zone AS "timeZone", (SELECT min(at) FROM rollup_stale) AS "waitingSince",
       CASE WHEN time_zone IS NULL THEN 'EVENTS' ELSE 'SHOTS' END AS exact FROM rollup_state`,
  );
  return state;
}
