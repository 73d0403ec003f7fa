import { Field, Float, Int, ObjectType } from 'type-graphql';
import { word, type Word } from '../relay/word';
import { Box } from './Box';

export const EdgeArtefactKind = word('EdgeArtefactKind', 'What is wrong with a run of outline.', {
  LIGHT_HALO: 'A rim lighter than the background.',
  DARK_HALO: 'A rim darker than the background.',
  FRINGE: 'A rim of another colour.',
  JAGGED: 'Steps like stairs.',
  HARD_CUT: 'No transition at all.',
});
export type EdgeArtefactKind = Word<typeof EdgeArtefactKind>;

@ObjectType({ description: 'A run of outline that something is wrong with.' })
export class EdgeArtefact {
  @Field(() => EdgeArtefactKind, { description: 'What.' })
  kind!: EdgeArtefactKind;

  @Field(() => Float, { description: 'Pixels of outline that it runs along.' })
  lengthPixels!: number;

  @Field(() => Float, { description: 'How strong: L* of a halo, C* of a fringe, pixels of step where it is jagged, 1 for a hard cut.' })
  strength!: number;

  @Field(() => Box, { description: 'Where.' })
  box!: Box;
}

@ObjectType({ description: 'The cut-out’s outline.' })
export class EdgeQuality {
  @Field(() => Int, { description: 'Runs of outline with a halo, fringe, jag or hard cut.' })
  artefactCount!: number;

  @Field(() => Float, { description: 'The same per 1000 px of outline.' })
  perThousandPixels!: number;

  @Field(() => Int, { description: 'Runs with a light or dark rim.' })
  haloCount!: number;

  @Field(() => Int, { description: 'Runs with a rim of another colour.' })
  fringeCount!: number;

  @Field(() => Int, { description: 'Runs with a stair-stepped outline.' })
  jaggedCount!: number;

  @Field(() => Int, { description: 'Runs without any transition.' })
  hardCutCount!: number;

  @Field(() => [EdgeArtefact], { description: 'The longest first, at most 50.' })
  artefacts!: EdgeArtefact[];
}
