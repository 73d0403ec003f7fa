import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Shot } from '../catalogue/Shot';
import { View } from '../catalogue/words';
import { word, type Word } from '../relay/word';

export const SpreadAspect = word('SpreadAspect', 'What should be the same in all pictures of a view.', {
  BACKGROUND: 'Distance of each ground from the median ground, in Lab (D50).',
  SHADOW_DIRECTION: 'Where the shadow lies as seen from the piece, degrees: 0 = right, 90 = below.',
  SHADOW_DENSITY: 'Light that is missing in its darkest twentieth, 0–1.',
  FILL: 'Longest side of the piece by that side of the frame, 0–1.',
  CENTRING: 'Distance of the middle of the piece’s box from that of the frame, share of the frame.',
});
export type SpreadAspect = Word<typeof SpreadAspect>;

@ObjectType({ description: 'A shot whose picture stands apart from the others of its view.' })
export class Stray {
  shotId!: string;

  @Field(() => Float, { description: 'What was measured of it, in the unit of the aspect.' })
  value!: number;

  @Field(() => Float, { description: 'How far that is from what is usual.' })
  off!: number;

  shot!: Shot;
}

@ObjectType({ description: 'How far the pictures of a view lie apart in one aspect.' })
export class AspectSpread {
  @Field(() => SpreadAspect, { description: 'Which.' })
  aspect!: SpreadAspect;

  @Field(() => Int, { description: 'Pictures that were measured in it.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'Their mean; of directions the circular one. Null when there are none.' })
  mean!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Their standard deviation; of directions the circular one, √(−2 ln R) in degrees (Mardia & Jupp 2000). Null of fewer than two.',
  })
  deviation!: number | null;

  @Field(() => [Stray], {
    description:
      'What stands apart, the furthest first: beyond 3.5 robust deviations (Iglewicz & Hoaglin 1993), and beyond what an eye would call another look (1 ΔE, 20°, 0.08, 0.05, 0.02). Of fewer than four, none.',
  })
  strays!: Stray[];
}

@ObjectType({ description: 'The latest pictures of one view all over a collection, as one batch.' })
export class ViewSpread {
  @Field(() => View, { description: 'Which view; worn and staged ones have no plain ground and are left out.' })
  view!: View;

  @Field(() => [AspectSpread], { description: 'Aspect by aspect.' })
  aspects!: AspectSpread[];
}
