import type { Database } from '../../src/store/database';
import { insert } from './pieceInReview';
import { type LiveCollection, liveCollection } from './liveCollection';

/** A shelf of one SKU, and on it a further live file with these bytes, which must lie in the store: written by plain SQL, as its size is the matter. */
export async function liveFile(
  database: Database,
  code: string,
  sha256: string,
  bytes: number,
): Promise<LiveCollection & { path: string }> {
  const shelf = await database.transaction((tx) => liveCollection(tx, code, 1));
  await database.transaction(async (tx) => {
    const [like] = await tx.rows<Record<string, unknown>>(
      `SELECT d.revision_id, d.template_id, d.status, d.exported_at, d.placeholder FROM rendition d JOIN export_template t ON t.id = d.template_id
       JOIN channel c ON c.id = t.channel_id WHERE c.code = $1 LIMIT 1`,
      [shelf.channel],
    );
    const file = { format: 'JPEG', requested_width: 1600, on_show: true, width: 1600, height: 1600, filename: 'picture.jpg' };
    await insert(tx, 'rendition', { ...like, ...file, sha256, bytes });
  });
  return { ...shelf, path: `/media/${sha256}/picture.jpg` };
}
