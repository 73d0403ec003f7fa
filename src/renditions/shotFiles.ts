import type { Sql } from '../store/database';
import type { ShotFiles } from './judgeShot';

export interface ShotOfSku extends ShotFiles {
  shotId: string;
  skuId: string;
}

export type Wanted = { collectionId: string } | { skuIds: readonly string[] } | { revisionIds: readonly string[] };

/** Shots that a channel has a template for, each with the files of its newest revision exported there: one statement for any number. */
export function shotFiles(sql: Sql, channelId: string, wanted: Wanted): Promise<ShotOfSku[]> {
  const [condition, value] =
    'collectionId' in wanted
      ? ['k.collection_id = $2', wanted.collectionId]
      : 'skuIds' in wanted
        ? ['k.id = ANY($2)', wanted.skuIds]
        : ['s.id IN (SELECT shot_id FROM revision WHERE id = ANY($2))', wanted.revisionIds];
  return sql.rows<ShotOfSku>(statement(condition, 'revisionIds' in wanted ? 'r.id = ANY($2)' : 'true'), [channelId, value]);
}

const statement = (which: string, ofRevision: string): string => `
  SELECT s.id AS "shotId", k.id AS "skuId", s.reference, s.status, s.view, s.number,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('facts', d.facts) ORDER BY t.code, d.format, d.requested_width)
      FROM rendition d JOIN export_template t ON t.id = d.template_id
      WHERE d.revision_id = newest.id AND t.channel_id = $1 AND d.exported_at IS NOT NULL), '[]') AS files
  FROM sku k JOIN colourway w ON w.sku_id = k.id JOIN shot s ON s.colourway_id = w.id
  LEFT JOIN LATERAL (
    SELECT r.id FROM revision r
    WHERE r.shot_id = s.id AND r.status = 'APPROVED' AND ${ofRevision} AND EXISTS (
      SELECT FROM rendition d JOIN export_template t ON t.id = d.template_id
      WHERE d.revision_id = r.id AND t.channel_id = $1 AND d.exported_at IS NOT NULL)
    ORDER BY r.number DESC LIMIT 1) newest ON true
  WHERE ${which} AND EXISTS (
    SELECT FROM export_template t
    WHERE t.channel_id = $1 AND t.retired_at IS NULL AND (cardinality(t.views) = 0 OR s.view = ANY(t.views)))
  ORDER BY s.reference`;
