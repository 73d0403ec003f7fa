import type { SeriesOption } from 'echarts';
import type { Ask } from '../../kpi/Kpi';
import type { StageSpread } from '../figures';
import type { ScorecardRow } from '../ScorecardRow';
import { Stage } from '../words';
import { type Chart, MANY_COLOURS, PAPER } from './drawn';
import { monthsOf, period } from './period';
import { label } from './shown';

/** A duration that is told by its stages. */
interface Staged {
  title: string;
  unit: string;
  figure: 'turnaroundStages' | 'shootToLiveStages';
}

const STAGED = {
  turnaround: { title: 'Turnaround by stage', unit: 'hours', figure: 'turnaroundStages' },
  shootToLive: { title: 'Shoot to live by stage', unit: 'days', figure: 'shootToLiveStages' },
} satisfies Record<string, Staged>;

/** Where the time went, by month: the means of the stages, which add up to the mean of the whole. */
export function stages(of: keyof typeof STAGED): (rows: readonly ScorecardRow[], ask: Ask) => Chart {
  const { title, unit, figure } = STAGED[of];
  return (rows, ask) => {
    const months = monthsOf(ask).map((name) => {
      const entries = rows.find(({ key }) => key[0].value === name)?.[figure] ?? [];
      return { name, n: entries.at(0)?.n ?? 0, entries };
    });
    const names = rows.at(0)?.[figure].map(({ stage }) => stage) ?? [];
    const wholes = months.map(({ n, entries }) => (n > 0 ? entries.reduce((sum, { mean }) => sum + (mean ?? 0), 0) : null));
    return {
      title,
      subtitle: [unit, 'means, which add up to the mean of the whole', period(ask)].join(' · '),
      groups: months,
      unit,
      hasLegend: true,
      series: [
        ...names.map((stage) =>
          layer(
            stage,
            colourOf(stage),
            months.map(({ entries }) => meanIn(entries, stage)),
          ),
        ),
        topped(wholes),
      ],
    };
  };
}

/** The same stage has the same colour in every chart. */
function colourOf(stage: Stage): string {
  return MANY_COLOURS[Object.keys(Stage).indexOf(stage) % MANY_COLOURS.length];
}

function meanIn(entries: readonly StageSpread[], stage: Stage): number | null {
  return entries.find((entry) => entry.stage === stage)?.mean ?? null;
}

function layer(stage: Stage, color: string, values: (number | null)[]): SeriesOption {
  return { type: 'bar', name: stage.toLowerCase(), stack: 'whole', data: values, barMaxWidth: 96, itemStyle: { color } };
}

/** The mean of the whole, told above the stack. */
function topped(wholes: (number | null)[]): SeriesOption {
  return {
    type: 'line',
    data: wholes,
    symbolSize: 0,
    lineStyle: { opacity: 0 },
    label: { show: true, position: 'top', fontSize: 13, ...PAPER, formatter: label },
  };
}
