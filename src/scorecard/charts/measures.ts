import { wilson } from '../../kpi/wilson';
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
  /** What the band or the whisker is; null for none. */
  range: string | null;
  pointOf(row: ScorecardRow): Point;
}

const NONE = { low: null, high: null };
const DECILE = 'band up to the 90th percentile';

type SpreadName = 'turnaround' | 'leadTime' | 'leadTimeToFirstSubmission' | 'leadTimeInWorkingHours' | 'shootToLive' | 'fileSize';
type ShareName =
  ('firstTimeApprovalRate' | 'qcPassRate' | 'rejectionRate' | 'batchPassRate') | ('onTimeRate' | 'retakeRate' | 'boardMatchRate');
type ValueName = 'hoursPerHeroShot' | 'hoursPerBatchItem' | 'colourVariance' | 'returnRate' | 'returnRateOfFeatured';

function spread(name: SpreadName, title: string, unit: string, scale = 1): Measure {
  const pointOf = (row: ScorecardRow): Point => {
    const { n, p50, p90 } = row[name];
    return { n, value: scaled(p50, scale), low: scaled(p50, scale), high: scaled(p90, scale) };
  };
  return { title, unit, value: 'median', range: DECILE, pointOf };
}

/** Shares are drawn in percent. */
function share(name: ShareName, title: string): Measure {
  const pointOf = (row: ScorecardRow): Point => {
    const { n, value } = row[name];
    const interval = wilson({ n, value });
    return { n, value: scaled(value, 100), low: scaled(interval?.low ?? null, 100), high: scaled(interval?.high ?? null, 100) };
  };
  return { title, unit: '%', value: 'share', range: '95 % confidence', pointOf };
}

function figure(name: ValueName, title: string, unit: string, scale = 1): Measure {
  return {
    ...{ title, unit, value: 'value', range: null },
    pointOf: (row) => ({ n: row[name].n, value: scaled(row[name].value, scale), ...NONE }),
  };
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
  returnRate: figure('returnRate', 'Return rate', '%', 100),
  returnRateOfFeatured: figure('returnRateOfFeatured', 'Return rate of featured pieces', '%', 100),
  retakeRate: share('retakeRate', 'Retake rate'),
  fileSize: spread('fileSize', 'File size', 'kB', KILOBYTES),
  pageLoad: {
    ...{ title: 'Page load', unit: 'ms', value: 'third quartile', range: null },
    pointOf: ({ pageLoad: { n, p75 } }) => ({ n, value: p75, ...NONE }),
  },
  edgeArtefacts: {
    ...{ title: 'Edge artefacts per picture', unit: 'artefacts', value: 'mean', range: null },
    pointOf: ({ edgeArtefacts: { n, mean } }) => ({ n, value: mean, ...NONE }),
  },
  colourVariance: figure('colourVariance', 'Colour variance in families', 'ΔE00'),
  boardMatchRate: share('boardMatchRate', 'Pictures within the board’s tolerance'),
} satisfies Partial<Record<keyof ScorecardRow, Measure>>;

export type MeasureName = keyof typeof MEASURES;

export function isMeasure(name: string | undefined): name is MeasureName {
  return name !== undefined && Object.hasOwn(MEASURES, name);
}
