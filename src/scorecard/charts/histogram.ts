import type { Ask } from '../../kpi/Kpi';
import type { ScorecardRow } from '../ScorecardRow';
import { type Chart, COLOURS } from './drawn';
import { period } from './period';
import { shown } from './shown';

/** How many shots needed how many rounds. */
export function histogram({ revisionRounds: { n, mean, p90, histogram: bins } }: ScorecardRow, ask: Ask): Chart {
  const figures = n === 0 ? `${n} shots` : `${n} shots · mean ${shown(mean)} · 90th percentile ${shown(p90)}`;
  return {
    title: 'Rounds up to approval',
    subtitle: `${figures} · ${period(ask)}`,
    groups: bins.map(({ rounds, shots }) => ({ name: nameOf(rounds), n: shots })),
    unit: 'shots',
    isCount: true,
    series: [
      {
        type: 'bar',
        data: bins.map(({ shots }) => shots),
        barMaxWidth: 120,
        itemStyle: { color: COLOURS.first },
        label: { show: true, position: 'top', fontSize: 13, formatter: ({ value }) => `${Math.round(((value as number) / n) * 100)} %` },
      },
    ],
  };
}

function nameOf(rounds: number): string {
  if (rounds === 1) return '1 round';
  return rounds === 4 ? '4 rounds and more' : `${rounds} rounds`;
}
