import { batchPassRate } from '../kpi/batchPassRate';
import { boardMatchRate } from '../kpi/boardMatchRate';
import { colourVariance } from '../kpi/colourVariance';
import { costPerImage } from '../kpi/costPerImage';
import { edgeArtefacts } from '../kpi/edgeArtefacts';
import { fileSize } from '../kpi/fileSize';
import { fileSizes } from '../kpi/fileSizes';
import { firstTimeApprovalRate } from '../kpi/firstTimeApprovalRate';
import { firstTimeFailures } from '../kpi/firstTimeFailures';
import { hoursPerBatchItem } from '../kpi/hoursPerBatchItem';
import { hoursPerHeroShot } from '../kpi/hoursPerHeroShot';
import { issueBreakdown } from '../kpi/issueBreakdown';
import { issuePareto } from '../kpi/issuePareto';
import { leadTime } from '../kpi/leadTime';
import { leadTimeInWorkingHours } from '../kpi/leadTimeInWorkingHours';
import { leadTimeToFirstSubmission } from '../kpi/leadTimeToFirstSubmission';
import { machineAgreement } from '../kpi/machineAgreement';
import { onTimeRate } from '../kpi/onTimeRate';
import { pageLoad } from '../kpi/pageLoad';
import { pageLoads } from '../kpi/pageLoads';
import { qcPassRate } from '../kpi/qcPassRate';
import { rejectionRate } from '../kpi/rejectionRate';
import { retakeRate } from '../kpi/retakeRate';
import { returnRate } from '../kpi/returnRate';
import { returnRateAroundLaunch } from '../kpi/returnRateAroundLaunch';
import { returnRateOfFeatured } from '../kpi/returnRateOfFeatured';
import { revisionRounds } from '../kpi/revisionRounds';
import { roundsByCause } from '../kpi/roundsByCause';
import { roundsBySku } from '../kpi/roundsBySku';
import { shootToLive } from '../kpi/shootToLive';
import { shootToLiveStages } from '../kpi/shootToLiveStages';
import { turnaround } from '../kpi/turnaround';
import { turnaroundStages } from '../kpi/turnaroundStages';
import type { Kpi } from '../kpi/Kpi';
import type { ScorecardRow } from './ScorecardRow';

export type Figures = Omit<ScorecardRow, 'key'>;
export type FigureName = keyof Figures;

const NO_SPREAD = { n: 0, mean: null, p50: null, p90: null };
const NO_FIGURE = { n: 0, value: null };
const NO_MEAN = { ...NO_FIGURE, deviation: null };

/** Every field of a row: the KPI that it is computed by, and what stands in a row in which it counted nothing. */
export const KPIS: { readonly [Name in FigureName]: { kpi: Kpi<object>; nothing: Figures[Name] } } = {
  turnaround: { kpi: turnaround, nothing: NO_SPREAD },
  turnaroundStages: { kpi: turnaroundStages, nothing: [] },
  leadTime: { kpi: leadTime, nothing: NO_SPREAD },
  leadTimeToFirstSubmission: { kpi: leadTimeToFirstSubmission, nothing: NO_SPREAD },
  leadTimeInWorkingHours: { kpi: leadTimeInWorkingHours, nothing: NO_SPREAD },
  revisionRounds: { kpi: revisionRounds, nothing: { n: 0, mean: null, p90: null, histogram: [] } },
  roundsBySku: { kpi: roundsBySku, nothing: [] },
  roundsByCause: { kpi: roundsByCause, nothing: [] },
  firstTimeApprovalRate: { kpi: firstTimeApprovalRate, nothing: { ...NO_FIGURE, pending: 0 } },
  firstTimeFailures: { kpi: firstTimeFailures, nothing: [] },
  qcPassRate: { kpi: qcPassRate, nothing: NO_FIGURE },
  rejectionRate: { kpi: rejectionRate, nothing: NO_FIGURE },
  batchPassRate: { kpi: batchPassRate, nothing: NO_FIGURE },
  onTimeRate: { kpi: onTimeRate, nothing: { ...NO_FIGURE, services: [] } },
  costPerImage: { kpi: costPerImage, nothing: [] },
  hoursPerHeroShot: { kpi: hoursPerHeroShot, nothing: NO_MEAN },
  hoursPerBatchItem: { kpi: hoursPerBatchItem, nothing: NO_MEAN },
  shootToLive: { kpi: shootToLive, nothing: NO_SPREAD },
  shootToLiveStages: { kpi: shootToLiveStages, nothing: [] },
  returnRate: { kpi: returnRate, nothing: NO_FIGURE },
  returnRateOfFeatured: { kpi: returnRateOfFeatured, nothing: NO_FIGURE },
  returnRateAroundLaunch: { kpi: returnRateAroundLaunch, nothing: [] },
  retakeRate: { kpi: retakeRate, nothing: NO_FIGURE },
  fileSize: { kpi: fileSize, nothing: NO_SPREAD },
  fileSizes: { kpi: fileSizes, nothing: [] },
  pageLoad: { kpi: pageLoad, nothing: { n: 0, p50: null, p75: null, p90: null } },
  pageLoads: { kpi: pageLoads, nothing: [] },
  edgeArtefacts: { kpi: edgeArtefacts, nothing: { n: 0, mean: null, deviation: null } },
  colourVariance: { kpi: colourVariance, nothing: NO_MEAN },
  boardMatchRate: { kpi: boardMatchRate, nothing: NO_FIGURE },
  issuePareto: { kpi: issuePareto, nothing: [] },
  issueBreakdown: { kpi: issueBreakdown, nothing: [] },
  machineAgreement: { kpi: machineAgreement, nothing: [] },
};

/** A row in which nothing was counted. */
export const NOTHING = Object.fromEntries(Object.entries(KPIS).map(([name, { nothing }]) => [name, nothing])) as unknown as Figures;

export function isFigure(name: string): name is FigureName {
  return Object.hasOwn(KPIS, name);
}
