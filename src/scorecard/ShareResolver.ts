import { FieldResolver, Resolver, Root } from 'type-graphql';
import { wilson } from '../kpi/wilson';
import { Interval, Share } from './figures';

@Resolver(() => Share)
export class ShareResolver {
  @FieldResolver(() => Interval, { nullable: true, description: 'Between which it lies with 95 % confidence; null when n = 0.' })
  interval(@Root() share: Share): Interval | null {
    return wilson(share);
  }
}
