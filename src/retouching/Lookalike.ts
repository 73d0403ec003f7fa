import { Field, Float, Int, ObjectType } from 'type-graphql';
import { word, type Word } from '../relay/word';
import { Revision } from './Revision';

export const LookalikeKind = word('LookalikeKind', 'How a picture of another shot is alike.', {
  SAME_PICTURE: 'The same drawing in the same colour (mean of the piece within ΔE00 4): one picture handed in twice.',
  RECOLOUR:
    'The same drawing in another colour: derived by recolouring, not shot; or shot from the very same place, as pieces on a fixed stand and renders are.',
});
export type LookalikeKind = Word<typeof LookalikeKind>;

@ObjectType({
  description: 'The latest picture of another shot that shows the same, to be looked at; mirrored and turned ones are not found.',
})
export class Lookalike {
  @Field(() => Revision, { description: 'That picture.' })
  revision!: Revision;

  @Field(() => LookalikeKind, { description: 'How it is alike.' })
  kind!: LookalikeKind;

  @Field(() => Int, {
    description:
      'Bits of 256 in which both difference hashes of the piece differ (Krawetz 2013): 0–22 for one drawing, 70 and more for two pieces.',
  })
  bitsApart!: number;

  @Field(() => Float, { description: 'CIEDE2000 between the mean colours of both pieces.' })
  deltaE!: number;
}
