import { FieldResolver, Resolver, Root } from 'type-graphql';
import { wilsonOfRatio } from '../kpi/wilson';
import { Figure, Interval } from './figures';

@Resolver(() => Figure)
export class FigureResolver {
  @FieldResolver(() => Interval, {
    nullable: true,
    description: 'Between which it lies with 95 % confidence, as if units were sold and came back one by one; null when n = 0.',
  })
  interval(@Root() figure: Figure): Interval | null {
    return wilsonOfRatio(figure);
  }
}
