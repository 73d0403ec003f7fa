import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import { Zone } from './words';

@ObjectType({ description: 'A colour in CIE L*a*b*, white point D50.' })
export class Lab {
  @Field(() => Float, { description: 'Lightness, 0 (black) to 100 (white).' })
  l!: number;

  @Field(() => Float, { description: 'Green (below 0) to red.' })
  a!: number;

  @Field(() => Float, { description: 'Blue (below 0) to yellow.' })
  b!: number;
}

@ObjectType({ description: 'Approved colour of one tonal zone.' })
export class BoardZone {
  @Field(() => Zone, { description: 'Which zone.' })
  zone!: Zone;

  @Field(() => Lab, { description: 'Mean of the exemplars, D50.' })
  lab!: Lab;

  @Field(() => Float, {
    nullable: true,
    description: 'Median distance of the exemplars’ pixels from it in a*, b*; null on boards of before Loupe told it.',
  })
  spread?: number | null;

  @Field(() => Float, {
    description:
      'How far a picture may be from it, CIEDE2000. COLOUR_DRIFT holds the chroma-and-hue part of the difference to it, as lightness has a limit of its own (EXPOSURE_DRIFT); boardMatchRate holds the whole difference to it.',
  })
  toleranceDeltaE!: number;
}

@ObjectType({
  implements: Node,
  description: 'Approved colour of a metal or a stone, measured from exemplar pictures. A version is locked once it judges.',
})
@Entity()
export class ReferenceBoard extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Field(() => String, {
    description: 'What it is of: `METAL` or `METAL/FINISH`; `STONE` or `STONE/colour`, the colour in the words of the colourways.',
  })
  @Column('text')
  subject!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The lighting set-up it is for; null serves every set-up without a board of its own.',
  })
  @Column('text', { nullable: true })
  lighting!: string | null;

  @Field(() => Int, { description: 'Counts up per subject and lighting.' })
  @Column('integer')
  version!: number;

  @Field(() => [BoardZone], { description: 'Approved colour per tonal zone.' })
  @Column('jsonb')
  zones!: BoardZone[];

  @Field(() => Float, { nullable: true, description: 'Share of the metal (0–1) that was clipped in any channel on the exemplars.' })
  @Column('real', { nullable: true })
  highlightLimit!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How much light the exemplars’ shadows miss in their darkest twentieth, 0–1, mean; null where none has one. Told, not judged.',
  })
  @Column('real', { nullable: true })
  shadowDensity!: number | null;

  @Field(() => Lab, {
    nullable: true,
    description: 'White balance: the exemplars’ background, mean of the medians, D50; null where none is plain. Told, not judged.',
  })
  @Column('jsonb', { nullable: true })
  whiteBalance!: Lab | null;

  @Field(() => Instant, { nullable: true, description: 'When a job was first handed over with it; unchangeable since.' })
  @Column('timestamptz', { nullable: true })
  lockedAt!: Date | null;

  @Field(() => Instant, { description: 'When it was made.' })
  @Column('timestamptz')
  createdAt!: Date;
}
