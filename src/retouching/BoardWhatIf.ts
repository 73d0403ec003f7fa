import { Field, Float, Int, ObjectType } from 'type-graphql';
import { type Connection, connectionOf } from '../relay/connection';
import { Revision } from './Revision';

@ObjectType({ description: 'An approved revision against a board that it was not, or not only, judged by.' })
export class BoardWhatIfRevision {
  @Field(() => Revision, { description: 'The revision; its verdict stands, whatever is told here.' })
  revision!: Revision;

  @Field(() => Float, {
    description:
      'CIEDE2000 of the tonal zone that is furthest from the board, counted in the zone’s tolerance; by the measurement it was decided on.',
  })
  worstDeltaE!: number;

  @Field(() => Boolean, { description: 'Whether that is beyond the tolerance of the zone.' })
  wouldFail!: boolean;
}

export const BoardWhatIfRevisionConnection = connectionOf(BoardWhatIfRevision, 'approved revisions');

/** The board in question; counts and revisions are resolved when they are asked for. */
@ObjectType({
  description:
    'What a board would say of the pictures that are approved: those of its metal (and finish) or stone (and colour), and lighting, where it names one, that were measured. Nothing is judged anew.',
})
export class BoardWhatIf {
  boardId!: string;

  @Field(() => Int, { description: 'Approved revisions that the board fits.' })
  approvedCount!: number;

  @Field(() => Int, { description: 'Those of them that it would not have let pass.' })
  wouldFailCount!: number;

  revisions!: Connection<BoardWhatIfRevision>;
}
