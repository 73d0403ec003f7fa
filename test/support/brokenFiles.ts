import { pngChunk } from './pngChunk';

/** A JPEG or WebP that was cut off in transit. */
export function half(file: Buffer): Buffer {
  return file.subarray(0, Math.floor(file.length / 2));
}

/** Sixty bytes that claim to be a PNG of any size. */
export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]); // eight bits, RGB
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', Buffer.alloc(0)), pngChunk('IEND', Buffer.alloc(0))]);
}

/** A progressive JPEG whose last scan is sent again and again: each one costs the decoder a pass over the whole picture. */
export function withScansRepeated(progressive: Buffer, times: number): Buffer {
  const lastScan = progressive.lastIndexOf(Buffer.from([0xff, 0xda]));
  const end = progressive.length - 2;
  const scan = progressive.subarray(lastScan, end);
  return Buffer.concat([progressive.subarray(0, end), ...Array.from({ length: times }, () => scan), progressive.subarray(end)]);
}

/** A TIFF (little-endian, one directory, as sharp writes it) that shows its picture on several pages. */
export function withPages(tiff: Buffer, pages: number): Buffer {
  const start = tiff.readUInt32LE(4);
  const pointer = 2 + 12 * tiff.readUInt16LE(start);
  const directory = tiff.subarray(start, start + pointer + 4);
  const whole = Buffer.concat([tiff, ...Array.from({ length: pages - 1 }, () => directory)]);
  for (let page = 0; page < pages; page += 1) {
    const at = page === 0 ? start : tiff.length + (page - 1) * directory.length;
    const next = page === pages - 1 ? 0 : tiff.length + page * directory.length;
    whole.writeUInt32LE(next, at + pointer);
  }
  return whole;
}

/** A TIFF (as above) that says something else of itself. */
export function withTag(tiff: Buffer, tag: number, value: number): Buffer {
  const copy = Buffer.from(tiff);
  const start = copy.readUInt32LE(4) + 2;
  for (let at = start; at < start + 12 * copy.readUInt16LE(start - 2); at += 12) {
    if (copy.readUInt16LE(at) === tag) copy.writeUInt16LE(value, at + 8);
  }
  return copy;
}
