import type { Database } from '../store/database';
import { EVENT_KINDS, EVENT_SHAPES, KINDS_BY_FIELD } from './eventShapes';
import { columnOf } from './incoming';
import type { Kind } from '../kpi/history';

const PAGE = 5000; // events

/** Every event that formats.md has words for, one a line, in the order in which they were recorded; all as of one instant. */
export function exportEvents(database: Database, write: (text: string) => Promise<void>): Promise<number> {
  return database.snapshot(async (sql) => {
    let written = 0;
    let after = 0;
    for (;;) {
      const page = await sql.rows<Logged>(logged, [after, PAGE]);
      if (page.length === 0) return written;
      await write(page.map((event) => `${JSON.stringify(lineOf(event))}\n`).join(''));
      written += page.length;
      after = page[page.length - 1].seq;
    }
  });
}

type Logged = { seq: number; kind: Kind } & Record<string, unknown>;

/** The fields of its kind; one that is optional and empty is left out, one that may be null is told so. */
function lineOf(event: Logged): object {
  const fields = Object.keys(EVENT_SHAPES[event.kind].shape);
  return Object.fromEntries(
    fields.filter((field) => event[field] !== null || !OPTIONAL.includes(field)).map((field) => [field, event[field]]),
  );
}

const OPTIONAL: readonly string[] = ['batch', 'cause'];

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const TOLD: Readonly<Record<string, string>> = {
  shot: 's.reference',
  sku: 'k.code',
  vendor: 'v.code',
  dueAt: instant('e.due_at'),
  amount: 'trim_scale(e.amount)::text',
};

const logged = `
  SELECT e.seq, e.id, ${instant('e.at')} AS at, e.kind, ${[...KINDS_BY_FIELD.keys()].map((field) => `${TOLD[field] ?? `e.${columnOf(field)}`} AS "${field}"`).join(', ')}
  FROM event e LEFT JOIN shot s ON s.id = e.shot_id LEFT JOIN sku k ON k.id = e.sku_id LEFT JOIN vendor v ON v.id = e.vendor_id
  WHERE e.seq > $1 AND e.kind IN (${EVENT_KINDS.map((kind) => `'${kind}'`).join(', ')})
  ORDER BY e.seq LIMIT $2`;
