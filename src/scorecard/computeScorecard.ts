import { keysFor } from '../kpi/keys';
import type { Ask } from '../kpi/Kpi';
import { parametersOf } from '../kpi/parameters';
import type { Sql } from '../store/database';
import { type FigureName, KPIS, NOTHING } from './kpis';
import { kept } from './rollups/facts';
import { rolledRows, serves, type Source } from './rollups/serve';
import type { ScorecardRow } from './ScorecardRow';

/** A row of a KPI's statement: its group, and the figures with their count, or a list of them. */
type Row = { key: string[]; n?: number; pending?: number; entries?: unknown[] };

/** Computes the figures asked for, one statement each, and joins them by their groups. All of them see the facts of one instant. */
export async function computeScorecard(sql: Sql, ask: Ask, wanted: readonly FigureName[], source: Source): Promise<ScorecardRow[]> {
  const rows = new Map<string, ScorecardRow>();
  const rowOf = (key: readonly string[]): ScorecardRow => {
    const id = JSON.stringify(key);
    const row = rows.get(id) ?? { key: key.map((value, i) => ({ dimension: ask.groupBy[i], value })), ...NOTHING };
    rows.set(id, row);
    return row;
  };
  if (ask.groupBy.length === 0) rowOf([]); // kpi-corners, 27: exactly one row
  for (const name of wanted) {
    const found = await rowsOf(sql, ask, name, source);
    for (const { key, ...figures } of found.filter(hasCounted)) Object.assign(rowOf(key), { [name]: figures.entries ?? figures });
  }
  return [...rows.values()].sort(byKey);
}

async function rowsOf(sql: Sql, ask: Ask, name: FigureName, source: Source): Promise<Row[]> {
  const { kpi } = KPIS[name];
  if (ask.groupBy.some((dimension) => kpi.lacks.includes(dimension))) return [];
  if (kpi.rolled && typeof source === 'object' && serves(source, kpi.rolled)) return rolledRows(sql, ask, source, name, kpi.rolled);
  const statement = (source === 'EVENTS' ? null : overShots(name, ask)) ?? kpi.sql(keysFor(ask.groupBy));
  return sql.rows<Row>(statement, parametersOf(statement, ask));
}

/** null where it cannot be rolled, or not by that grouping. */
function overShots(name: FigureName, { groupBy }: Ask): string | null {
  const { kpi } = KPIS[name];
  const like = kpi.countsLike ?? name;
  const { rolled } = KPIS[like].kpi;
  const source = rolled ? kept(like, rolled, groupBy) : null;
  return source && kpi.sql(source.keys, source.cohort);
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
