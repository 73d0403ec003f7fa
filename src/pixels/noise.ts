import type { SubjectMask } from './mask';
import { RIM } from './metalCandidates';
import type { Raster } from './raster';

export const NOISE_VERSION = '1';

/** Grain on the even parts of the piece. */
export interface Noise {
  /** Standard deviation of the luma, levels of 255. */
  sigma: number;
  /** Even places of 16 × 16 pixels that it was read from. */
  places: number;
}

export type NoiseAnswer = { noise: Noise } | { noise: null; reason: string };

const TILE = 16;
const CELL = 4;
const EVEN = 6; // levels between the darkest and the lightest cell of an even place; noise of 4 levels alone makes 4
const BLACK = 48; // luma at L* 20, and at 90: nearer to black and white eight bits cut the noise off
const WHITE = 227;
const LEAST_PLACES = 12; // 768 differences: σ within 4 %
const MEDIAN_OF_NORMAL = 0.6745;

/**
 * Noise from the diagonal differences of 2 × 2 pixels on the even places of the piece, at native size: their median absolute value by that of a normal
 * distribution (Donoho & Johnstone 1994; a Haar wavelet's finest diagonal band). Limits: the ground is not looked at, for it is usually cleaned; brushed metal
 * reads as noise; JPEG takes the finest noise away before it can be seen.
 */
export function noise(raster: Raster, mask: SubjectMask): NoiseAnswer {
  const { width, factor } = mask.working;
  const { depth: inner } = mask;
  const reach = Math.ceil(TILE / 2 / factor) + RIM;
  const luma = new Float64Array(TILE * TILE);
  const found: number[] = [];
  let places = 0;
  for (let y = 0; y + TILE <= raster.height; y += TILE) {
    for (let x = 0; x + TILE <= raster.width; x += TILE) {
      const middle = Math.floor((y + TILE / 2) / factor) * width + Math.floor((x + TILE / 2) / factor);
      if ((inner.at(middle) ?? 0) <= reach) continue;
      readTile(raster, x, y, luma);
      if (!isEven(luma)) continue;
      places += 1;
      addDiagonals(luma, found);
    }
  }
  if (places < LEAST_PLACES) return { noise: null, reason: 'The piece has too few even places to tell its noise.' };
  const sorted = Float64Array.from(found).sort();
  return { noise: { sigma: sorted[sorted.length >> 1] / MEDIAN_OF_NORMAL, places } };
}

function readTile({ display, width }: Raster, left: number, top: number, luma: Float64Array): void {
  for (let y = 0, i = 0; y < TILE; y += 1) {
    for (let x = 0, at = ((top + y) * width + left) * 3; x < TILE; x += 1, i += 1, at += 3)
      luma[i] = 0.299 * display[at] + 0.587 * display[at + 1] + 0.114 * display[at + 2];
  }
}

/** Neither black nor white, and without drawing: the means of its cells lie close together. */
function isEven(luma: Float64Array): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (let top = 0; top < TILE; top += CELL) {
    for (let left = 0; left < TILE; left += CELL) {
      let sum = 0;
      for (let y = top; y < top + CELL; y += 1) for (let x = left; x < left + CELL; x += 1) sum += luma[y * TILE + x];
      least = Math.min(least, sum / CELL ** 2);
      most = Math.max(most, sum / CELL ** 2);
    }
  }
  return least >= BLACK && most <= WHITE && most - least <= EVEN;
}

function addDiagonals(luma: Float64Array, found: number[]): void {
  for (let y = 0; y < TILE; y += 2)
    for (let x = 0, i = y * TILE; x < TILE; x += 2, i += 2)
      found.push(Math.abs(luma[i] - luma[i + 1] - luma[i + TILE] + luma[i + TILE + 1]) / 2);
}
