import type { Transaction } from '../store/database';

/** Of files `d` made by templates `t`: those to be shown, which are of each template what was exported by its newest version. */
export const TO_BE_SHOWN = `d.exported_at IS NOT NULL AND t.version = (
        SELECT max(vt.version) FROM rendition vd JOIN export_template vt ON vt.id = vd.template_id
        WHERE vd.revision_id = d.revision_id AND vt.channel_id = t.channel_id AND vt.code = t.code AND vd.exported_at IS NOT NULL)`;

/**
 * Settles which files a publication shows; answers whether these are others than before. What is exported later is shown once it is published by an act of its own,
 * with the checks of that day.
 */
export async function putOnShow(tx: Transaction, { revisionId, channelId }: { revisionId: string; channelId: string }): Promise<boolean> {
  const changed = await tx.rows(
    `UPDATE rendition d SET on_show = x.shown
     FROM (
       SELECT d.id, CASE WHEN ${TO_BE_SHOWN} THEN true WHEN d.on_show IS NOT NULL THEN false END AS shown
       FROM rendition d JOIN export_template t ON t.id = d.template_id WHERE t.channel_id = $2 AND d.revision_id = $1) x
     WHERE d.id = x.id AND d.on_show IS DISTINCT FROM x.shown RETURNING 1`,
    [revisionId, channelId],
  );
  return changed.length > 0;
}
