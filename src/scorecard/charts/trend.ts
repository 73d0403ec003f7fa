import type { SeriesOption } from 'echarts';
import type { Ask } from '../../kpi/Kpi';
import { NOTHING } from '../kpis';
import type { ScorecardRow } from '../ScorecardRow';
import { type Chart, COLOURS } from './drawn';
import { labelledLine } from './labelledLine';
import type { Measure, Point } from './measures';
import { monthsOf, period } from './period';

/** A KPI by month: a line, with the band that the measure tells. A month in which nothing was counted is a gap. */
export function trend(measure: Measure, rows: readonly ScorecardRow[], ask: Ask): Chart {
  const points = monthsOf(ask).map((name) => {
    const row = rows.find(({ key }) => key[0].value === name) ?? { key: [], ...NOTHING };
    return { name, ...measure.pointOf(row) };
  });
  const values = points.map(({ value }) => value);
  return {
    title: `${measure.title} by month`,
    subtitle: [measure.unit, measure.value, measure.range, period(ask)].join(' · '),
    groups: points,
    unit: measure.unit,
    series: [...band(points), labelledLine(values, COLOURS.first)],
  };
}

/** An invisible line below and, stacked on it, the shaded height up to the upper one. */
function band(points: readonly Point[]): SeriesOption[] {
  const plain = { type: 'line', stack: 'band', symbol: 'none', lineStyle: { opacity: 0 }, silent: true } as const;
  return [
    { ...plain, data: points.map(({ low }) => low) },
    {
      ...plain,
      data: points.map(({ low, high }) => (low === null || high === null ? null : high - low)),
      areaStyle: { color: COLOURS.first, opacity: 0.18 },
    },
  ];
}
