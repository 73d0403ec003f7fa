import type { Act } from '../context';
import { lockRevision } from '../retouching/lockRevision';

/**
 * Notes which renditions a revision needs, for every format and width of every current template, of the channels that its collection
 * targets. A decided revision gets none beyond those that were asked for by name (wantOn).
 */
export async function wantRenditions(act: Act, revisionId: string): Promise<void> {
  await lockRevision(act, revisionId); // a verdict that is being given sees all of them, or none is wanted any more
  const targeted = `EXISTS (SELECT FROM collection_channel cc WHERE cc.collection_id = k.collection_id AND cc.channel_id = c.id)`;
  await act.tx.rows(wanted(`${targeted} AND r.status IN ('MEASURED', 'IN_REVIEW')`), [revisionId]);
}

/** The same for channels by name, and tries again what failed. Answers how many are to be made. */
export async function wantOn(act: Act, revisionId: string, channelCodes: readonly string[]): Promise<number> {
  await act.tx.rows(wanted('c.code = ANY($2)'), [revisionId, channelCodes]);
  await act.tx.rows(
    `UPDATE rendition SET status = 'PENDING', failure_code = NULL, failure = NULL WHERE revision_id = $1 AND status = 'FAILED'`,
    [revisionId],
  );
  const pending = await act.tx.rows(`SELECT FROM rendition WHERE revision_id = $1 AND status = 'PENDING'`, [revisionId]);
  return pending.length;
}

/** What is there stays as it is. */
const wanted = (channels: string): string => `
  INSERT INTO rendition (revision_id, template_id, format, requested_width)
  SELECT r.id, t.id, f.format, w.width
  FROM revision r
  JOIN shot s ON s.id = r.shot_id JOIN colourway cw ON cw.id = s.colourway_id JOIN sku k ON k.id = cw.sku_id
  JOIN channel c ON ${channels}
  JOIN export_template t ON t.channel_id = c.id AND t.retired_at IS NULL AND (cardinality(t.views) = 0 OR s.view = ANY(t.views))
  CROSS JOIN LATERAL unnest(t.formats) AS f(format)
  CROSS JOIN LATERAL unnest(t.widths) AS w(width)
  WHERE r.id = $1
  ON CONFLICT DO NOTHING`;
