import type { LineSeriesOption } from 'echarts';
import { PAPER } from './drawn';
import { label } from './shown';

/** A line through a value of each group, told above it; null leaves a gap. Of several lines, labels that would lie on others are left out. */
export function labelledLine(values: readonly (number | null)[], color: string): LineSeriesOption {
  return {
    type: 'line',
    data: [...values],
    symbol: 'circle',
    symbolSize: 8,
    lineStyle: { width: 2.5, color },
    itemStyle: { color },
    label: {
      ...{ show: true, position: 'top', distance: 8, fontSize: 12, ...PAPER },
      formatter: label,
    },
    labelLayout: { hideOverlap: true },
  };
}
