import { ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { lockShot, moveShot } from '../catalogue/lockShot';
import type { Shot } from '../catalogue/Shot';
import type { Act } from '../context';
import { refuse, type UserError } from '../failures';
import { each, itemsOf } from '../relay/bulk';
import { ExpectAtMost, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Channel } from './Channel';
import { Publication } from './Publication';

@InputType({ description: 'Shots to take off a channel.' })
export class WithdrawInput extends Keyed {
  @Field(() => [ID], { description: '1 to 1000 shots.' })
  @ArrayMinSize(1, { message: 'at least one shot' })
  @ExpectAtMost(1000)
  shotIds!: string[];

  @Field(() => String, { description: 'Code of the channel.' })
  channel!: string;

  @Field(() => String, { description: 'Why; kept.' })
  @ExpectText(1, 4000)
  reason!: string;
}

/** Law 9: from the commit on, the picture is gone from the storefront and its URL answers 410; what was scheduled for later is called off too. */
export async function withdraw(act: Act, input: WithdrawInput): Promise<{ publicationIds: string[]; userErrors: UserError[] }> {
  const [channel] = await act.tx.find(Channel, 'c', 'WHERE c.code = $1', [input.channel]);
  if (!channel) refuse('NOT_FOUND', 'channel', `There is no channel with the code "${input.channel}".`);
  const { done, userErrors } = await each(act, itemsOf('Shot', input.shotIds, 'shotIds'), async ({ id, field }) => {
    const shot = await lockShot(act, id, field);
    const standing = await act.tx.find(
      Publication,
      'p',
      `WHERE p.shot_id = $1 AND p.channel_id = $2 AND p.status <> 'WITHDRAWN' ORDER BY p.status`,
      [shot.id, channel.id],
    );
    if (standing.length === 0) refuse('OUT_OF_ORDER', field, `${shot.reference} is not shown on ${channel.code}.`);
    for (const publication of standing)
      await endPublication(act, shot, channel, publication, { at: await act.now(), reason: input.reason });
    return standing[0].id;
  });
  return { publicationIds: done, userErrors };
}

/** Ends a publication; the shot is WITHDRAWN once it is shown nowhere. One that was only scheduled was never shown: it is called off. */
export async function endPublication(
  act: Act,
  shot: Shot,
  channel: Channel,
  publication: Publication,
  { at, reason }: { at: Date; reason: string },
): Promise<void> {
  await act.tx.rows(`UPDATE publication SET status = 'WITHDRAWN', withdrawn_at = $2, reason = $3 WHERE id = $1`, [
    publication.id,
    at,
    reason,
  ]);
  const isLive = publication.status === 'LIVE';
  await act.append({ kind: isLive ? 'WITHDRAWN' : 'CALLED_OFF', shotId: shot.id, channel: channel.code, at, reason });
  if (!isLive) return;
  const elsewhere = await act.tx.rows(`SELECT FROM publication WHERE shot_id = $1 AND status = 'LIVE'`, [shot.id]);
  if (shot.status === 'LIVE' && elsewhere.length === 0) await moveShot(act, shot, 'WITHDRAWN', 'shotIds');
}
