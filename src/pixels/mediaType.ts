/** The formats that are accepted. */
export type MediaType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/tiff';

// TIFF 6.0 and BigTIFF, both byte orders.
const TIFF_SIGNATURES = [
  [0x49, 0x49, 42, 0],
  [0x4d, 0x4d, 0, 42],
  [0x49, 0x49, 43, 0],
  [0x4d, 0x4d, 0, 43],
];

/** The accepted format of these bytes, told by their content (never by a name), or null. */
export function mediaType(bytes: Uint8Array): MediaType | null {
  if (startsWith(bytes, [0xff, 0xd8])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (TIFF_SIGNATURES.some((signature) => startsWith(bytes, signature))) return 'image/tiff';
  return null;
}

/** What a refused file seems to be, in words for the person who sent it. */
export function likelyKind(bytes: Uint8Array): string {
  const head = ascii(bytes, 0, 256).trimStart().toLowerCase();
  if (head.startsWith('gif8')) return 'a GIF';
  if (head.startsWith('bm')) return 'a BMP';
  if (head.startsWith('%pdf')) return 'a PDF';
  if (head.startsWith('8bps')) return 'a Photoshop document';
  if (head.startsWith('pk')) return 'an archive';
  if (ascii(bytes, 4, 8) === 'ftyp') return ascii(bytes, 8, 12).startsWith('avi') ? 'an AVIF' : 'a HEIF or a video';
  if (head.includes('<svg')) return 'an SVG drawing';
  if (head.startsWith('<')) return 'a web page or XML';
  return 'not a picture that is known here';
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((value, i) => bytes[i] === value);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
