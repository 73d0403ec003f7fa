import { Field, ObjectType } from 'type-graphql';
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
import type { Dimension } from '../kpi/Kpi';
import { CauseRounds, FirstTimeFailure, IssueCell, IssueCount, LoadTimeCell, SkuRounds, TagAgreement } from './cuts';
import {
  Average,
  Figure,
  FileSpread,
  LaunchFigure,
  LoadTime,
  MeanFigure,
  OnTimeShare,
  PendingRate,
  RevisionRounds,
  Share,
  Spread,
  StageSpread,
  TierCost,
} from './figures';
import { ScorecardDimension } from './words';

@ObjectType({ description: 'A part of what a row is grouped by.' })
export class ScorecardKey {
  @Field(() => ScorecardDimension, { description: 'Dimension.' })
  dimension!: Dimension;

  @Field(() => String, { description: 'Its value in this row.' })
  value!: string;
}

@ObjectType({ description: 'The figures of one group.' })
export class ScorecardRow {
  @Field(() => [ScorecardKey], { description: 'What the row is grouped by, in the order asked.' })
  key!: ScorecardKey[];

  @Field(() => Spread, { description: turnaround.sentence })
  turnaround!: Spread;

  @Field(() => [StageSpread], { description: turnaroundStages.sentence })
  turnaroundStages!: StageSpread[];

  @Field(() => Spread, { description: leadTime.sentence })
  leadTime!: Spread;

  @Field(() => Spread, { description: leadTimeToFirstSubmission.sentence })
  leadTimeToFirstSubmission!: Spread;

  @Field(() => Spread, { description: leadTimeInWorkingHours.sentence })
  leadTimeInWorkingHours!: Spread;

  @Field(() => RevisionRounds, { description: revisionRounds.sentence })
  revisionRounds!: RevisionRounds;

  @Field(() => [SkuRounds], { description: roundsBySku.sentence })
  roundsBySku!: SkuRounds[];

  @Field(() => [CauseRounds], { description: roundsByCause.sentence })
  roundsByCause!: CauseRounds[];

  @Field(() => PendingRate, { description: firstTimeApprovalRate.sentence })
  firstTimeApprovalRate!: PendingRate;

  @Field(() => [FirstTimeFailure], { description: firstTimeFailures.sentence })
  firstTimeFailures!: FirstTimeFailure[];

  @Field(() => Share, { description: qcPassRate.sentence })
  qcPassRate!: Share;

  @Field(() => Share, { description: rejectionRate.sentence })
  rejectionRate!: Share;

  @Field(() => Share, { description: batchPassRate.sentence })
  batchPassRate!: Share;

  @Field(() => OnTimeShare, { description: onTimeRate.sentence })
  onTimeRate!: OnTimeShare;

  @Field(() => [TierCost], { description: costPerImage.sentence })
  costPerImage!: TierCost[];

  @Field(() => MeanFigure, { description: hoursPerHeroShot.sentence })
  hoursPerHeroShot!: MeanFigure;

  @Field(() => MeanFigure, { description: hoursPerBatchItem.sentence })
  hoursPerBatchItem!: MeanFigure;

  @Field(() => Spread, { description: shootToLive.sentence })
  shootToLive!: Spread;

  @Field(() => [StageSpread], { description: shootToLiveStages.sentence })
  shootToLiveStages!: StageSpread[];

  @Field(() => Figure, { description: returnRate.sentence })
  returnRate!: Figure;

  @Field(() => Figure, { description: returnRateOfFeatured.sentence })
  returnRateOfFeatured!: Figure;

  @Field(() => [LaunchFigure], { description: returnRateAroundLaunch.sentence })
  returnRateAroundLaunch!: LaunchFigure[];

  @Field(() => Share, { description: retakeRate.sentence })
  retakeRate!: Share;

  @Field(() => Spread, { description: fileSize.sentence })
  fileSize!: Spread;

  @Field(() => [FileSpread], { description: fileSizes.sentence })
  fileSizes!: FileSpread[];

  @Field(() => LoadTime, { description: pageLoad.sentence })
  pageLoad!: LoadTime;

  @Field(() => [LoadTimeCell], { description: pageLoads.sentence })
  pageLoads!: LoadTimeCell[];

  @Field(() => Average, { description: edgeArtefacts.sentence })
  edgeArtefacts!: Average;

  @Field(() => MeanFigure, { description: colourVariance.sentence })
  colourVariance!: MeanFigure;

  @Field(() => Share, { description: boardMatchRate.sentence })
  boardMatchRate!: Share;

  @Field(() => [IssueCount], { description: issuePareto.sentence })
  issuePareto!: IssueCount[];

  @Field(() => [IssueCell], { description: issueBreakdown.sentence })
  issueBreakdown!: IssueCell[];

  @Field(() => [TagAgreement], { description: machineAgreement.sentence })
  machineAgreement!: TagAgreement[];
}
