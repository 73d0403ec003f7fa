/** ThumbHash takes up to 100 pixels a side; it keeps no more than 7 frequencies of them. */
export const PLACEHOLDER_SIDE = 100;

/** ThumbHash of a small picture (three bytes a pixel, at most 100 × 100), base64: about 25 bytes that draw a blurred likeness. */
export async function placeholder(rgb: Uint8Array, width: number, height: number): Promise<string> {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i += 1) rgba.set(rgb.subarray(i * 3, i * 3 + 3), i * 4);
  const { rgbaToThumbHash } = await import('thumbhash'); // ES module only
  return Buffer.from(rgbaToThumbHash(width, height, rgba)).toString('base64');
}
