import type { Framing } from './framing';
import type { RenderRefusal } from './renderRefusal';

export type Colour = readonly [red: number, green: number, blue: number];

/** Three bytes a pixel. */
interface Pixels {
  rgb: Uint8Array;
  width: number;
  height: number;
}

/**
 * Most that a stretch of the border may differ from the colour laid beside it, in levels of 255. Three levels near white are 1.1 L*, about what the eye
 * sees of an edge between two plain areas (a just noticeable difference is about 1); a soft shadow that runs out at the border stays within it.
 */
const SEAM_LEVELS = 3;
/** Most that one pixel may differ: what JPEG and noise leave on a plain ground. The thinnest chain that is cut off there differs by 40 and more. */
const PIXEL_LEVELS = 12;
/** A seam is seen as a stretch of the border, not as a pixel: stretches of a 32nd of a side are averaged. */
const STRETCHES = 32;

/**
 * The colour to lay around a picture that does not fill its frame: the template's where the picture's own border is of that colour, else the border's own,
 * so that no edge is seen where the picture ends. A border of more than one colour, or cut through the piece, cannot be carried on and is refused: bars of
 * another colour would be a frame nobody asked for.
 */
export function surround(picture: Pixels, framing: Framing, background: Colour): Colour | RenderRefusal {
  const sides = extendedSides(picture, framing);
  if (sides.length === 0) return background;
  if (sides.every((side) => isOf(side, background))) return background;
  const own = meanColour(sides);
  if (sides.every((side) => isOf(side, own))) return own;
  return { code: 'BACKGROUND_MISMATCH', message: mismatch(sides, own, background) };
}

/** The outermost lines of the picture where something will be laid beside them, each pixel after pixel. */
function extendedSides({ rgb, width, height }: Pixels, { width: frameWidth, height: frameHeight, picture }: Framing): Uint8Array[] {
  const row = (y: number) => rgb.subarray(y * width * 3, (y + 1) * width * 3);
  const column = (x: number) => {
    const line = new Uint8Array(height * 3);
    for (let y = 0; y < height; y += 1) line.set(rgb.subarray((y * width + x) * 3, (y * width + x + 1) * 3), y * 3);
    return line;
  };
  const sides: Uint8Array[] = [];
  if (picture.top > 0) sides.push(row(0));
  if (picture.top + picture.height < frameHeight) sides.push(row(height - 1));
  if (picture.left > 0) sides.push(column(0));
  if (picture.left + picture.width < frameWidth) sides.push(column(width - 1));
  return sides;
}

function isOf(side: Uint8Array, colour: Colour): boolean {
  return (
    side.every((value, i) => Math.abs(value - colour[i % 3]) <= PIXEL_LEVELS) &&
    stretchesOf(side).every((mean) => furthest(mean, colour) <= SEAM_LEVELS)
  );
}

function stretchesOf(side: Uint8Array): Colour[] {
  const pixels = side.length / 3;
  const count = Math.min(STRETCHES, pixels);
  return Array.from({ length: count }, (_, i) =>
    meanOf(side.subarray(Math.floor((i * pixels) / count) * 3, Math.floor(((i + 1) * pixels) / count) * 3)),
  );
}

function meanColour(sides: Uint8Array[]): Colour {
  const all = new Uint8Array(sides.reduce((sum, side) => sum + side.length, 0));
  let at = 0;
  for (const side of sides) {
    all.set(side, at);
    at += side.length;
  }
  const [red, green, blue] = meanOf(all).map(Math.round);
  return [red, green, blue];
}

function meanOf(pixels: Uint8Array): Colour {
  const sums: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < pixels.length; i += 1) sums[i % 3] += pixels[i];
  const [red, green, blue] = sums.map((sum) => (sum * 3) / pixels.length);
  return [red, green, blue];
}

function furthest(one: Colour, other: Colour): number {
  return Math.max(...one.map((value, k) => Math.abs(value - other[k])));
}

function mismatch(sides: Uint8Array[], own: Colour, background: Colour): string {
  const worst = Math.max(...sides.flatMap(stretchesOf).map((mean) => furthest(mean, own)));
  return (
    `The picture does not fill the frame, and its border is not of one colour (mean ${hex(own)}, up to ${Math.round(worst)} levels away from it): ` +
    `laid on ${hex(background)} an edge would be seen. Submit it on a plain ground, on transparency, or in the shape of the frame.`
  );
}

function hex(colour: Colour): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
