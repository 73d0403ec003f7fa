import { Field, ID, InputType } from 'type-graphql';
import { lockShot, moveShot } from '../catalogue/lockShot';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectText } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';

@InputType({ description: 'A finished shot to be worked on again.' })
export class ReopenShotInput extends Keyed {
  @Field(() => ID, { description: 'The shot; APPROVED, EXPORTED, LIVE or WITHDRAWN.' })
  shotId!: string;

  @Field(() => String, { description: 'Why; kept.' })
  @ExpectText(1, 4000)
  reason!: string;
}

/** What is live stays live until it is replaced or withdrawn. */
export async function reopenShot(act: Act, input: ReopenShotInput): Promise<{ shotId: string }> {
  const shot = await lockShot(act, idOf('Shot', input.shotId), 'shotId');
  const finished = ['APPROVED', 'EXPORTED', 'LIVE', 'WITHDRAWN'].includes(shot.status);
  if (!finished) refuse('OUT_OF_ORDER', 'shotId', `${shot.reference} is ${shot.status}; only a finished shot is reopened.`);
  await moveShot(act, shot, 'READY', 'shotId');
  await act.append({ kind: 'REOPENED', shotId: shot.id, reason: input.reason });
  return { shotId: shot.id };
}
