import { crc32, deflateSync } from 'node:zlib';

const END_OF_HEADER = 33; // signature 8, IHDR 4 + 4 + 13 + 4

/** A PNG with another chunk behind its header. */
export function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, END_OF_HEADER), pngChunk(type, data), png.subarray(END_OF_HEADER)]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG whose numbers mean what a profile says; the numbers stay as they are. */
export function withProfile(png: Buffer, profile: Buffer): Buffer {
  return withChunk(png, 'iCCP', Buffer.concat([Buffer.from('profile\0\0'), deflateSync(profile)]));
}
