import { Field, ID, InputType } from 'type-graphql';
import { type Act, actor } from '../context';
import { refuse } from '../failures';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { lockRevision } from './lockRevision';
import { REVISION_STANDS } from './moves';
import { retouchedBy } from './retouchedBy';
import { Device } from './words';

@InputType({ description: 'A look at the previews of the exports on one kind of device.' })
export class SignOffDeviceInput extends Keyed {
  @Field(() => ID, { description: 'The revision.' })
  revisionId!: string;

  @Field(() => Device, { description: 'Kind of device.' })
  device!: Device;
}

/** Law 6. A sign-off holds for exactly the previews that exist now (law 3); new previews of an approved revision need sign-offs of their own. */
export async function signOffDevice(act: Act, input: SignOffDeviceInput): Promise<{ revisionId: string }> {
  const { revision, shot } = await lockRevision(act, idOf('Revision', input.revisionId));
  if (await retouchedBy(act.tx, revision.id, actor(act)))
    refuse('OWN_WORK', 'revisionId', 'You retouched this picture; somebody else must sign its previews off.');
  const [{ previews }] = await act.tx.rows<{ previews: string | null }>('SELECT previews_sha256($1) AS previews', [revision.id]);
  const missing = previews ? null : await missingPreview(act, revision.id);
  if (revision.status !== 'IN_REVIEW' && !(revision.status === 'APPROVED' && (previews ?? missing))) {
    refuse('OUT_OF_ORDER', 'revisionId', `Round ${revision.number} is ${revision.status}: ${REVISION_STANDS[revision.status]}.`);
  }
  if (!previews) refuse('PREVIEWS_MISSING', 'revisionId', `Not all of its previews exist: ${missing ?? 'none is wanted yet.'}`);
  const signed = await act.tx.rows(
    `INSERT INTO sign_off (revision_id, device, previews_sha256, person_id, signed_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1`,
    [revision.id, input.device, previews, actor(act), await act.now()],
  );
  if (signed.length > 0) await act.append({ kind: 'SIGNED_OFF', shotId: shot.id, round: revision.number, device: input.device });
  if (revision.status === 'APPROVED') await act.enqueue({ task: 'exportRevision', revisionId: revision.id });
  return { revisionId: revision.id };
}

/** The first that is not there, and why; null where none is waited for. */
async function missingPreview(act: Act, revisionId: string): Promise<string | null> {
  const [missing] = await act.tx.rows<{ preview: string; failure: string | null }>(
    `SELECT format('%s of the template "%s" at %s px', d.format, t.code, d.requested_width) AS preview, d.failure
     FROM rendition d JOIN export_template t ON t.id = d.template_id
     WHERE d.revision_id = $1 AND d.exported_at IS NULL AND d.status <> 'READY' AND NOT (d.status = 'FAILED' AND t.retired_at IS NOT NULL)
     ORDER BY d.status, t.code, d.format, d.requested_width LIMIT 1`,
    [revisionId],
  );
  return missing ? `${missing.preview} ${missing.failure === null ? 'is still to be made.' : `failed. ${missing.failure}`}` : null;
}
