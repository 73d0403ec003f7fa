import { sign, signedUntil } from '../access/signature';
import type { House } from '../context';

/** URL of bytes that are not (or no longer) live: signed, and good for one to two hours. */
export function signedMediaUrl(house: House, sha256: string, filename: string): string {
  const expires = signedUntil();
  const signature = sign(house.secret, mediaStatement(sha256, filename, expires));
  return `${mediaUrl(house, sha256, filename)}?expires=${expires}&signature=${signature}`;
}

/** URL of bytes that are live: the same for everybody, content-addressed. */
export function mediaUrl(house: House, sha256: string, filename: string): string {
  return `${house.publicUrl}/media/${sha256}/${encodeURIComponent(filename)}`;
}

/** What the signature of a media URL says. */
export function mediaStatement(sha256: string, filename: string, expires: number): string {
  return `media ${sha256} ${filename} until ${expires}`;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/tiff': 'tif',
  'image/avif': 'avif',
};

/** @example originalFilename('R-1042/YG18/HERO', 'source', 'image/jpeg') // 'R-1042-YG18-HERO-source.jpg' */
export function originalFilename(reference: string, what: string, mediaType: string): string {
  return `${slug(`${reference}-${what}`)}.${EXTENSIONS[mediaType] ?? 'bin'}`;
}

/** Safe in any file system and URL: letters, digits, `-`, `_` and `.` stay; the rest becomes `-`. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
}
