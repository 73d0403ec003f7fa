import type { SeriesOption } from 'echarts';
import type { Ask } from '../../kpi/Kpi';
import { NOTHING } from '../kpis';
import type { ScorecardRow } from '../ScorecardRow';
import { type Chart, COLOURS, PAPER } from './drawn';
import type { Measure, Point } from './measures';
import { monthsOf, period } from './period';
import { shown } from './shown';

/** A KPI by month: a line, with the band that the measure tells. A month in which nothing was counted is a gap. */
export function trend(measure: Measure, rows: readonly ScorecardRow[], ask: Ask): Chart {
  const points = monthsOf(ask).map((name) => {
    const row = rows.find(({ key }) => key[0].value === name) ?? { key: [], ...NOTHING };
    return { name, ...measure.pointOf(row) };
  });
  return {
    title: `${measure.title} by month`,
    subtitle: [measure.unit, measure.value, measure.range, period(ask)].filter((part) => part !== null).join(' · '),
    groups: points,
    unit: measure.unit,
    series: [...(measure.range === null ? [] : band(points)), line(points)],
  };
}

function line(points: readonly Point[]): SeriesOption {
  return {
    type: 'line',
    data: points.map(({ value }) => value),
    symbol: 'circle',
    symbolSize: 8,
    lineStyle: { width: 2.5, color: COLOURS.first },
    itemStyle: { color: COLOURS.first },
    label: {
      show: true,
      position: 'top',
      distance: 8,
      formatter: ({ value }) => shown(value as number | null),
      fontSize: 12,
      ...PAPER,
    },
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
