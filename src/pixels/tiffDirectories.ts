/** Directories are followed no further than this; one more than any limit in use is enough to refuse. */
const ENOUGH = 1000;

/**
 * The number of directories (pages) of a TIFF, counted from the bytes: asking the decoder takes 2.9 s for 100,000 of them (facts/safety.md §1.6).
 * A chain that leads back into itself ends at the first directory seen twice. Source: TIFF 6.0, section 2; BigTIFF uses 8-byte offsets.
 */
export function tiffDirectories(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const big = view.getUint16(2, little) === 43;
  const seen = new Set<number>();
  let offset = readOffset(view, big ? 8 : 4, little, big);
  while (offset > 0 && !seen.has(offset) && seen.size < ENOUGH) {
    seen.add(offset);
    const next = endOfDirectory(view, offset, little, big);
    if (next === null) break;
    offset = readOffset(view, next, little, big);
  }
  return seen.size;
}

/** Where the pointer to the next directory stands, or null when this directory lies outside the file. */
function endOfDirectory(view: DataView, offset: number, little: boolean, big: boolean): number | null {
  const countBytes = big ? 8 : 2;
  if (offset + countBytes > view.byteLength) return null;
  const entries = big ? Number(view.getBigUint64(offset, little)) : view.getUint16(offset, little);
  const end = offset + countBytes + entries * (big ? 20 : 12);
  return end + (big ? 8 : 4) <= view.byteLength ? end : null;
}

function readOffset(view: DataView, at: number, little: boolean, big: boolean): number {
  if (at + (big ? 8 : 4) > view.byteLength) return 0;
  return big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);
}
