import { Field, Float, ObjectType } from 'type-graphql';
import { Instant } from '../relay/scalars';
import { ScorecardRow } from './ScorecardRow';

@ObjectType({ description: 'Production figures, computed from the events when asked for; only the selected ones.' })
export class Scorecard {
  @Field(() => Instant, { description: 'As of when. Later events may still move the figures of a past window.' })
  computedAt!: Date;

  @Field(() => Boolean, { description: 'Whether the figures are what all events say, percentiles too.' })
  exact!: boolean;

  @Field(() => Float, { nullable: true, description: 'Largest relative error of a percentile; null when exact.' })
  errorBound!: number | null;

  @Field(() => [ScorecardRow], {
    description: 'A row for each group in which a selected figure counted something, by key; grouped by nothing, exactly one.',
  })
  rows!: ScorecardRow[];
}
