import { ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { Act } from '../context';
import { refuse, type UserError } from '../failures';
import { each, type Item, itemsOf } from '../relay/bulk';
import { ExpectAtMost } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { lockRevision } from '../retouching/lockRevision';
import { exportRevision } from './exportRevision';
import { wantOn } from './wantRenditions';

@InputType({ description: 'Approved revisions for further channels, or for templates saved since.' })
export class ExportRevisionsInput extends Keyed {
  @Field(() => [ID], { description: '1 to 100 approved revisions.' })
  @ArrayMinSize(1, { message: 'at least one revision' })
  @ExpectAtMost(100)
  revisionIds!: string[];

  @Field(() => [String], { description: 'Codes of the channels.' })
  @ArrayMinSize(1, { message: 'at least one channel' })
  @ExpectAtMost(100)
  channels!: string[];
}

/**
 * Has previews made of what is not exported there yet, and tries failed ones again, also while a revision is in review. They are exported
 * once it is approved and they have sign-offs of their own (law 3), and shown once they are published. Each revision by itself: one that is refused does not keep the others back.
 */
export async function exportRevisions(act: Act, input: ExportRevisionsInput): Promise<{ revisionIds: string[]; userErrors: UserError[] }> {
  const known = await act.tx.rows<{ code: string }>('SELECT code FROM channel WHERE code = ANY($1)', [input.channels]);
  const unknown = input.channels.findIndex((code) => !known.some((channel) => channel.code === code));
  if (unknown >= 0) refuse('NOT_FOUND', ['channels', String(unknown)], `There is no channel with the code "${input.channels[unknown]}".`);
  const { done, userErrors } = await each(act, itemsOf('Revision', input.revisionIds, 'revisionIds'), (item) =>
    exportOn(act, item, input.channels),
  );
  return { revisionIds: done, userErrors };
}

async function exportOn(act: Act, { id, field }: Item, channels: readonly string[]): Promise<string> {
  const { revision } = await lockRevision(act, id);
  if (revision.status !== 'APPROVED' && revision.status !== 'IN_REVIEW')
    refuse(
      'OUT_OF_ORDER',
      field,
      `Round ${revision.number} is ${revision.status}; only what is approved, or in review, is made into files.`,
    );
  if (revision.status === 'APPROVED') await exportRevision(act, revision.id); // first what was approved: more previews would need more sign-offs
  const pending = await wantOn(act, revision.id, channels);
  if (pending > 0) await act.enqueue({ task: 'renderPreviews', revisionId: revision.id });
  return revision.id;
}
