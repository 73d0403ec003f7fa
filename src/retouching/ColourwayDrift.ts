import { Field, Float, ObjectType } from 'type-graphql';
import { Colourway } from '../catalogue/Colourway';

@ObjectType({ description: 'Two colourways of a SKU in the same view, by the latest picture of each.' })
export class ColourwayPair {
  @Field(() => Colourway, { description: 'The one whose code comes first.' })
  a!: Colourway;

  @Field(() => Colourway, { description: 'The other.' })
  b!: Colourway;

  @Field(() => Float, {
    nullable: true,
    description:
      'Correlation of the edges of both once one is laid over the other (moved, turned up to 3°, scaled), −1 to 1; colour does not count. Above some 0.75 it is one piece in one view; below 0.6 it is not. Null while it is being compared, or where a piece cannot be found.',
  })
  structuralSimilarity!: number | null;

  @Field(() => Float, { nullable: true, description: 'CIEDE2000 between the backgrounds (medians); null where one was not measured.' })
  whitePointDeltaE!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Angle between the shadows, degrees from 0 to 180; null where one has no shadow to one side.',
  })
  shadowDirectionDifference!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Largest difference between the four margins, as a share of the frame; null where one was not measured.',
  })
  cropDifference!: number | null;
}

@ObjectType({ description: 'How far the colourways of a SKU differ in what should be the same.' })
export class ColourwayDrift {
  @Field(() => [ColourwayPair], { description: 'Every two colourways that have a picture of the view, by code.' })
  pairs!: ColourwayPair[];
}
