import type { Box } from './box';
import { type Comparable, deeper } from './comparable';
import { components } from './components';
import { inOriginal, type LaidOver } from './laidOver';
import { blurred, type Plane } from './plane';
import { regionSizes } from './regionSizes';
import { windowMean } from './windowMean';

export const SURFACE_LIFE_VERSION = '1';

/**
 * Reflections that the source has and the picture has not: what polished metal mirrors is broad, between σ 2.8 and 8 working pixels (difference of Gaussians), where
 * smoothing of grain does not reach. Only places that have reflections in the source count. Method and shares are Loupe's own.
 * Limits: a lamp that was rightly taken out counts as lost; burnt-out places are not looked at.
 */
export interface SurfaceLife {
  /** Share of those places whose reflections are weaker than 0.45 of the source's, 0–1. */
  lostShare: number;
  /** The largest place of it, pixels of the oriented original. */
  box: Box | null;
}

const BAND = [2.8, 8] as const;
const NEIGHBOURHOOD = [15, 17]; // the place about each pixel: σ 6.5
const RIM = 6;
const MIRRORED = 4e-4; // of the band, mean square: a difference of 6 levels near white
const LOST = 0.45;
const LEAST_PLACES = 400; // working pixels

/** null: the source mirrors too little to compare. */
export function surfaceLife(pair: LaidOver, common: Comparable): SurfaceLife | null {
  const counting = deeper(common, RIM);
  const [ours, theirs] = [pair.tone, pair.sourceTone].map((plane) => energy(plane, counting));
  const lost = new Uint8Array(counting.length);
  let [places, gone] = [0, 0];
  for (let i = 0; i < lost.length; i += 1) {
    if (counting[i] === 0 || theirs[i] < MIRRORED) continue;
    places += 1;
    if (ours[i] >= LOST ** 2 * theirs[i]) continue;
    lost[i] = 1;
    gone += 1;
  }
  if (places < LEAST_PLACES) return null;
  const { width, height } = pair.frame;
  const [largest] = regionSizes(components(lost, width, height, 8), width).sort((one, other) => other.area - one.area);
  return { lostShare: gone / places, box: largest ? inOriginal(pair, largest.box) : null };
}

function energy(plane: Plane, counting: Float32Array): Float32Array {
  const [fine, broad] = BAND.map((sigma) => blurred(plane, sigma).samples);
  const samples = new Float32Array(fine.length);
  for (let i = 0; i < samples.length; i += 1) samples[i] = counting[i] * (fine[i] - broad[i]) ** 2;
  return windowMean({ ...plane, samples }, NEIGHBOURHOOD);
}
