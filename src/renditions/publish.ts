import { ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { lockShot, moveShot } from '../catalogue/lockShot';
import { shotWaitsFor } from '../catalogue/shotMoves';
import type { ShotStatus } from '../catalogue/words';
import type { Shot } from '../catalogue/Shot';
import type { Act } from '../context';
import { refuse, type UserError } from '../failures';
import { each, type Item, itemsOf } from '../relay/bulk';
import { ExpectAtMost, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Instant } from '../relay/scalars';
import { allowedDespite } from './allowedDespite';
import { Channel } from './Channel';
import { checkDespite } from './checkDespite';
import { Publication } from './Publication';
import { putOnShow } from './putOnShow';
import { endPublication } from './withdraw';

@InputType({ description: 'Shots to show on a channel.' })
export class PublishInput extends Keyed {
  @Field(() => [ID], { description: '1 to 1000 shots.' })
  @ArrayMinSize(1, { message: 'at least one shot' })
  @ExpectAtMost(1000)
  shotIds!: string[];

  @Field(() => String, { description: 'Code of the channel.' })
  channel!: string;

  @Field(() => Instant, { nullable: true, description: 'From when; null or past = now.' })
  from?: Date | null;

  @Field(() => Instant, { nullable: true, description: 'Until when; null = until withdrawn.' })
  to?: Date | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'REQUIRED rules of the channel’s pack, by name, that may fail; needs `despiteReason`.',
  })
  @ExpectAtMost(50)
  despite!: string[];

  @Field(() => String, { nullable: true, description: 'Why they may; kept with the publication.' })
  @ExpectText(1, 4000)
  despiteReason?: string | null;
}

/** Law 9: shows what is approved and exported for the channel. Each shot by itself; what it showed there before is replaced. */
export async function publish(act: Act, input: PublishInput): Promise<{ publicationIds: string[]; userErrors: UserError[] }> {
  const [channel] = await act.tx.find(Channel, 'c', 'WHERE c.code = $1', [input.channel]);
  if (!channel) refuse('NOT_FOUND', 'channel', `There is no channel with the code "${input.channel}".`);
  if (input.despite.length > 0 && !input.despiteReason)
    refuse('INVALID', 'despiteReason', 'Expected a reason for what is published despite a rule.');
  await checkDespite(act, channel, input.despite);
  const now = await act.now();
  const from = input.from && input.from > now ? input.from : null;
  if (input.to && input.to <= (from ?? now)) refuse('INVALID', 'to', 'Expected an instant after it goes live.');
  const slot = { channel, from, endsAt: input.to ?? null, despite: input.despite, reason: input.despiteReason ?? null };
  const { done, userErrors } = await each(act, itemsOf('Shot', input.shotIds, 'shotIds'), (shot) => publishShot(act, shot, slot));
  return { publicationIds: done, userErrors };
}

/** A reopened shot is not shown anew with the picture that it was reopened for; what is live meanwhile stays so. */
export const FINISHED: readonly ShotStatus[] = ['EXPORTED', 'LIVE', 'WITHDRAWN'];

interface Slot {
  channel: Channel;
  /** null = now. */
  from: Date | null;
  endsAt: Date | null;
  despite: readonly string[];
  reason: string | null;
}

async function publishShot(act: Act, { id, field }: Item, slot: Slot): Promise<string> {
  const shot = await lockShot(act, id, field);
  if (!FINISHED.includes(shot.status)) refuse('NOT_EXPORTED', field, `${shot.reference} is ${shot.status}; ${shotWaitsFor(shot.status)}.`);
  const revisionId = await newestExported(act, shot, slot.channel, field);
  const goesLiveAt = slot.from ?? (await act.now());
  const { despite, against } = await allowedDespite(act, { revisionId, channel: slot.channel, at: goesLiveAt }, slot.despite);
  if (against !== null) refuse('RULE_FAILED', field, `${against} To publish all the same, name it in "despite", with a reason.`);
  await dropScheduled(act, shot, slot.channel);
  const live = slot.from ? null : await liveAt(act, shot, slot.channel, goesLiveAt);
  if (live?.revisionId === revisionId) return publishAnew(act, live, { ...slot, despite });
  const publication = await act.tx.insert(Publication, {
    ...{ shotId: shot.id, channelId: slot.channel.id, revisionId, status: 'SCHEDULED' },
    ...{ goesLiveAt, endsAt: slot.endsAt, despite, despiteReason: despite.length > 0 ? slot.reason : null },
  });
  if (goesLiveAt > (await act.now())) {
    await act.append({ kind: 'SCHEDULED', shotId: shot.id, channel: slot.channel.code });
    await moveAt(act, publication, goesLiveAt);
  } else await goLive(act, shot, slot.channel, publication);
  return publication.id;
}

/** Makes a scheduled publication live, dated at its scheduled instant; what the shot showed there ends at the same instant. */
export async function goLive(act: Act, shot: Shot, channel: Channel, publication: Publication): Promise<void> {
  const at = publication.goesLiveAt;
  const before = await liveAt(act, shot, channel, at);
  if (before) await endPublication(act, shot, channel, before, { at, reason: 'replaced' });
  await putOnShow(act.tx, publication);
  await act.tx.rows(`UPDATE publication SET status = 'LIVE' WHERE id = $1`, [publication.id]);
  await act.append({ kind: 'WENT_LIVE', shotId: shot.id, channel: channel.code, at });
  if (shot.status === 'EXPORTED' || shot.status === 'WITHDRAWN') await moveShot(act, shot, 'LIVE', 'shotIds');
  if (publication.endsAt) await moveAt(act, publication, publication.endsAt);
}

/** What is over by then is ended first, whether or not a worker has come to it. */
async function liveAt(act: Act, shot: Shot, channel: Channel, at: Date): Promise<Publication | undefined> {
  const [live] = await act.tx.find(Publication, 'p', `WHERE p.shot_id = $1 AND p.channel_id = $2 AND p.status = 'LIVE'`, [
    shot.id,
    channel.id,
  ]);
  if (!live?.endsAt || live.endsAt > at) return live;
  await endPublication(act, shot, channel, live, { at: live.endsAt, reason: 'its time was over' });
  return undefined;
}

/** What is shown already stays shown, to the end that was asked for last, and with what was exported since. */
async function publishAnew(act: Act, publication: Publication, { channel, endsAt, despite, reason }: Slot): Promise<string> {
  const hasOtherFiles = await putOnShow(act.tx, publication);
  await act.tx.rows('UPDATE publication SET ends_at = $2, despite = $3, despite_reason = $4 WHERE id = $1', [
    ...[publication.id, endsAt, despite, despite.length > 0 ? reason : null],
  ]);
  const changes = [
    hasOtherFiles ? ['shown with the files exported since'] : [],
    endsAt?.getTime() === publication.endsAt?.getTime() ? [] : [endsAt ? `shown until ${endsAt.toISOString()}` : 'shown without an end'],
  ].flat();
  if (changes.length > 0)
    await act.append({ kind: 'SCHEDULED', shotId: publication.shotId, channel: channel.code, reason: changes.join('; ') });
  if (endsAt) await moveAt(act, publication, endsAt);
  return publication.id;
}

/** A move that comes too early, since the end was set anew, is passed over. */
function moveAt(act: Act, { id }: Publication, startAfter: Date): Promise<void> {
  return act.enqueue({ task: 'movePublication', publicationId: id }, { startAfter });
}

/** The newest approved revision, and no earlier one: what came back once is not shown anew. */
async function newestExported(act: Act, shot: Shot, channel: Channel, field: string[]): Promise<string> {
  const newest = await newestApproved(act, shot.id);
  const files = await act.tx.rows(
    `SELECT FROM rendition d JOIN export_template t ON t.id = d.template_id
     WHERE d.revision_id = $1 AND t.channel_id = $2 AND d.exported_at IS NOT NULL LIMIT 1`,
    [newest, channel.id],
  );
  if (newest === null || files.length === 0)
    refuse(
      'NOT_EXPORTED',
      field,
      `${shot.reference} is ${shot.status}; its newest approved round is not exported for ${channel.code} yet.`,
    );
  return newest;
}

export async function newestApproved(act: Act, shotId: string): Promise<string | null> {
  const [revision] = await act.tx.rows<{ id: string }>(
    `SELECT id FROM revision WHERE shot_id = $1 AND status = 'APPROVED' ORDER BY number DESC LIMIT 1`,
    [shotId],
  );
  return revision?.id ?? null;
}

async function dropScheduled(act: Act, shot: Shot, channel: Channel): Promise<void> {
  const where = `WHERE p.shot_id = $1 AND p.channel_id = $2 AND p.status = 'SCHEDULED'`;
  for (const scheduled of await act.tx.find(Publication, 'p', where, [shot.id, channel.id]))
    await endPublication(act, shot, channel, scheduled, { at: await act.now(), reason: 'scheduled anew' });
}
