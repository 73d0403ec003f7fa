import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Service } from '../vendors/words';
import { LaunchSide, Stage } from './words';

@ObjectType({ description: 'How long or how large something is. Over nothing (n = 0) the figures are null, never 0.' })
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

const DEVIATION = 'Standard deviation of the sample, n − 1 in its divisor; null where fewer than two were counted.';

@ObjectType({ description: 'A mean, and how far what was counted lies apart. Over nothing (n = 0) it is null, never 0.' })
export class Average {
  @Field(() => Int, { description: 'How many were counted.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'Mean.' })
  mean!: number | null;

  @Field(() => Float, { nullable: true, description: DEVIATION })
  deviation!: number | null;
}

@ObjectType({ description: 'A ratio of two counts, which may exceed 1. Over nothing (n = 0) it is null, never 0.' })
export class Figure {
  @Field(() => Int, { description: 'How many were counted: the divisor.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'The ratio.' })
  value!: number | null;
}

@ObjectType({ description: 'A figure that is a mean, and how far what was counted lies apart. Over nothing (n = 0) it is null, never 0.' })
export class MeanFigure {
  @Field(() => Int, { description: 'How many were counted.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'The figure.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: DEVIATION })
  deviation!: number | null;
}

@ObjectType({ description: 'Between which a share or ratio lies with 95 % confidence (Wilson, 1927): wide where little was counted.' })
export class Interval {
  @Field(() => Float, { description: 'Lower bound; of a share 0–1.' })
  low!: number;

  @Field(() => Float, { description: 'Upper bound; of a share 0–1.' })
  high!: number;
}

@ObjectType({ description: 'A share of what was counted. Over nothing (n = 0) it is null, never 0.' })
export class Share {
  @Field(() => Int, { description: 'How many were counted.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'Share, 0–1.' })
  value!: number | null;
}

@ObjectType({ description: 'A share with what is still open.' })
export class PendingRate extends Share {
  @Field(() => Int, { description: 'How many are not decided yet; not in n.' })
  pending!: number;
}

@ObjectType({ description: 'The share of one service.' })
export class ServiceShare extends Share {
  @Field(() => Service, { description: 'What was promised.' })
  service!: Service;
}

@ObjectType({ description: 'A share, and that of each service apart.' })
export class OnTimeShare extends Share {
  @Field(() => [ServiceShare], { description: 'For each service that has a submission.' })
  services!: ServiceShare[];
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

  @Field(() => Float, { nullable: true, description: DEVIATION })
  deviation!: number | null;
}

@ObjectType({ description: 'How long pages took to load. Over nothing (n = 0) it is null, never 0.' })
export class LoadTime {
  @Field(() => Int, { description: 'How many loads were counted.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'Median, milliseconds; percentiles are continuous.' })
  p50!: number | null;

  @Field(() => Float, { nullable: true, description: 'Third quartile, milliseconds.' })
  p75!: number | null;

  @Field(() => Float, { nullable: true, description: 'Ninth decile, milliseconds.' })
  p90!: number | null;
}

@ObjectType({ description: 'The time spent in one stage.' })
export class StageSpread extends Spread {
  @Field(() => Stage, { description: 'The stage.' })
  stage!: Stage;
}

@ObjectType({ description: 'The size of files of one kind.' })
export class FileSpread extends Spread {
  @Field(() => String, { description: 'Code of the channel.' })
  channel!: string;

  @Field(() => String, { description: 'Code of the export template.' })
  template!: string;

  @Field(() => String, { description: 'Format, such as JPEG.' })
  format!: string;
}

@ObjectType({ description: 'A return rate on one side of the launch.' })
export class LaunchFigure extends Figure {
  @Field(() => LaunchSide, { description: 'The side.' })
  side!: LaunchSide;
}
