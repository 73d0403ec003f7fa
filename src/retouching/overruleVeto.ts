import { Field, ID, InputType } from 'type-graphql';
import { moveShot } from '../catalogue/lockShot';
import { type Act, actor } from '../context';
import { refuse } from '../failures';
import { ExpectText } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { moveJob } from './lockJob';
import { lockRevision, moveRevision } from './lockRevision';
import { retouchedBy } from './retouchedBy';

@InputType({ description: 'A person’s word against the machine’s veto.' })
export class OverruleVetoInput extends Keyed {
  @Field(() => ID, { description: 'The vetoed revision.' })
  revisionId!: string;

  @Field(() => String, { description: 'Why the structure is right after all; kept.' })
  @ExpectText(1, 4000)
  reason!: string;
}

/** Law 4. Possible as long as no later round has come in. */
export async function overruleVeto(act: Act, input: OverruleVetoInput): Promise<{ revisionId: string }> {
  const { revision, job, shot } = await lockRevision(act, idOf('Revision', input.revisionId));
  const [later] = await act.tx.rows('SELECT FROM revision WHERE shot_id = $1 AND number > $2', [shot.id, revision.number]);
  if (later) refuse('OUT_OF_ORDER', 'revisionId', 'A later round has been submitted since; review that one.');
  if (await retouchedBy(act.tx, revision.id, actor(act)))
    refuse('OWN_WORK', 'revisionId', 'You retouched this picture; somebody else must overrule its veto.');
  await moveRevision(act, revision, 'IN_REVIEW');
  await moveJob(act, job, shot.reference, 'SUBMITTED', 'revisionId');
  await moveShot(act, shot, 'IN_REVIEW', 'revisionId');
  await act.tx.rows('INSERT INTO veto_overrule (revision_id, person_id, reason, at) VALUES ($1, $2, $3, $4)', [
    ...[revision.id, actor(act), input.reason],
    await act.now(),
  ]);
  await act.append({ kind: 'VETO_OVERRULED', shotId: shot.id, round: revision.number, reason: input.reason });
  await act.enqueue({ task: 'renderPreviews', revisionId: revision.id }, { priority: 4 });
  return { revisionId: revision.id };
}
