import { crc32 } from 'node:zlib';

const HEADER_END = 33; // signature and IHDR
const KEYWORD = 'XML:com.adobe.xmp';

/** A PNG with an XMP packet as ISO 16684-3 asks for it: an uncompressed iTXt chunk before the samples. libvips compresses it, and many readers then do not see it. */
export function withPngXmp(png: Buffer, packet: string): Buffer {
  const name = Buffer.from('iTXt');
  const data = Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`), Buffer.from(packet, 'utf8')]); // no compression, no language
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(data, crc32(name)));
  return Buffer.concat([png.subarray(0, HEADER_END), length, name, data, sum, png.subarray(HEADER_END)]);
}
