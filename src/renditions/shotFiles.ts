import { mediaUrl } from '../catalogue/media';
import type { House } from '../context';
import type { Sql } from '../store/database';
import type { ShopFile } from './askOf';
import type { ShotFiles } from './judgeShot';
import { TO_BE_SHOWN } from './putOnShow';

export interface ShotOfSku extends ShotFiles {
  shotId: string;
  skuId: string;
}

interface FileRow extends Omit<ShopFile, 'url'> {
  sha256: string;
  filename: string;
}

export type Wanted = { collectionId: string } | { skuIds: readonly string[] } | { revisionIds: readonly string[] };

/** Shots that a channel has a template for, or files of, each with those that its newest approved revision would show there: one statement for any number. */
export async function shotFiles(sql: Sql, house: House, channelId: string, wanted: Wanted): Promise<ShotOfSku[]> {
  const [condition, value] =
    'collectionId' in wanted
      ? ['k.collection_id = $2', wanted.collectionId]
      : 'skuIds' in wanted
        ? ['k.id = ANY($2)', wanted.skuIds]
        : ['s.id IN (SELECT shot_id FROM revision WHERE id = ANY($2))', wanted.revisionIds];
  const ofRevision = 'revisionIds' in wanted ? 'r.id = ANY($2)' : 'true';
  const rows = await sql.rows<Omit<ShotOfSku, 'files'> & { files: FileRow[] }>(statement(condition, ofRevision), [channelId, value]);
  return rows.map(({ files, ...shot }) => ({ ...shot, files: files.map((file) => shopFile(house, file)) }));
}

function shopFile(house: House, { sha256, filename, ...file }: FileRow): ShopFile {
  return { ...file, url: mediaUrl(house, sha256, filename) };
}

const statement = (which: string, ofRevision: string): string => `
  SELECT s.id AS "shotId", k.id AS "skuId", s.reference, s.status, s.view, s.number,
    coalesce((
      SELECT jsonb_agg(
        jsonb_build_object('facts', d.facts, 'sha256', d.sha256, 'filename', d.filename, 'altTexts', (
          SELECT jsonb_object_agg(locale, jsonb_exists(t.alt_text_patterns, locale)) FROM unnest(c.locales) locale))
        ORDER BY t.code, d.format, d.requested_width)
      FROM rendition d JOIN export_template t ON t.id = d.template_id JOIN channel c ON c.id = t.channel_id
      WHERE d.revision_id = newest.id AND t.channel_id = $1 AND ${TO_BE_SHOWN}), '[]') AS files
  FROM sku k JOIN colourway w ON w.sku_id = k.id JOIN shot s ON s.colourway_id = w.id
  LEFT JOIN LATERAL (
    SELECT r.id FROM revision r
    WHERE r.shot_id = s.id AND r.status = 'APPROVED' AND ${ofRevision}
    ORDER BY r.number DESC LIMIT 1) newest ON true
  WHERE ${which} AND (
    EXISTS (SELECT FROM export_template t WHERE t.channel_id = $1 AND t.retired_at IS NULL AND (cardinality(t.views) = 0 OR s.view = ANY(t.views)))
    OR EXISTS (
      SELECT FROM rendition d JOIN export_template t ON t.id = d.template_id
      WHERE d.revision_id = newest.id AND t.channel_id = $1 AND d.exported_at IS NOT NULL))
  ORDER BY s.reference`;
