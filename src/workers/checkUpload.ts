import { createReadStream } from 'node:fs';
import { Upload } from '../catalogue/Upload';
import { perform } from '../context';
import { linesOf } from '../imports/linesOf';
import { OtherBytes } from '../store/blobs';
import { PictureRefused } from './darkroom';
import type { Outcome, Workshop } from './Workshop';

/** Decodes what was uploaded, whole. Good bytes become an original; others are told why they were refused, and dropped. */
export async function checkUpload(workshop: Workshop, uploadId: string): Promise<Outcome> {
  const [upload] = await workshop.database.find(Upload, 'u', 'WHERE u.id = $1', [uploadId]);
  if (upload?.status !== 'RECEIVED') return 'skipped';
  try {
    if (upload.purpose === 'IMPORT') await checkText(workshop, upload);
    else if (await isKnown(workshop, upload.sha256)) await keep(workshop, upload);
    else await checkPicture(workshop, upload);
  } catch (error) {
    const [code, message] = refusalBy(error);
    await refuseUpload(workshop, uploadId, code, message);
  }
  return 'done';
}

/** What of an error is the file's fault; others are thrown on. */
function refusalBy(error: unknown): [code: string, message: string] {
  if (error instanceof PictureRefused) return [error.code, error.message];
  if (error instanceof OtherBytes) return ['OTHER_BYTES', `Other bytes came than were announced: ${error.message}.`];
  throw error;
}

async function checkPicture(workshop: Workshop, upload: Upload): Promise<void> {
  const picture = await workshop.darkroom.run('check', { file: await fileOf(workshop, upload) });
  await workshop.blobs.promote(upload.id, upload.sha256);
  await accept(workshop, upload, picture);
}

/** What was sent straight to the store is held against what was announced here, also when the same came before: a hash alone gets nobody a picture. */
async function keep(workshop: Workshop, upload: Upload): Promise<void> {
  await workshop.blobs.promote(upload.id, upload.sha256);
  await settle(workshop, upload.id, null);
}

/** A file of text is looked at once for what it is; what its lines say, the import checks. */
async function checkText(workshop: Workshop, upload: Upload): Promise<void> {
  const fault = await textFault(createReadStream(await fileOf(workshop, upload)));
  if (fault) await refuseUpload(workshop, upload.id, 'NOT_TEXT', fault);
  else await keep(workshop, upload);
}

async function textFault(bytes: AsyncIterable<Buffer>): Promise<string | null> {
  for await (const line of linesOf(bytes)) {
    if ('fault' in line) return `Line ${line.number}: ${line.fault}`;
    if (line.text.includes('\0')) return `Line ${line.number}: Expected text, found bytes that are none.`;
  }
  return null;
}

/** Promoted already when a worker died between promoting and telling so. */
async function fileOf({ blobs }: Workshop, { id, sha256 }: Upload): Promise<string> {
  return (await blobs.size(sha256)) === null ? blobs.stagedFile(id) : blobs.file(sha256);
}

/**
 * Tried in vain: a file that is at fault is refused; another waits, and is asked for again (`catchUp`) until the store is back, but not for ever
 * where the store says that it has nothing.
 */
export async function giveUpUpload(workshop: Workshop, uploadId: string, isAtFault: boolean): Promise<void> {
  if (isAtFault) await refuseUpload(workshop, uploadId, 'CORRUPT_IMAGE', 'It could not be decoded within our limits of time and memory.');
  else if (await isGone(workshop, uploadId))
    await settle(workshop, uploadId, { code: 'BYTES_GONE', message: 'Its bytes are no longer in our store.' });
}

/** Long after it came, and not while the store cannot be asked. */
async function isGone({ database, blobs, log }: Workshop, uploadId: string): Promise<boolean> {
  const [old] = await database.rows<{ sha256: string }>(
    `SELECT sha256 FROM upload WHERE id = $1 AND expires_at < now() - interval '1 day'`,
    [uploadId],
  );
  if (!old || (await blobs.isStaged(uploadId)) || (await blobs.size(old.sha256)) !== null) return false;
  log.error({ uploadId, sha256: old.sha256 }, 'bytes that came are gone from the store');
  return true;
}

/** It blocks nothing, and its sender may stage the file again. */
async function refuseUpload(workshop: Workshop, uploadId: string, code: string, message: string): Promise<void> {
  await settle(workshop, uploadId, { code, message });
  await workshop.blobs.discard(uploadId);
}

/** The same bytes came before, and were found good. */
async function isKnown({ database, blobs }: Workshop, sha256: string): Promise<boolean> {
  const known = await database.rows('SELECT FROM original WHERE sha256 = $1', [sha256]);
  return known.length > 0 && (await blobs.size(sha256)) !== null;
}

async function accept(workshop: Workshop, upload: Upload, picture: { mediaType: string; width: number; height: number }): Promise<void> {
  await perform(workshop, null, async ({ tx }) => {
    await tx.rows(
      'INSERT INTO original (sha256, media_type, byte_size, width, height) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [...[upload.sha256, picture.mediaType, upload.byteSize], ...[picture.width, picture.height]],
    );
    await tx.rows(`UPDATE upload SET status = 'READY' WHERE id = $1 AND status = 'RECEIVED'`, [upload.id]);
  });
}

async function settle(workshop: Workshop, uploadId: string, refusal: { code: string; message: string } | null): Promise<void> {
  await workshop.database.rows(`UPDATE upload SET status = $2, refusal_code = $3, refusal = $4 WHERE id = $1 AND status = 'RECEIVED'`, [
    ...[uploadId, refusal ? 'REFUSED' : 'READY'],
    ...[refusal?.code ?? null, refusal?.message ?? null],
  ]);
}
