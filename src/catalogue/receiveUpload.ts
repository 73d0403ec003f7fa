import type { Readable } from 'node:stream';
import { isSigned } from '../access/signature';
import { type Act, perform, type Services } from '../context';
import { Failure } from '../failures';
import { OtherBytes } from '../store/blobs';
import { uploadStatement } from './stageUploads';
import { Upload } from './Upload';

const EXPIRED = new Failure('GONE', 'This upload URL has expired; call stagedUploadsCreate again.');

/** A PUT on an upload URL, as HTTP gave it. */
export interface ReceivedBytes {
  id: string;
  expires: number;
  signature: unknown;
  /** Content-Length, if the sender told it. */
  announcedBytes: number | undefined;
  bytes: Readable;
}

/**
 * Takes the bytes of an upload: hashed while they stream in, checked against what was announced, then given to a worker that decodes
 * them whole. Whatever goes wrong leaves the upload PENDING, so that it can be tried again; nothing of the attempt is kept.
 * @throws Failure FORBIDDEN (signature), GONE (expired), NOT_FOUND, BAD_USER_INPUT (other bytes than announced)
 */
export async function receiveUpload(services: Services, received: ReceivedBytes): Promise<void> {
  const { id, expires, bytes } = received;
  if (!isSigned(services.house.secret, uploadStatement(id, expires), received.signature)) {
    throw new Failure('FORBIDDEN', 'This upload URL was not made by us, or was changed on the way.');
  }
  if (expires * 1000 < Date.now()) throw EXPIRED;
  const [upload] = await services.database.find(Upload, 'u', 'WHERE u.id = $1', [id]);
  if (!upload) throw new Failure('NOT_FOUND', 'There is no such upload.');
  if (upload.status !== 'PENDING') return; // the bytes came before: sending them twice is harmless
  if (received.announcedBytes !== undefined && received.announcedBytes !== upload.byteSize)
    throw otherBytes(upload, `${received.announcedBytes} bytes`);
  await services.blobs.stage(id, bytes, upload).catch((error: unknown) => {
    throw error instanceof OtherBytes ? otherBytes(upload, error.message) : error;
  });
  if (!(await perform(services, null, (act) => acknowledge(act, id)))) throw EXPIRED;
}

/** The bytes have come. False when the upload's time was over before, and it was swept. */
export async function acknowledge(act: Act, id: string): Promise<boolean> {
  const moved = await act.tx.rows(`UPDATE upload SET status = 'RECEIVED' WHERE id = $1 AND status = 'PENDING' RETURNING 1`, [id]);
  if (moved.length > 0) await act.enqueue({ task: 'checkUpload', uploadId: id }, { priority: 10 });
  return moved.length > 0 || (await act.tx.rows('SELECT FROM upload WHERE id = $1', [id])).length > 0;
}

function otherBytes(upload: Upload, found: string): Failure {
  return new Failure(
    'BAD_USER_INPUT',
    `Expected ${upload.byteSize} bytes with SHA-256 ${upload.sha256} as announced, found ${found}. Nothing was kept; send again.`,
  );
}
