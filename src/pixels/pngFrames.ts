/** The frames of a PNG: 1, or what its animation control chunk says (APNG 1.0, `acTL` stands before the first `IDAT`). */
export function pngFrames(bytes: Uint8Array): number {
  const chunk = pngChunk(bytes, 'acTL');
  return chunk === null ? 1 : Math.max(1, new DataView(bytes.buffer, bytes.byteOffset).getUint32(chunk, false));
}

/** Whether a PNG says of itself that its numbers are sRGB (PNG 3rd edition, 11.3.2.5). */
export function pngSaysSrgb(bytes: Uint8Array): boolean {
  return pngChunk(bytes, 'sRGB') !== null;
}

/** Where the data of a chunk before the pixels begin, or null. */
function pngChunk(bytes: Uint8Array, name: string): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const length = view.getUint32(at, false);
    if (type === name) return at + 12 + length <= bytes.length ? at + 8 : null;
    if (type === 'IDAT') return null;
    at += 12 + length;
  }
  return null;
}
