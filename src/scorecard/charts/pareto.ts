import type { Ask } from '../../kpi/Kpi';
import type { ScorecardRow } from '../ScorecardRow';
import { type Chart, COLOURS, PAPER } from './drawn';
import { period } from './period';

const MOST_BARS = 10; // more names than these do not fit under their bars

/** Issues by how often they were seen, the commonest first, with the share of all that they and those before them make up. */
export function pareto({ issuePareto }: ScorecardRow, ask: Ask): Chart {
  const all = issuePareto.reduce((sum, { count }) => sum + count, 0);
  const issues = issuePareto.slice(0, MOST_BARS);
  const left = issuePareto.length - issues.length;
  const upTo = (last: number): number => issues.slice(0, last + 1).reduce((sum, { share }) => sum + share * 100, 0);
  return {
    title: 'Issues of decided revisions',
    subtitle: `bars: revisions with the issue · line: share of all ${all} tags, added up${left > 0 ? ` · ${left} rarer not shown` : ''} · ${period(ask)}`,
    groups: issues.map(({ tag, count }) => ({ name: wordsOf(tag), n: count })),
    unit: 'revisions',
    isCount: true,
    secondUnit: '% of all tags',
    series: [
      { type: 'bar', data: issues.map(({ count }) => count), barMaxWidth: 64, itemStyle: { color: COLOURS.first } },
      {
        type: 'line',
        yAxisIndex: 1,
        data: issues.map((_, i) => upTo(i)),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { color: COLOURS.second },
        itemStyle: { color: COLOURS.second },
        label: { show: true, position: 'top', ...PAPER, fontSize: 11, formatter: ({ value }) => `${Math.round(value as number)} %` },
      },
    ],
  };
}

/** COLOUR_DRIFT as two lines of small letters. */
function wordsOf(tag: string): string {
  return tag.toLowerCase().replaceAll('_', '\n');
}
