import { ciede2000 } from './ciede2000';
import { labOf, SRGB_LAB } from './colour';
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
 * From here on a ground is of another colour than was asked for, and no longer one that is a little off, which the measurement of the background tells (ΔE00):
 * where that rejects by the rules that come with Loupe.
 */
const OTHER_GROUND = 4;

interface Ground {
  background: Colour;
  /** Whether the picture stands on a plain ground. */
  isPlain: boolean;
}

/**
 * The colour to lay around a picture that does not fill its frame: the template's where the picture's own border is of that colour, else the border's own,
 * so that no edge is seen where the picture ends. A border of more than one colour, or cut through the piece, cannot be carried on and is refused: bars of
 * another colour would be a frame nobody asked for. So is a plain ground of another colour than the template's, whether it is carried on or not; of a close-up,
 * which leaves the frame on more than two sides, nothing is said.
 */
export function surround(picture: Pixels, framing: Framing, { background, isPlain }: Ground): Colour | RenderRefusal {
  const ground = isPlain ? plainGround(picture) : null;
  if (ground && differ(ground, background) >= OTHER_GROUND) return refused(otherGround(ground, background));
  const sides = extendedSides(picture, framing);
  if (sides.every(({ line }) => isOf(line, background))) return background; // or none
  const own = groundOf(sides);
  const uneven = sides.filter(({ line }) => !isOf(line, own));
  return uneven.length === 0 ? own : refused(mismatch(uneven, own, background));
}

/** The ground that at least two whole sides of the border show; null where they do not, or each another. */
function plainGround(picture: Pixels): Colour | null {
  const plain = bordersOf(picture).filter((side) => isOf(side.line, groundOf([side])));
  if (plain.length < 2) return null;
  const ground = groundOf(plain);
  return plain.every((side) => isOf(side.line, ground)) ? ground : null;
}

function refused(message: string): RenderRefusal {
  return { code: 'BACKGROUND_MISMATCH', message };
}

function differ(one: Colour, other: Colour): number {
  return ciede2000(labOf(SRGB_LAB, ...one), labOf(SRGB_LAB, ...other)).deltaE;
}

/** One border line of the picture, pixel after pixel. */
interface Side {
  name: 'top' | 'bottom' | 'left' | 'right';
  line: Uint8Array;
}

/** The outermost lines of the picture where something will be laid beside them. */
function extendedSides(picture: Pixels, { width, height, picture: laid }: Framing): Side[] {
  const [top, bottom, left, right] = bordersOf(picture);
  return [
    ...(laid.top > 0 ? [top] : []),
    ...(laid.top + laid.height < height ? [bottom] : []),
    ...(laid.left > 0 ? [left] : []),
    ...(laid.left + laid.width < width ? [right] : []),
  ];
}

function bordersOf({ rgb, width, height }: Pixels): [Side, Side, Side, Side] {
  const row = (y: number) => rgb.subarray(y * width * 3, (y + 1) * width * 3);
  const column = (x: number) => {
    const line = new Uint8Array(height * 3);
    for (let y = 0; y < height; y += 1) line.set(rgb.subarray((y * width + x) * 3, (y * width + x + 1) * 3), y * 3);
    return line;
  };
  return [
    { name: 'top', line: row(0) },
    { name: 'bottom', line: row(height - 1) },
    { name: 'left', line: column(0) },
    { name: 'right', line: column(width - 1) },
  ];
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

/** The median of each channel: what crosses the border somewhere does not colour it. */
function groundOf(sides: Side[]): Colour {
  const all = Buffer.concat(sides.map(({ line }) => line));
  const median = (k: number) => all.filter((_, i) => i % 3 === k).sort()[Math.floor(all.length / 6)];
  return [median(0), median(1), median(2)];
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

function otherGround(ground: Colour, background: Colour): string {
  return (
    `The picture stands on ${hex(ground)} and the template asks for ${hex(background)}: a ground is changed only where the picture is transparent. ` +
    'Submit it on transparency, or give the template the ground of the background standard.'
  );
}

function mismatch(uneven: Side[], own: Colour, background: Colour): string {
  const where = uneven.map(({ name }) => name).join(', ');
  return (
    `The picture does not fill the frame, and its border is not of one colour (${where}; mostly ${hex(own)}): laid on ${hex(background)}, ` +
    'an edge would be seen where it ends. Submit it on a plain ground, on transparency, or in the shape of the frame.'
  );
}

function hex(colour: Colour): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
