import type { Act } from '../context';
import { lockRevision, moveRevision } from '../retouching/lockRevision';
import type { FileFacts } from '../pixels/fileFacts';
import type { Fidelity } from './Rendition';

/** A rendition as it was made; its bytes lie in the store. */
export interface MadeRendition {
  sha256: string;
  byteSize: number;
  width: number;
  height: number;
  quality: number;
  filename: string;
  placeholder: string;
  fidelity: Fidelity;
  facts: FileFacts;
}

/** Law 3: once READY its bytes never change; a second making of the same rendition is dropped. */
export async function recordRendition(act: Act, renditionId: string, made: MadeRendition): Promise<void> {
  await act.tx.rows(
    `UPDATE rendition SET status = 'READY', sha256 = $2, bytes = $3, width = $4, height = $5, quality = $6, filename = $7, placeholder = $8, fidelity = $9,
       facts = $10
     WHERE id = $1 AND status = 'PENDING'`,
    [
      ...[renditionId, made.sha256, made.byteSize, made.width, made.height],
      ...[made.quality, made.filename, made.placeholder, JSON.stringify(made.fidelity), JSON.stringify(made.facts)],
    ],
  );
}

export async function recordRenditionFailure(act: Act, renditionId: string, code: string, reason: string): Promise<void> {
  await act.tx.rows(`UPDATE rendition SET status = 'FAILED', failure_code = $2, failure = $3 WHERE id = $1 AND status = 'PENDING'`, [
    renditionId,
    code,
    reason,
  ]);
}

/** Puts a measured revision up for review once none of its previews is still to be made. */
export async function previewsSettled(act: Act, revisionId: string): Promise<'done' | 'skipped'> {
  const { revision } = await lockRevision(act, revisionId);
  const pending = await act.tx.rows(`SELECT FROM rendition WHERE revision_id = $1 AND status = 'PENDING'`, [revisionId]);
  if (revision.status !== 'MEASURED' || pending.length > 0) return 'skipped';
  await moveRevision(act, revision, 'IN_REVIEW');
  return 'done';
}
