import type { Raster } from './raster';

const BLOCK = 8;
const SMALL = 4; // levels: what is steeper is drawn
const ENOUGH = 1000; // places a phase
const MOST_READ = 2_000_000; // pixels
/** Of pictures never compressed with loss up to 0.05 (noise of the count); of JPEG at quality 98 and less, WebP and AVIF 0.08–0.9, also after scaling by half. */
export const LOSSLESS = 0.06;

/**
 * How much more a picture differs across every eighth column than across the others, levels: lossy compression works in blocks of eight. Wherever the blocks begin.
 * 0 = no blocks, larger = coarser; Infinity where it has too few small differences to tell. Limits: JPEG of quality 100 has nearly none.
 */
export function blockiness({ width, height, display }: Pick<Raster, 'width' | 'height' | 'display'>): number {
  const [excess, places] = [new Float64Array(BLOCK), new Float64Array(BLOCK)];
  const step = Math.ceil((width * height) / MOST_READ);
  for (let y = 0; y < height; y += step) {
    let at = y * width * 3 + 1; // green
    for (let x = 2; x < width - 1; x += 1, at += 3) {
      const before = Math.abs(display[at + 3] - display[at]);
      const here = Math.abs(display[at + 6] - display[at + 3]);
      const after = Math.abs(display[at + 9] - display[at + 6]);
      if (before + here + after === 0 || Math.max(before, here, after) > SMALL) continue;
      excess[x % BLOCK] += here - (before + after) / 2;
      places[x % BLOCK] += 1;
    }
  }
  if (Math.min(...places) < ENOUGH) return Infinity;
  const means = Array.from(excess, (sum, phase) => sum / places[phase]).sort((a, b) => b - a);
  return means[0] - means.slice(1).reduce((sum, each) => sum + each, 0) / (BLOCK - 1);
}
