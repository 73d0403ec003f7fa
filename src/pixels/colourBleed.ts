import { atFrame, components } from './components';
import { chosen } from './flags';
import type { Shading } from './shading';
import type { Slope } from './slope';
import { spread } from './spread';

// A metal or stone of so many levels of colour is what bleeds; a blurred edge of it ends within four pixels, the chroma of a JPEG (4:2:0) reaches eight.
const COLOURED = 25;
const NEAREST = 5;
const FURTHEST = 8;
// What is looked at must be smooth and lit: ground, not piece. Measured on the development renders: ground in a soft shadow rises by 2 levels a pixel.
const SMOOTH = { gradient: 2, curvature: 1 };
const LIT = { least: 0.7, most: 1.06 };
const LEAST_PIXELS = 50;
const SHARE = 0.75;
const SEEN = 0.5; // levels: less is the rounding of bytes

/**
 * By how many levels the colour of the piece runs out into the ground beside it: the third quartile of the tint of smooth ground that is open to the frame,
 * 5–8 working pixels from coloured metal or stone. 0 where nothing runs out: on renders without compression it is 0.01, on the same as JPEG of quality
 * 95, 80 and 60 it is 1–3.
 */
export function colourBleed(shade: Shading, rise: Slope, width: number, height: number): number {
  const coloured = new Uint8Array(width * height);
  for (let i = 0; i < coloured.length; i += 1) coloured[i] = shade.tint[i] >= COLOURED ? 1 : 0;
  const { steps } = spread(coloured, null, width, height, FURTHEST);
  const open = openSmooth(shade, rise, width, height);
  const tints: number[] = [];
  for (let i = 0; i < open.length; i += 1) if (open[i] === 1 && steps[i] >= NEAREST && steps[i] <= FURTHEST) tints.push(shade.tint[i]);
  const bleed = tints.length < LEAST_PIXELS ? 0 : Float32Array.from(tints).sort()[Math.floor(tints.length * SHARE)];
  return bleed < SEEN ? 0 : bleed;
}

/** Smooth, lit, and open to the frame: by its light alone, since its colour is in question. */
function openSmooth(shade: Shading, rise: Slope, width: number, height: number): Uint8Array {
  const smooth = new Uint8Array(width * height);
  for (let i = 0; i < smooth.length; i += 1) {
    const isLit = shade.ratio[i] >= LIT.least && shade.ratio[i] <= LIT.most;
    smooth[i] = isLit && rise.gradient[i] <= SMOOTH.gradient && rise.curvature[i] <= SMOOTH.curvature ? 1 : 0;
  }
  const regions = components(smooth, width, height, 4);
  return chosen(regions.labels, atFrame(regions, width, height));
}
