import { keysFor } from '../kpi/keys';
import type { Ask, Kpi } from '../kpi/Kpi';
import { parametersOf } from '../kpi/parameters';
import type { Sql } from '../store/database';
import { type FigureName, KPIS, NOTHING } from './kpis';
import { ROLLED } from './rollups/rolledFigures';
import { type Reading, rolledRows } from './rollups/serve';
import type { ScorecardRow } from './ScorecardRow';

/** A row of a KPI's statement: its group, and the figures with their count, or a list of them. */
type Row = { key: string[]; n?: number; pending?: number; entries?: unknown[] };

/**
 * Computes the figures asked for, one statement each, and joins them by their groups. All of them see the facts of one instant. With a `reading`, those that
 * can be are read from the rollups.
 */
export async function computeScorecard(
  sql: Sql,
  ask: Ask,
  wanted: readonly FigureName[],
  reading: Reading | null = null,
): Promise<ScorecardRow[]> {
  const rows = new Map<string, ScorecardRow>();
  const rowOf = (key: readonly string[]): ScorecardRow => {
    const id = JSON.stringify(key);
    const row = rows.get(id) ?? { key: key.map((value, i) => ({ dimension: ask.groupBy[i], value })), ...NOTHING };
    rows.set(id, row);
    return row;
  };
  if (ask.groupBy.length === 0) rowOf([]); // kpi-corners, 27: exactly one row
  for (const name of wanted) {
    const rolled = reading && ROLLED[name];
    const found: Row[] = rolled ? await rolledRows(sql, ask, reading, name, rolled) : await figureRows(sql, ask, KPIS[name].kpi);
    for (const { key, ...figures } of found.filter(hasCounted)) Object.assign(rowOf(key), { [name]: figures.entries ?? figures });
  }
  return [...rows.values()].sort(byKey);
}

async function figureRows(sql: Sql, ask: Ask, kpi: Kpi<object>): Promise<Row[]> {
  if (ask.groupBy.some((dimension) => kpi.lacks.includes(dimension))) return [];
  const statement = kpi.sql(keysFor(ask.groupBy));
  return sql.rows<Row>(statement, parametersOf(statement, ask));
}

/** Rows in which the KPI counted something (kpi-corners, 27). */
function hasCounted({ n = 0, pending = 0, entries = [] }: Row): boolean {
  return n > 0 || pending > 0 || entries.length > 0;
}

function byKey(a: ScorecardRow, b: ScorecardRow): number {
  for (const [i, { value }] of a.key.entries()) {
    if (value !== b.key[i].value) return value < b.key[i].value ? -1 : 1;
  }
  return 0;
}
