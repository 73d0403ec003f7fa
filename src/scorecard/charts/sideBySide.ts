import type { CustomSeriesRenderItem, SeriesOption } from 'echarts';
import type { Ask } from '../../kpi/Kpi';
import type { ScorecardRow } from '../ScorecardRow';
import { type Chart, COLOURS } from './drawn';
import type { Measure, Point } from './measures';
import { period } from './period';
import { label } from './shown';

/** A KPI of vendors, or whatever the rows are by, beside each other, each with its interval. */
export function sideBySide(measure: Measure, by: string, rows: readonly ScorecardRow[], ask: Ask): Chart {
  const points = rows.map((row) => ({ name: row.key[0].value, ...measure.pointOf(row) })).filter(({ n }) => n > 0);
  const range = measure.range.replace('band', 'whisker');
  return {
    title: `${measure.title} by ${by}`,
    subtitle: [measure.unit, measure.value, range, period(ask)].join(' · '),
    groups: points,
    unit: measure.unit,
    series: [bars(points), whiskers(points)],
  };
}

function bars(points: readonly Point[]): SeriesOption {
  return {
    type: 'bar',
    data: points.map(({ value }) => value),
    barMaxWidth: 96,
    itemStyle: { color: COLOURS.first },
    label: {
      show: true,
      position: 'insideBottom',
      color: '#ffffff',
      fontSize: 13,
      fontWeight: 'bold',
      textBorderColor: COLOURS.first, // a bar of 0 has no ground for white letters
      textBorderWidth: 3,
      formatter: label,
    },
  };
}

const CAP = 9; // CSS pixels to each side

function whiskers(points: readonly Point[]): SeriesOption {
  const renderItem: CustomSeriesRenderItem = (_, api) => {
    const [x, low] = api.coord([api.value(0), api.value(1)]);
    const [, high] = api.coord([api.value(0), api.value(2)]);
    const stroke = (x1: number, y1: number, x2: number, y2: number) =>
      ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: '#222222', lineWidth: 1.5 } }) as const;
    return { type: 'group', children: [stroke(x, low, x, high), stroke(x - CAP, low, x + CAP, low), stroke(x - CAP, high, x + CAP, high)] };
  };
  return {
    type: 'custom',
    renderItem,
    z: 5,
    encode: { x: 0, y: [1, 2] },
    data: points.flatMap(({ low, high }, i) => (low === null || high === null ? [] : [[i, low, high]])),
  };
}
