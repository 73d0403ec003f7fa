import type { Act } from '../context';

/**
 * Notes which renditions a revision needs: every format and width of every current template, for the channels given or else for those that
 * its collection targets. What is there stays; what failed is tried again. Answers how many are to be made.
 */
export async function wantRenditions(act: Act, revisionId: string, channelCodes: readonly string[] | null): Promise<number> {
  await act.tx.rows(wanted, [revisionId, channelCodes]);
  const pending = await act.tx.rows(
    `UPDATE rendition SET status = 'PENDING', failure_code = NULL, failure = NULL WHERE revision_id = $1 AND status <> 'READY' RETURNING 1`,
    [revisionId],
  );
  return pending.length;
}

const wanted = `
  INSERT INTO rendition (revision_id, template_id, format, requested_width)
  SELECT r.id, t.id, f.format, w.width
  FROM revision r
  JOIN shot s ON s.id = r.shot_id JOIN colourway cw ON cw.id = s.colourway_id JOIN sku k ON k.id = cw.sku_id
  JOIN channel c ON CASE WHEN $2::text[] IS NULL
    THEN EXISTS (SELECT FROM collection_channel cc WHERE cc.collection_id = k.collection_id AND cc.channel_id = c.id)
    ELSE c.code = ANY($2) END
  JOIN export_template t ON t.channel_id = c.id AND t.retired_at IS NULL AND (cardinality(t.views) = 0 OR s.view = ANY(t.views))
  CROSS JOIN LATERAL unnest(t.formats) AS f(format)
  CROSS JOIN LATERAL unnest(t.widths) AS w(width)
  WHERE r.id = $1
  ON CONFLICT DO NOTHING`;
