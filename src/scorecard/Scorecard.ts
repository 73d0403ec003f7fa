import { Field, Float, Int, ObjectType } from 'type-graphql';
import { costPerImage } from '../kpi/costPerImage';
import { firstTimeApprovalRate } from '../kpi/firstTimeApprovalRate';
import type { Dimension } from '../kpi/Kpi';
import { revisionRounds } from '../kpi/revisionRounds';
import { shootToLive } from '../kpi/shootToLive';
import { turnaround } from '../kpi/turnaround';
import { Instant } from '../relay/scalars';
import { ScorecardDimension } from './words';

@ObjectType({ description: 'How long something takes. Over nothing (n = 0) the figures are null, never 0.' })
export class Spread {
  @Field(() => Int, { description: 'How many were counted.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'Mean.' })
  mean!: number | null;

  @Field(() => Float, { nullable: true, description: 'Median; percentiles are continuous.' })
  p50!: number | null;

  @Field(() => Float, { nullable: true, description: 'Ninth decile.' })
  p90!: number | null;
}

@ObjectType({ description: 'Shots that needed so many rounds.' })
export class RoundsBin {
  @Field(() => Int, { description: '1, 2, 3, or 4 for 4 and more.' })
  rounds!: number;

  @Field(() => Int, { description: 'How many shots; 0 is told.' })
  shots!: number;
}

@ObjectType({ description: 'Rounds up to approval. Over nothing (n = 0) the figures are null and the histogram is empty.' })
export class RevisionRounds {
  @Field(() => Int, { description: 'How many shots were counted.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'Mean.' })
  mean!: number | null;

  @Field(() => Float, { nullable: true, description: 'Ninth decile, continuous.' })
  p90!: number | null;

  @Field(() => [RoundsBin], { description: 'How many shots needed how many rounds.' })
  histogram!: RoundsBin[];
}

@ObjectType({ description: 'A rate with what is still open. Over nothing (n = 0) it is null, never 0.' })
export class PendingRate {
  @Field(() => Int, { description: 'How many were counted.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'Share, 0–1.' })
  value!: number | null;

  @Field(() => Int, { description: 'How many are not decided yet; not in n.' })
  pending!: number;
}

@ObjectType({ description: 'Cost of a picture of a tier in one currency.' })
export class TierCost {
  @Field(() => Int, { description: 'Tier as booked.' })
  tier!: number;

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;

  @Field(() => Int, { description: 'How many shots were counted.' })
  n!: number;

  @Field(() => Float, { description: 'Cost per shot, in major units.' })
  value!: number;
}

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

  @Field(() => RevisionRounds, { description: revisionRounds.sentence })
  revisionRounds!: RevisionRounds;

  @Field(() => PendingRate, { description: firstTimeApprovalRate.sentence })
  firstTimeApprovalRate!: PendingRate;

  @Field(() => [TierCost], { description: costPerImage.sentence })
  costPerImage!: TierCost[];

  @Field(() => Spread, { description: shootToLive.sentence })
  shootToLive!: Spread;
}

@ObjectType({ description: 'Production figures, computed from the events when asked for; only the selected ones.' })
export class Scorecard {
  @Field(() => Instant, { description: 'As of when. Later events may still move the figures of a past window.' })
  computedAt!: Date;

  @Field(() => Boolean, { description: 'Whether every figure was computed from the events themselves.' })
  exact!: boolean;

  @Field(() => Float, { nullable: true, description: 'Largest relative error of a percentile; null when exact.' })
  errorBound!: number | null;

  @Field(() => [ScorecardRow], { description: 'A row for each group that has figures, by key; grouped by nothing, exactly one.' })
  rows!: ScorecardRow[];
}
