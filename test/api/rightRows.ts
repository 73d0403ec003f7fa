import type { History } from '../../src/kpi/history';
import type { Ask } from '../../src/kpi/Kpi';
import { type FigureName, KPIS } from '../../src/scorecard/kpis';
import { answerOfOracle } from '../kpi/answers';

/** What the oracles say, in the form of the answer: the rows of a scorecard with those fields of those figures. */
export function rightRows(history: History, ask: Ask, figures: ReadonlyMap<FigureName, string[]>): object[] {
  const rows = new Map<string, Record<string, unknown>>();
  const rowOf = (key: readonly string[]): Record<string, unknown> => {
    const empty = Object.fromEntries([...figures].map(([name, fields]) => [name, asked(KPIS[name].nothing, fields)]));
    const row = rows.get(key.join('|')) ?? { key: key.map((value, i) => ({ dimension: ask.groupBy[i], value })), ...empty };
    rows.set(key.join('|'), row);
    return row;
  };
  if (ask.groupBy.length === 0) rowOf([]);
  for (const [name, fields] of figures) {
    const { kpi } = KPIS[name];
    if (ask.groupBy.some((dimension) => kpi.lacks.includes(dimension))) continue;
    for (const { key, ...right } of answerOfOracle(history, kpi, ask))
      rowOf(key)[name] = asked('entries' in right ? right.entries : right, fields);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function asked(figure: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(figure)) return figure.map((each) => asked(each, fields));
  return Object.fromEntries(fields.map((field) => [field, (figure as Record<string, unknown>)[field]]));
}
