import { setTimeout as wait } from 'node:timers/promises';
import type { Viewer } from '../access/viewer';
import { type Act, type Context, perform } from '../context';
import { refuse } from '../failures';
import { idOf } from '../relay/globalId';
import { Original } from './Original';
import { acknowledge } from './receiveUpload';
import { Upload, type UploadPurpose } from './Upload';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

/** Whose uploads a viewer may take: a vendor its own, the others the house's. */
function vendorOf(viewer: Viewer | null): string | null {
  return viewer?.role === 'VENDOR' ? viewer.scopeId : null;
}

/**
 * Waits, for a bounded time and outside any transaction, until an upload that has its bytes is checked. Bytes that were sent straight to the store
 * are heard of here.
 */
export async function settleUpload(context: Context, uploadId: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  const id = idOf('Upload', uploadId);
  while (Date.now() < until) {
    const [upload] = await context.database.rows<{ status: string }>(
      'SELECT status FROM upload WHERE id = $1 AND vendor_id IS NOT DISTINCT FROM $2',
      [id, vendorOf(context.viewer)],
    );
    const hasCome = upload?.status === 'PENDING' && (await context.blobs.isStaged(id));
    if (hasCome) await perform(context, null, (act) => acknowledge(act, id));
    else if (upload?.status !== 'RECEIVED') return;
    await wait(LOOK_EVERY_MS);
  }
}

/**
 * The picture behind an upload of the viewer's own house or vendor.
 * @throws Refusal as takeFile
 */
export async function takeUpload(act: Act, uploadId: string, field: string | string[]): Promise<Original> {
  const { sha256 } = await takeFile(act, uploadId, 'PICTURE', field);
  const [original] = await act.tx.find(Original, 'o', 'WHERE o.sha256 = $1', [sha256]);
  return original;
}

/**
 * An upload of the viewer's own house or vendor that was staged for the purpose and found good.
 * @throws Refusal NOT_FOUND, INVALID (another purpose), UPLOAD_PENDING or UPLOAD_REFUSED (with what was wrong with the file)
 */
export async function takeFile(act: Act, uploadId: string, purpose: UploadPurpose, field: string | string[]): Promise<Upload> {
  const { tx, viewer } = act;
  const [upload] = await tx.find(Upload, 'u', 'WHERE u.id = $1 AND u.vendor_id IS NOT DISTINCT FROM $2', [
    idOf('Upload', uploadId),
    vendorOf(viewer),
  ]);
  if (!upload) refuse('NOT_FOUND', field, 'There is no such upload.');
  if (upload.purpose !== purpose) refuse('INVALID', field, `Expected a file staged with the purpose ${purpose}, found ${upload.purpose}.`);
  if (upload.status === 'PENDING')
    refuse('UPLOAD_PENDING', field, 'Its bytes have not come yet: PUT them to the URL of stagedUploadsCreate first.');
  if (upload.status === 'RECEIVED') refuse('UPLOAD_PENDING', field, 'It is still being checked; try again in a moment.');
  if (upload.status === 'REFUSED') refuse('UPLOAD_REFUSED', field, `${upload.filename}: ${upload.refusal} (${upload.refusalCode})`);
  return upload;
}
