import { borderPixels } from './borderPixels';
import { median } from './median';
import { SHADOW_SLOPE, type Slope } from './slope';

/** Levels: bytes alone make 1/√12. */
export const ROUNDING_GRAIN = 0.3;
// Grain of one level, apart in each channel, makes a median rise of 0.19–0.20 levels a pixel (measured on the development renders with 1–5 levels added); grain
// of the luma alone reads half as much again.
const RISE_OF_GRAIN = 0.19;
// Levels of grain up to which what rises by it is not mistaken for an edge; tuned on the development renders with grain added, and on photographs as JPEG.
const FINE_GRAIN = 1.3;

/**
 * Grain of the ground, levels: how much it rises from pixel to pixel along the frame. It is not how far the ground lies off its surface (`BackgroundModel.noise`),
 * which uneven light makes too, but never more than that.
 */
export function grainOf({ gradient }: Slope, noise: number, width: number, height: number): number {
  const grain = median(Float32Array.from(borderPixels({ width, height }), (i) => gradient[i])) / RISE_OF_GRAIN;
  return Math.max(ROUNDING_GRAIN, Math.min(noise, grain));
}

/** How many times as fast as a shadow the ground may rise, for the grain that lies on it. */
export function coarseness(grain: number): number {
  return Math.max(1, grain / FINE_GRAIN);
}

/** Levels a pixel: what rises faster is no ground. */
export function steepestGround(grain: number): number {
  return SHADOW_SLOPE * coarseness(grain);
}
