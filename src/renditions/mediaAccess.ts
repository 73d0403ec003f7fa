import { isSignedNow } from '../access/signature';
import { mediaStatement } from '../catalogue/media';
import type { Services } from '../context';
import { Failure } from '../failures';

/** A media URL, as it was asked for. */
export interface MediaAsked {
  sha256: string;
  filename: string;
  expires: number;
  signature: unknown;
}

/** Bytes that may be served: what they are, and who may keep them. */
export interface Media {
  mediaType: string;
  byteSize: number;
  /** Live pictures may be kept by anybody; what is signed is for its receiver alone. */
  isLive: boolean;
  /** Originals are handed out as files, never shown inline: a picture may carry other things behind it. */
  isOriginal: boolean;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = { JPEG: 'image/jpeg', WEBP: 'image/webp', AVIF: 'image/avif', PNG: 'image/png' };

/**
 * Decides on a media URL at the moment it is asked for, from the database: what was withdrawn a moment ago is gone here, on every node (law 9).
 * @throws Failure GONE for what was shown and no longer is, NOT_FOUND for everything else that may not be seen
 */
export async function mediaAccess(services: Services, asked: MediaAsked): Promise<Media> {
  const [rendition] = await services.database.rows<FoundRendition>(renditionByUrl, [asked.sha256, asked.filename]);
  if (rendition?.isLive || isSigned(services, asked)) {
    if (rendition)
      return { mediaType: MEDIA_TYPES[rendition.format], byteSize: rendition.bytes, isLive: rendition.isLive, isOriginal: false };
    const original = await originalMedia(services, asked.sha256);
    if (original) return original;
  }
  if (rendition?.wasLive) throw new Failure('GONE', 'This picture has been withdrawn.');
  throw new Failure('NOT_FOUND', 'There is no such picture, or its link has expired.');
}

interface FoundRendition {
  format: string;
  bytes: number;
  isLive: boolean;
  wasLive: boolean;
}

const renditionByUrl = `
  SELECT d.format, d.bytes,
    coalesce(bool_or(is_shown(p) AND d.on_show), false) AS "isLive",
    coalesce(bool_or(least(p.withdrawn_at, p.ends_at, now()) >= p.goes_live_at AND p.status <> 'SCHEDULED' AND d.on_show IS NOT NULL), false) AS "wasLive"
  FROM rendition d JOIN export_template t ON t.id = d.template_id
  LEFT JOIN publication p ON p.revision_id = d.revision_id AND p.channel_id = t.channel_id
  WHERE d.sha256 = $1 AND d.filename = $2 AND d.status = 'READY'
  GROUP BY d.format, d.bytes`;

function isSigned({ house }: Services, { sha256, filename, expires, signature }: MediaAsked): boolean {
  return isSignedNow(house.secret, mediaStatement(sha256, filename, expires), expires, signature);
}

async function originalMedia({ database }: Services, sha256: string): Promise<Media | null> {
  const [original] = await database.rows<{ mediaType: string; byteSize: number }>(
    'SELECT media_type AS "mediaType", byte_size AS "byteSize" FROM original WHERE sha256 = $1',
    [sha256],
  );
  return original ? { ...original, isLive: false, isOriginal: true } : null;
}
