const PHOTOMETRIC = 262;
const COMPRESSION = 259;
const PLANAR = 284;
// TIFF 6.0 and the registered tags; what libvips was built without (facts: bad/README.md).
const CIELAB_KINDS = [8, 9, 10];
const LZMA = 34_925;

/** Why a sound TIFF may still not be readable here, as a sentence, or null when its first directory shows nothing of the kind. */
export function tiffLayoutProblem(bytes: Uint8Array): string | null {
  const tags = firstDirectory(bytes);
  if (CIELAB_KINDS.includes(tags.get(PHOTOMETRIC) ?? -1))
    return 'The TIFF is in Lab colour; expected is RGB, grey or CMYK. Convert it to RGB.';
  if (tags.get(COMPRESSION) === LZMA)
    return 'The TIFF is compressed by LZMA, which cannot be read here; save it with LZW, ZIP or no compression.';
  if (tags.get(PLANAR) === 2)
    return 'The TIFF stores its channels in separate planes, and could not be read; save it interleaved (per pixel).';
  return null;
}

/** Short values of the first directory by tag. Anything outside the file is left out. */
function firstDirectory(bytes: Uint8Array): Map<number, number> {
  const tags = new Map<number, number>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 8) return tags;
  const little = bytes[0] === 0x49;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return tags;
  const count = view.getUint16(start, little);
  for (let i = 0; i < count; i += 1) {
    const at = start + 2 + i * 12;
    if (at + 12 > view.byteLength) break;
    tags.set(view.getUint16(at, little), view.getUint16(at + 8, little));
  }
  return tags;
}
