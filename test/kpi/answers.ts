import type { History } from '../../src/kpi/history';
import { keysFor } from '../../src/kpi/keys';
import type { Ask, Kpi, KpiRow } from '../../src/kpi/Kpi';
import { parametersOf } from '../../src/kpi/parameters';
import type { Sql } from '../../src/store/database';

type Row = KpiRow<object>;

/** What the database answers: the rows in which something was counted (kpi-corners, 27), by key. */
export async function answerOfSql(sql: Sql, kpi: Kpi<object>, ask: Ask): Promise<Row[]> {
  const statement = kpi.sql(keysFor(ask.groupBy));
  return counted(await sql.rows<Row>(statement, parametersOf(statement, ask)));
}

/** What is right. */
export function answerOfOracle(history: History, kpi: Kpi<object>, ask: Ask): Row[] {
  return counted(kpi.oracle(history, ask));
}

function counted(rows: Row[]): Row[] {
  const keyOf = (row: Row): string => JSON.stringify(row.key);
  return rows.filter(hasCounted).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function hasCounted(row: Row): boolean {
  const { n = 0, pending = 0, ...rest } = row as { n?: number; pending?: number };
  return n > 0 || pending > 0 || Object.entries(rest).some(([name, value]) => name !== 'key' && Array.isArray(value) && value.length > 0);
}
