import { stringify } from 'csv-stringify/sync';
import type { Ask } from '../kpi/Kpi';
import { computeScorecard } from '../scorecard/computeScorecard';
import { type FigureName, KPIS } from '../scorecard/kpis';
import { sourceOf } from '../scorecard/rollups/sourceOf';
import type { ScorecardRow } from '../scorecard/ScorecardRow';
import type { AnalystReads } from '../store/analystReads';

export const FORMATS = ['csv', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

const FIGURES = Object.keys(KPIS) as FigureName[];

/** Every figure of a window, a line for each group; all as of one instant. */
export async function exportScorecard(database: AnalystReads, ask: Ask, format: Format): Promise<string> {
  const rows = await database.snapshot(async (sql) => computeScorecard(sql, ask, FIGURES, (await sourceOf(sql, ask, FIGURES)).source));
  if (format === 'csv') return stringify(rows.map(cellsOf), { header: true, columns: [...ask.groupBy, ...COLUMNS], escape_formulas: true });
  return rows.map((row) => `${JSON.stringify({ ...groupOf(row), ...figuresOf(row) })}\n`).join('');
}

/** A column for each number, and one for each list, which no cell can hold otherwise than as JSON. */
const COLUMNS: readonly string[] = FIGURES.flatMap((name) => Object.keys(flat(name, KPIS[name].nothing)));

function cellsOf(row: ScorecardRow): Record<string, unknown> {
  const figures = FIGURES.flatMap((name) => Object.entries(flat(name, row[name])));
  return { ...groupOf(row), ...Object.fromEntries(figures) };
}

function flat(name: string, figure: object): Record<string, unknown> {
  if (Array.isArray(figure)) return { [name]: JSON.stringify(figure) };
  const cells = Object.entries(figure).map(([field, value]) => [
    `${name}.${field}`,
    Array.isArray(value) ? JSON.stringify(value) : (value as unknown),
  ]);
  return Object.fromEntries(cells) as Record<string, unknown>;
}

function groupOf({ key }: ScorecardRow): Record<string, string> {
  return Object.fromEntries(key.map(({ dimension, value }) => [dimension, value]));
}

function figuresOf(row: ScorecardRow): Partial<ScorecardRow> {
  return Object.fromEntries(FIGURES.map((name) => [name, row[name]]));
}
