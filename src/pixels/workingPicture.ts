import type { Raster } from './raster';

/** A smaller copy on which regions are found; edges, clipping and colour are then measured on the original. */
export interface WorkingPicture {
  width: number;
  height: number;
  /** Pixels of the original a side of each of its pixels; 1 = the original itself. */
  factor: number;
  /** Display sRGB, three bytes a pixel. */
  rgb: Uint8Array;
}

// Long side at which regions are found: facts/imaging.md §3.8. Rounding keeps it between 1067 and 2400 for everything above 1600.
const LONG_SIDE = 1600;
/** Pixels: what counts as a change was tuned on pictures of 1000–1200; a copy is not made smaller than that to save work. */
export const TUNED_SIDE = 1200;

export function workingPicture(raster: Raster, longSide = LONG_SIDE): WorkingPicture {
  const factor = factorOf(raster, longSide);
  if (factor === 1) return { width: raster.width, height: raster.height, factor, rgb: raster.display };
  const width = Math.floor(raster.width / factor);
  const height = Math.floor(raster.height / factor);
  return { width, height, factor, rgb: boxMean(raster.display, raster.width, width, height, factor) };
}

/** The nearest that brings the long side there; one more where a copy would have more pixels than a square of that side: all that is measured costs by the pixel. */
function factorOf({ width, height }: Raster, longSide: number): number {
  const long = Math.max(width, height);
  const nearest = Math.max(1, Math.round(long / longSide));
  const isCostly = nearest > 1 && width * height > (nearest * longSide) ** 2;
  return isCostly && long / (nearest + 1) >= TUNED_SIDE ? nearest + 1 : nearest;
}

/** Mean of every factor × factor block; what is left over at the right and the bottom is dropped. One pass over the rows. */
function boxMean(rgb: Uint8Array, sourceWidth: number, width: number, height: number, factor: number): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  const sums = new Uint32Array(width * 3);
  const scale = 1 / (factor * factor);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0);
    for (let dy = 0; dy < factor; dy += 1) addRow(rgb, (y * factor + dy) * sourceWidth * 3, sums, width, factor);
    const at = y * width * 3;
    for (let i = 0; i < width * 3; i += 1) out[at + i] = sums[i] * scale + 0.5;
  }
  return out;
}

function addRow(rgb: Uint8Array, start: number, sums: Uint32Array, width: number, factor: number): void {
  let at = start;
  for (let x = 0; x < width * 3; x += 3) {
    let [r, g, b] = [0, 0, 0];
    for (let dx = 0; dx < factor; dx += 1) {
      r += rgb[at];
      g += rgb[at + 1];
      b += rgb[at + 2];
      at += 3;
    }
    sums[x] += r;
    sums[x + 1] += g;
    sums[x + 2] += b;
  }
}
