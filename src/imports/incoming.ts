import type { Transaction } from '../store/database';
import { EVENT_KINDS, KINDS_BY_FIELD, type ToldEvent } from './eventShapes';
import type { Fault } from './Tally';

/** Fields that name a thing by its code; the event holds its id. */
const REFERENCES: Readonly<Record<string, { table: string; code: string; column: string }>> = {
  shot: { table: 'shot', code: 'reference', column: 'shot_id' },
  sku: { table: 'sku', code: 'code', column: 'sku_id' },
  vendor: { table: 'vendor', code: 'code', column: 'vendor_id' },
};

const snake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** The column of an event that keeps a field. */
export const columnOf = (field: string): string => REFERENCES[field]?.column ?? snake(field);
const FIELDS = [...KINDS_BY_FIELD.keys()];
/** Columns of an event that a file fills. */
const COLUMNS = ['id', 'at', 'kind', ...FIELDS.map(columnOf)];

/** The events of a file on their way in, each with its line and its references as told: a table that goes with the transaction. */
export async function openIncoming(tx: Transaction): Promise<void> {
  await tx.rows(`CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
    SELECT 0 AS line, '' AS shot, '' AS sku, '' AS vendor, e.* FROM event e WITH NO DATA`);
  await tx.rows('CREATE TEMPORARY TABLE refused (line integer, field text, message text) ON COMMIT DROP');
}

/** Takes a chunk in. What refers to nothing is found later, by `refuseUnknown`. */
export async function receive(tx: Transaction, chunk: readonly { line: number; event: ToldEvent }[]): Promise<void> {
  const rows = chunk.map(({ line, event }) => {
    const named = Object.entries(event).map(([field, value]) => [snake(field), value] as const);
    return Object.fromEntries([['line', line], ...named]);
  });
  await tx.rows(receiving, [JSON.stringify(rows)]);
}

const receiving = `
  INSERT INTO incoming (line, ${Object.keys(REFERENCES).join(', ')}, ${COLUMNS.join(', ')})
  SELECT i.line, ${Object.keys(REFERENCES)
    .map((field) => `i.${field}`)
    .join(', ')}, ${COLUMNS.map((column) => Object.values(REFERENCES).find((each) => each.column === column)?.table ?? 'i')
    .map((from, n) => (from === 'i' ? `i.${COLUMNS[n]}` : `${from}.id`))
    .join(', ')}
  FROM json_populate_recordset(NULL::incoming, $1::json) i
  ${Object.entries(REFERENCES)
    .map(([field, { table, code }]) => `LEFT JOIN ${table} ON ${table}.${code} = i.${field}`)
    .join(' ')}`;

/** When all lines are in: finds what refers to nothing and what contradicts itself or the log, and takes it out. Answers the faults page by page. */
export async function* refuseWrong(tx: Transaction): AsyncGenerator<Fault[]> {
  await tx.rows('CREATE INDEX ON incoming (id)');
  await tx.rows('ANALYZE incoming');
  for (const statement of [unknownReferences, contradictions, othersInLog]) {
    await tx.rows(`INSERT INTO refused ${statement}`);
    await tx.rows('DELETE FROM incoming i USING refused r WHERE r.line = i.line');
  }
  for (let offset = 0; ; offset += PAGE) {
    const faults = await tx.rows<Fault>('SELECT * FROM refused ORDER BY line, field LIMIT $1 OFFSET $2', [PAGE, offset]);
    yield faults;
    if (faults.length < PAGE) return;
  }
}

const PAGE = 10_000;

const unknownReferences = Object.entries(REFERENCES)
  .map(
    ([field, { column, table }]) =>
      `SELECT line, '${field}', format('Expected a ${table} that exists, found "%s".', ${field}) FROM incoming WHERE ${field} IS NOT NULL AND ${column} IS NULL`,
  )
  .join(' UNION ALL ');

/** The first column in which two events differ, under the name of its field. */
const difference = (one: string, other: (column: string, field: string) => string): string =>
  `CASE ${['at', 'kind', ...FIELDS]
    .map((field) => `WHEN ${one}.${columnOf(field)} IS DISTINCT FROM ${other(columnOf(field), field)} THEN '${field}'`)
    .join(' ')} END`;

/** One id with two contents (kpi-corners, 1): which of them is right cannot be known, so no line of the id is taken. */
const contradictions = `
  SELECT i.line, c.field, format('Expected one content for the id "%s", found two: on line %s and on line %s.', i.id, c.first_line, c.line)
  FROM (
    SELECT DISTINCT ON (id) id, first_line, line, field
    FROM (
      SELECT i.id, f.line AS first_line, i.line, ${difference('i', (column) => `f.${column}`)} AS field
      FROM (SELECT DISTINCT ON (id) * FROM incoming WHERE id IN (SELECT id FROM incoming GROUP BY id HAVING count(*) > 1) ORDER BY id, line) f
      JOIN incoming i ON i.id = f.id) AS pair
    WHERE field IS NOT NULL ORDER BY id, line) AS c
  JOIN incoming i USING (id)`;

/** Of what the log holds under the id, only the fields of its kind: Loupe keeps more beside some. */
const loggedField = (column: string, field: string): string => {
  const kinds = KINDS_BY_FIELD.get(field);
  return kinds ? `CASE WHEN e.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) THEN e.${column} END` : `e.${column}`;
};

const othersInLog = `
  SELECT line, field, format('Expected what the log already holds under the id "%s", found something else.', id)
  FROM (SELECT i.line, i.id, ${difference('i', loggedField)} AS field FROM incoming i JOIN event e USING (id)) AS known
  WHERE field IS NOT NULL`;

/** Appends what the log does not hold yet, in the order of the file; answers how many. */
export async function appendIncoming(tx: Transaction, by: { personId: string; keyId: string | null }): Promise<number> {
  const [{ added }] = await tx.rows<{ added: number }>(appending, [by.personId, by.keyId]);
  return added;
}

const appending = `
  WITH added AS (
    INSERT INTO event (${COLUMNS.join(', ')}, person_id, key_id)
    SELECT ${COLUMNS.map((column) => `i.${column}`).join(', ')}, $1, $2
    FROM (SELECT DISTINCT ON (id) * FROM incoming ORDER BY id, line) i
    WHERE NOT EXISTS (SELECT FROM event e WHERE e.id = i.id)
    ORDER BY i.line
    RETURNING 1)
  SELECT count(*) AS added FROM added`;

/** Facts of the file that break a law, by law: they are taken all the same (kpi-corners, 2). */
export async function countOutsideLaws(tx: Transaction): Promise<{ law: string; facts: number }[]> {
  return tx.rows(`SELECT law, facts FROM (${outsideLaws}) AS counted WHERE facts > 0`);
}

const without = (law: string, kinds: readonly (typeof EVENT_KINDS)[number][], missing: string): string => `
  SELECT '${law}' AS law, count(DISTINCT i.id) AS facts FROM incoming i
  WHERE i.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND NOT EXISTS (
    SELECT FROM event e WHERE e.shot_id = i.shot_id AND e.at <= i.at AND ${missing})`;

/** The same of what such an event stands before. */
const after = (law: string, kinds: readonly (typeof EVENT_KINDS)[number][], found: string): string => `
  SELECT '${law}', count(DISTINCT i.id) FROM incoming i
  WHERE i.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND EXISTS (
    SELECT FROM event e WHERE e.shot_id = i.shot_id AND e.round = i.round AND (e.at, e.id) < (i.at, i.id) AND ${found})`;

const outsideLaws = [
  without('handed over without a confirmed source', ['HANDED_OVER'], `e.kind = 'SOURCE_AUDITED' AND e.outcome IN ('PASS', 'REPAIR')`),
  without('submitted without a hand-over to the vendor', ['SUBMITTED'], `e.kind = 'HANDED_OVER' AND e.vendor_id = i.vendor_id`),
  without('reviewed without having been measured', ['REVIEWED'], `e.kind = 'MEASURED' AND e.round = i.round`),
  without(
    'reviewed, measured or vetoed without a submission',
    ['REVIEWED', 'MEASURED', 'VETOED'],
    `e.kind = 'SUBMITTED' AND e.round = i.round`,
  ),
  without('exported without an approval', ['EXPORTED'], `e.kind = 'REVIEWED' AND e.verdict = 'APPROVED'`),
  without('live without an export', ['WENT_LIVE'], `e.kind = 'EXPORTED' AND e.channel = i.channel`),
  without('withdrawn without having been live', ['WITHDRAWN'], `e.kind = 'WENT_LIVE' AND e.channel = i.channel`),
  without(
    'a cause told anew of what had not come back',
    ['RECLASSIFIED'],
    `e.kind IN ('REVIEWED', 'VETOED') AND e.round = i.round AND e.verdict IS DISTINCT FROM 'APPROVED'`,
  ),
  after('submitted again as the same round', ['SUBMITTED'], `e.kind = 'SUBMITTED'`),
  after('decided again', ['REVIEWED'], `e.kind = 'REVIEWED'`),
].join(' UNION ALL ');
