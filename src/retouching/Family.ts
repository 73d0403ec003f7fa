import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Finish, Metal } from '../catalogue/words';
import { connectionOf } from '../relay/connection';

@ObjectType({
  description:
    'The pieces of a collection in one metal and finish, which should look as if they were of one melt: told by the middle tones of the latest approved picture of each shot.',
})
export class Family {
  @Field(() => Metal, { description: 'Their metal.' })
  metal!: Metal;

  @Field(() => Finish, { description: 'Its surface.' })
  finish!: Finish;

  @Field(() => Int, { description: 'Pictures whose middle tones were measured.' })
  n!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean CIEDE2000 of each picture to their mean colour, as in the KPI colourVariance; null for a single one.',
  })
  spreadDeltaE!: number | null;

  @Field(() => Float, { nullable: true, description: 'Largest CIEDE2000 of a picture to their mean colour; null for a single one.' })
  maxDeltaE!: number | null;

  oddColourwayId!: string | null;
}

export const FamilyConnection = connectionOf(Family, 'families');
