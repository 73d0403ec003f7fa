import { FieldResolver, Resolver, Root } from 'type-graphql';
import { wilson } from '../kpi/wilson';
import { TagAgreement } from './cuts';
import { Interval } from './figures';

@Resolver(() => TagAgreement)
export class TagAgreementResolver {
  @FieldResolver(() => Interval, {
    nullable: true,
    description: 'Between which `precision` lies with 95 % confidence; null when the machine tagged none.',
  })
  precisionInterval(@Root() { both, machineOnly, precision }: TagAgreement): Interval | null {
    return wilson({ n: both + machineOnly, value: precision });
  }

  @FieldResolver(() => Interval, {
    nullable: true,
    description: 'Between which `recall` lies with 95 % confidence; null when the person tagged none.',
  })
  recallInterval(@Root() { both, personOnly, recall }: TagAgreement): Interval | null {
    return wilson({ n: both + personOnly, value: recall });
  }
}
