import { Field, ID, InputType } from 'type-graphql';
import type { Act } from '../context';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { lockRevision, moveRevision } from './lockRevision';

@InputType({ description: 'A revision that could not be measured.' })
export class RemeasureRevisionInput extends Keyed {
  @Field(() => ID, { description: 'The revision; must be MEASURE_FAILED.' })
  revisionId!: string;
}

export async function remeasureRevision(act: Act, input: RemeasureRevisionInput): Promise<{ revisionId: string }> {
  const { revision } = await lockRevision(act, idOf('Revision', input.revisionId));
  await moveRevision(act, revision, 'SUBMITTED');
  await act.enqueue({ task: 'measureRevision', revisionId: revision.id }, { priority: 5 });
  return { revisionId: revision.id };
}
