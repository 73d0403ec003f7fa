import { mediaUrl } from '../catalogue/media';
import type { House } from '../context';
import type { Sql } from '../store/database';
import type { ShopFile } from './askOf';
import type { ShotFiles } from './judgeShot';
import { TO_BE_SHOWN } from './putOnShow';

export interface ShotOfSku extends ShotFiles {
  shotId: string;
  /** null where none is approved. */
  revisionId: string | null;
  skuId: string;
}

interface FileRow extends Omit<ShopFile, 'url'> {
  sha256: string;
  filename: string;
}

export type Wanted = { collectionId: string } | { skuIds: readonly string[] } | RevisionsWanted;

/** Revisions of any age: with what is or was shown of them, or with what would be if they were published. */
interface RevisionsWanted {
  revisionIds: readonly string[];
  files: 'ON_SHOW' | 'TO_BE_SHOWN';
}

/** Shots that a channel has a template for, or files of, each with those that its newest approved revision would show there: one statement for any number. */
export async function shotFiles(sql: Sql, house: House, channelId: string, wanted: Wanted): Promise<ShotOfSku[]> {
  const [condition, value] =
    'collectionId' in wanted
      ? ['k.collection_id = $2', wanted.collectionId]
      : 'skuIds' in wanted
        ? ['k.id = ANY($2)', wanted.skuIds]
        : ['s.id IN (SELECT shot_id FROM revision WHERE id = ANY($2))', wanted.revisionIds];
  const ofRevision = 'revisionIds' in wanted ? 'r.id = ANY($2)' : `r.id = (${NEWEST_APPROVED})`;
  const shown = 'files' in wanted && wanted.files === 'ON_SHOW' ? 'd.on_show' : TO_BE_SHOWN;
  const rows = await sql.rows<Omit<ShotOfSku, 'files'> & { files: FileRow[] }>(statement(condition, ofRevision, shown), [channelId, value]);
  return rows.map(({ files, ...shot }) => ({ ...shot, files: files.map((file) => shopFile(house, file)) }));
}

function shopFile(house: House, { sha256, filename, ...file }: FileRow): ShopFile {
  return { ...file, url: mediaUrl(house, sha256, filename) };
}

/** Of a shot `s`: what came back once is not shown anew. */
const NEWEST_APPROVED = `SELECT id FROM revision WHERE shot_id = s.id AND status = 'APPROVED' ORDER BY number DESC LIMIT 1`;

const statement = (which: string, ofRevision: string, shown: string): string => `
  SELECT s.id AS "shotId", r.id AS "revisionId", k.id AS "skuId", s.reference, s.status, s.view, s.number,
    coalesce((
      SELECT jsonb_agg(
        jsonb_build_object('facts', d.facts, 'sha256', d.sha256, 'filename', d.filename, 'altTexts', (
          SELECT jsonb_object_agg(locale, jsonb_exists(t.alt_text_patterns, locale)) FROM unnest(c.locales) locale))
        ORDER BY t.code, d.format, d.requested_width)
      FROM rendition d JOIN export_template t ON t.id = d.template_id JOIN channel c ON c.id = t.channel_id
      WHERE d.revision_id = r.id AND t.channel_id = $1 AND ${shown}), '[]') AS files
  FROM sku k JOIN colourway w ON w.sku_id = k.id JOIN shot s ON s.colourway_id = w.id
  LEFT JOIN revision r ON r.shot_id = s.id AND ${ofRevision}
  WHERE ${which} AND (
    EXISTS (SELECT FROM export_template t WHERE t.channel_id = $1 AND t.retired_at IS NULL AND (cardinality(t.views) = 0 OR s.view = ANY(t.views)))
    OR EXISTS (
      SELECT FROM rendition d JOIN export_template t ON t.id = d.template_id
      WHERE d.revision_id = r.id AND t.channel_id = $1 AND d.exported_at IS NOT NULL))
  ORDER BY s.reference`;
