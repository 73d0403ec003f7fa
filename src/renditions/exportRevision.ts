import type { Act } from '../context';
import { lockRevision } from '../retouching/lockRevision';
import { moveShot } from '../catalogue/lockShot';

/**
 * Exports what was signed off: the previews, byte for byte (law 3). Done when the revision is approved and its present previews carry
 * sign-offs from two kinds of device, a phone among them; otherwise nothing happens yet.
 */
export async function exportRevision(act: Act, revisionId: string): Promise<'done' | 'skipped'> {
  const { revision, shot } = await lockRevision(act, revisionId);
  if (revision.status !== 'APPROVED') return 'skipped';
  const [{ signed }] = await act.tx.rows<{ signed: boolean }>(signedOff, [revision.id]);
  if (!signed) return 'skipped';
  const exported = await act.tx.rows<Exported>(markExported, [revision.id, await act.now()]);
  await act.append(
    ...exported.map((file, i) => ({ kind: 'EXPORTED' as const, shotId: shot.id, ...file, final: i === exported.length - 1 })),
  );
  if (shot.status === 'APPROVED') await moveShot(act, shot, 'EXPORTED', 'revisionId');
  return 'done';
}

interface Exported {
  template: string;
  channel: string;
  format: string;
  bytes: number;
}

const signedOff = `
  SELECT count(DISTINCT device) >= 2 AND coalesce(bool_or(device = 'PHONE'), false) AS signed
  FROM sign_off WHERE revision_id = $1 AND previews_sha256 = previews_sha256($1)`;

// What failed by a version of a template that is no more is none of what was signed off (previews_sha256).
const markExported = `
  WITH exported AS (
    UPDATE rendition SET exported_at = $2 WHERE revision_id = $1 AND exported_at IS NULL AND status = 'READY' RETURNING template_id, format, bytes, requested_width)
  SELECT t.code AS template, c.code AS channel, e.format, e.bytes
  FROM exported e JOIN export_template t ON t.id = e.template_id JOIN channel c ON c.id = t.channel_id
  ORDER BY c.code, t.code, e.format, e.requested_width`;
