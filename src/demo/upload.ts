import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Viewer } from '../access/viewer';
import { receiveUpload } from '../catalogue/receiveUpload';
import { stageUploads, StagedUploadsCreateInput } from '../catalogue/stageUploads';
import { Upload, UploadPurpose } from '../catalogue/Upload';
import { perform } from '../context';
import { globalId, idOf } from '../relay/globalId';
import { contextAt, type Demo } from './Demo';

/** From dist/src/demo as from anywhere else that tsc puts this file, as deep below the project: it copies no pictures. */
const PICTURES = join(__dirname, '../../../src/demo/pictures');

/** Sends one of the demo's pictures in by the road of every upload: staged, streamed, hashed, and decoded by a worker. Answers the upload's id. */
export async function upload(demo: Demo, viewer: Viewer, filename: string): Promise<string> {
  const bytes = await readFile(join(PICTURES, filename));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [sent] = await demo.workshop.database.find(
    Upload,
    'u',
    `WHERE u.person_id = $1 AND u.sha256 = $2 AND u.filename = $3 AND u.status IN ('RECEIVED', 'READY') ORDER BY u.created_at LIMIT 1`,
    [viewer.personId, sha256, filename],
  );
  return sent ? globalId('Upload', sent.id) : send(demo, viewer, { filename, sha256, bytes });
}

/** Dated now, not in the story: an upload URL expires. */
async function send(
  demo: Demo,
  viewer: Viewer,
  { filename, sha256, bytes }: { filename: string; sha256: string; bytes: Buffer },
): Promise<string> {
  const context = contextAt(demo, viewer);
  const file = { filename, sha256, byteSize: bytes.length, mimeType: filename.endsWith('.png') ? 'image/png' : 'image/jpeg' };
  const input = Object.assign(new StagedUploadsCreateInput(), { clientKey: filename, purpose: UploadPurpose.PICTURE, files: [file] });
  const { targets } = await perform(context, viewer, (act) => stageUploads(act, input));
  const { searchParams } = new URL(targets[0].url);
  await receiveUpload(context, {
    id: idOf('Upload', targets[0].uploadId),
    expires: Number(searchParams.get('expires')),
    signature: searchParams.get('signature'),
    announcedBytes: bytes.length,
    bytes: Readable.from([bytes]),
  });
  return targets[0].uploadId;
}
