import { Field, ObjectType } from 'type-graphql';
import { batchPassRate } from '../kpi/batchPassRate';
import { boardMatchRate } from '../kpi/boardMatchRate';
import { colourVariance } from '../kpi/colourVariance';
import { costPerImage } from '../kpi/costPerImage';
import { edgeArtefacts } from '../kpi/edgeArtefacts';
import { fileSize } from '../kpi/fileSize';
import { firstTimeApprovalRate } from '../kpi/firstTimeApprovalRate';
import { hoursPerBatchItem } from '../kpi/hoursPerBatchItem';
import { hoursPerHeroShot } from '../kpi/hoursPerHeroShot';
import { issuePareto } from '../kpi/issuePareto';
import { leadTime } from '../kpi/leadTime';
import { onTimeRate } from '../kpi/onTimeRate';
import { pageLoad } from '../kpi/pageLoad';
import { qcPassRate } from '../kpi/qcPassRate';
import { rejectionRate } from '../kpi/rejectionRate';
import { retakeRate } from '../kpi/retakeRate';
import { returnRate } from '../kpi/returnRate';
import { revisionRounds } from '../kpi/revisionRounds';
import { shootToLive } from '../kpi/shootToLive';
import { turnaround } from '../kpi/turnaround';
import type { Dimension } from '../kpi/Kpi';
import { Average, Figure, IssueCount, LoadTime, OnTimeShare, PendingRate, RevisionRounds, Share, Spread, TierCost } from './figures';
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

  @Field(() => Spread, { description: leadTime.sentence })
  leadTime!: Spread;

  @Field(() => RevisionRounds, { description: revisionRounds.sentence })
  revisionRounds!: RevisionRounds;

  @Field(() => PendingRate, { description: firstTimeApprovalRate.sentence })
  firstTimeApprovalRate!: PendingRate;

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

  @Field(() => Figure, { description: hoursPerHeroShot.sentence })
  hoursPerHeroShot!: Figure;

  @Field(() => Figure, { description: hoursPerBatchItem.sentence })
  hoursPerBatchItem!: Figure;

  @Field(() => Spread, { description: shootToLive.sentence })
  shootToLive!: Spread;

  @Field(() => Figure, { description: returnRate.sentence })
  returnRate!: Figure;

  @Field(() => Share, { description: retakeRate.sentence })
  retakeRate!: Share;

  @Field(() => Spread, { description: fileSize.sentence })
  fileSize!: Spread;

  @Field(() => LoadTime, { description: pageLoad.sentence })
  pageLoad!: LoadTime;

  @Field(() => Average, { description: edgeArtefacts.sentence })
  edgeArtefacts!: Average;

  @Field(() => Figure, { description: colourVariance.sentence })
  colourVariance!: Figure;

  @Field(() => Share, { description: boardMatchRate.sentence })
  boardMatchRate!: Share;

  @Field(() => [IssueCount], { description: issuePareto.sentence })
  issuePareto!: IssueCount[];
}
