import { wilson, wilsonOfRatio } from '../../kpi/wilson';
import type { ScorecardRow } from '../ScorecardRow';

/** A figure as a chart shows it: its value and, where there is one, between which it lies. */
export interface Point {
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
}

/** How a KPI is drawn: in which unit, as what, and what is shaded about it. */
export interface Measure {
  title: string;
  unit: string;
  /** What the line or the bar is. */
  value: string;
  /** What the band or the whisker is. */
  range: string;
  pointOf(row: ScorecardRow): Point;
}

const NONE = { low: null, high: null };
const DECILE = 'band up to the 90th percentile';
const DEVIATION = 'band one standard deviation to each side, not below 0';

type SpreadName = 'turnaround' | 'leadTime' | 'leadTimeToFirstSubmission' | 'leadTimeInWorkingHours' | 'shootToLive' | 'fileSize';
type ShareName =
  ('firstTimeApprovalRate' | 'qcPassRate' | 'rejectionRate' | 'batchPassRate') | ('onTimeRate' | 'retakeRate' | 'boardMatchRate');
type RatioName = 'returnRate' | 'returnRateOfFeatured';
type ValueName = 'hoursPerHeroShot' | 'hoursPerBatchItem' | 'colourVariance';

function spread(name: SpreadName, title: string, unit: string, scale = 1): Measure {
  const pointOf = (row: ScorecardRow): Point => {
    const { n, p50, p90 } = row[name];
    return { n, value: scaled(p50, scale), low: scaled(p50, scale), high: scaled(p90, scale) };
  };
  return { title, unit, value: 'median', range: DECILE, pointOf };
}

function share(name: ShareName, title: string): Measure {
  return { ...IN_PERCENT, title, value: 'share', pointOf: (row) => percentOf(row[name], wilson) };
}

function ratio(name: RatioName, title: string): Measure {
  return { ...IN_PERCENT, title, value: 'returned by sold', pointOf: (row) => percentOf(row[name], wilsonOfRatio) };
}

const IN_PERCENT = { unit: '%', range: '95 % confidence' };

function percentOf({ n, value }: { n: number; value: number | null }, intervalOf: typeof wilson): Point {
  const { low = null, high = null } = intervalOf({ n, value }) ?? {};
  return { n, value: scaled(value, 100), low: scaled(low, 100), high: scaled(high, 100) };
}

/** A mean, with the standard deviation of what was counted about it, which ends at 0 since nothing of these is negative. */
function figure(name: ValueName, title: string, unit: string): Measure {
  return {
    title,
    unit,
    value: 'mean',
    range: DEVIATION,
    pointOf: ({ [name]: { n, value, deviation } }) => about({ n, mean: value, deviation }),
  };
}

function about({ n, mean, deviation }: { n: number; mean: number | null; deviation: number | null }): Point {
  if (mean === null || deviation === null) return { n, value: mean, ...NONE };
  return { n, value: mean, low: Math.max(0, mean - deviation), high: mean + deviation };
}

function scaled(value: number | null, scale: number): number | null {
  return value === null ? null : value * scale;
}

const KILOBYTES = 1e-3;

/** Every KPI that is one figure; those that are lists have charts of their own, or none. */
export const MEASURES = {
  turnaround: spread('turnaround', 'Turnaround', 'hours'),
  leadTime: spread('leadTime', 'Lead time', 'hours'),
  leadTimeToFirstSubmission: spread('leadTimeToFirstSubmission', 'Lead time to the first submission', 'hours'),
  leadTimeInWorkingHours: spread('leadTimeInWorkingHours', 'Lead time in working hours', 'hours'),
  revisionRounds: {
    ...{ title: 'Revision rounds', unit: 'rounds', value: 'mean', range: DECILE },
    pointOf: ({ revisionRounds: { n, mean, p90 } }) => ({ n, value: mean, low: mean, high: p90 }),
  },
  firstTimeApprovalRate: share('firstTimeApprovalRate', 'First-time approval'),
  qcPassRate: share('qcPassRate', 'QC pass rate'),
  rejectionRate: share('rejectionRate', 'Rejection rate'),
  batchPassRate: share('batchPassRate', 'Batches approved first time'),
  onTimeRate: share('onTimeRate', 'Submissions on time'),
  hoursPerHeroShot: figure('hoursPerHeroShot', 'Hours per hero shot', 'hours'),
  hoursPerBatchItem: figure('hoursPerBatchItem', 'Hours per batch item', 'hours'),
  shootToLive: spread('shootToLive', 'Shoot to live', 'days'),
  returnRate: ratio('returnRate', 'Return rate'),
  returnRateOfFeatured: ratio('returnRateOfFeatured', 'Return rate of featured pieces'),
  retakeRate: share('retakeRate', 'Retake rate'),
  fileSize: spread('fileSize', 'File size', 'kB', KILOBYTES),
  pageLoad: {
    ...{ title: 'Page load', unit: 'ms', value: 'third quartile', range: 'band from the median to the 90th percentile' },
    pointOf: ({ pageLoad: { n, p50, p75, p90 } }) => ({ n, value: p75, low: p50, high: p90 }),
  },
  edgeArtefacts: {
    ...{ title: 'Edge artefacts per picture', unit: 'artefacts', value: 'mean', range: DEVIATION },
    pointOf: ({ edgeArtefacts }) => about(edgeArtefacts),
  },
  colourVariance: figure('colourVariance', 'Colour variance in families', 'ΔE00'),
  boardMatchRate: share('boardMatchRate', 'Pictures within the board’s tolerance'),
} satisfies Partial<Record<keyof ScorecardRow, Measure>>;

export type MeasureName = keyof typeof MEASURES;

export function isMeasure(name: string | undefined): name is MeasureName {
  return name !== undefined && Object.hasOwn(MEASURES, name);
}
