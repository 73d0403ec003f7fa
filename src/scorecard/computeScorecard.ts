import { costPerImage } from '../kpi/costPerImage';
import { firstTimeApprovalRate } from '../kpi/firstTimeApprovalRate';
import { keysFor } from '../kpi/keys';
import type { Ask, Kpi } from '../kpi/Kpi';
import { revisionRounds } from '../kpi/revisionRounds';
import { shootToLive } from '../kpi/shootToLive';
import { turnaround } from '../kpi/turnaround';
import type { Sql } from '../store/database';
import type { ScorecardRow } from './Scorecard';

type Figures = Omit<ScorecardRow, 'key'>;
export type FigureName = keyof Figures;

/** A row of a KPI's statement: its group, and the figures with their count. */
type Row = { key: string[]; n?: number; pending?: number; costs?: unknown[] };

const NO_SPREAD = { n: 0, mean: null, p50: null, p90: null };

/** What stands in a row for a KPI that counted nothing in it. */
const NOTHING: Figures = {
  turnaround: NO_SPREAD,
  revisionRounds: { n: 0, mean: null, p90: null, histogram: [] },
  firstTimeApprovalRate: { n: 0, value: null, pending: 0 },
  costPerImage: [],
  shootToLive: NO_SPREAD,
};

const KPIS: Readonly<Record<FigureName, Kpi<unknown>>> = { turnaround, revisionRounds, firstTimeApprovalRate, costPerImage, shootToLive };

export function isFigure(name: string): name is FigureName {
  return Object.hasOwn(KPIS, name);
}

/** Computes the figures asked for, one statement each, and joins them by their groups. All of them see the facts of one instant. */
export async function computeScorecard(sql: Sql, ask: Ask, wanted: readonly FigureName[]): Promise<ScorecardRow[]> {
  const found = await Promise.all(wanted.map(async (name) => ({ name, rows: await figureRows(sql, ask, KPIS[name]) })));
  const rows = new Map<string, ScorecardRow>();
  const rowOf = (key: readonly string[]): ScorecardRow => {
    const id = JSON.stringify(key);
    const row = rows.get(id) ?? { key: key.map((value, i) => ({ dimension: ask.groupBy[i], value })), ...NOTHING };
    rows.set(id, row);
    return row;
  };
  if (ask.groupBy.length === 0) rowOf([]); // kpi-corners, 27: exactly one row
  for (const { name, rows: of } of found) {
    for (const { key, ...figures } of of) Object.assign(rowOf(key), { [name]: figures.costs ?? figures });
  }
  return [...rows.values()].sort(byKey);
}

/** Rows in which the KPI counted something (kpi-corners, 27). */
async function figureRows(sql: Sql, ask: Ask, kpi: Kpi<unknown>): Promise<Row[]> {
  if (ask.groupBy.some((dimension) => kpi.lacks.includes(dimension))) return [];
  const rows = await sql.rows<Row>(kpi.sql(keysFor(ask.groupBy)), parameters(kpi, ask));
  return rows.filter(({ n = 0, pending = 0, costs = [] }) => n > 0 || pending > 0 || costs.length > 0);
}

/** The zone is a parameter only where a day, week or month is asked for: PostgreSQL refuses one that is not used. */
function parameters(kpi: Kpi<unknown>, ask: Ask): unknown[] {
  const usesZone = kpi.sql(keysFor(ask.groupBy)).includes('$3');
  return usesZone ? [ask.from, ask.to, ask.timeZone] : [ask.from, ask.to];
}

function byKey(a: ScorecardRow, b: ScorecardRow): number {
  for (const [i, { value }] of a.key.entries()) {
    if (value !== b.key[i].value) return value < b.key[i].value ? -1 : 1;
  }
  return 0;
}
