import { SHADOW_SLOPE, type Slope } from './slope';

const BORDER_SHARE = 0.025; // of the short side, as the ground is fitted by
const ROUNDING_NOISE = 0.3; // levels: bytes alone make 1/√12
// Grain of one level in each channel makes a median rise of 0.19–0.20 levels a pixel (measured on the development renders with 1–5 levels added).
const RISE_OF_GRAIN = 0.19;
// Levels of grain up to which what rises by it is not mistaken for an edge; tuned on the development renders with grain added, and on photographs as JPEG.
const FINE_GRAIN = 1.3;

/**
 * Grain of the ground, levels: how much its border rises from pixel to pixel. It is not how far the ground lies off its surface (`BackgroundModel.noise`), which
 * uneven light makes too, but never more than that.
 */
export function grainOf({ gradient }: Slope, noise: number, width: number, height: number): number {
  const depth = Math.max(2, Math.round(BORDER_SHARE * Math.min(width, height)));
  const rises: number[] = [];
  for (let y = 0; y < height; y += 1) {
    const isEdge = y < depth || y >= height - depth;
    for (let x = 0; x < width; x += 1) {
      if (!isEdge && x === depth && width > 2 * depth) x = width - depth;
      rises.push(gradient[y * width + x]);
    }
  }
  const grain = Float32Array.from(rises).sort()[rises.length >> 1] / RISE_OF_GRAIN;
  return Math.max(ROUNDING_NOISE, Math.min(noise, grain));
}

/** How many times as fast as a shadow the ground may rise, for the grain that lies on it. */
export function coarseness(grain: number): number {
  return Math.max(1, grain / FINE_GRAIN);
}

/** Levels a pixel: what rises faster is no ground. */
export function steepestGround(grain: number): number {
  return SHADOW_SLOPE * coarseness(grain);
}
