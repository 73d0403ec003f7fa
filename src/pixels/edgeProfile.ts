import { labAt } from './colour';
import type { EdgePath } from './edgePath';
import type { Raster } from './raster';

/** Colours of the original on a line across the outline, one sample a pixel, from inside the piece to the ground. */
export interface EdgeProfile {
  /** L*, a*, b* of each sample, three values each. */
  lab: Float64Array;
  /** 1 = inside the piece, by the mask. */
  inside: Uint8Array;
  /** Number of samples before the outline. */
  depth: number;
  samples: number;
}

/** What the profile is read from. `flags` are at working size, `factor` original pixels a side of each. */
export interface EdgeScene {
  raster: Raster;
  flags: Uint8Array;
  width: number;
  height: number;
  factor: number;
}

// Pixels at up to 1600: −8 to +12 across the outline (facts/imaging.md §4: ± 6; more, since a halo lies outside of the mask or within). Larger pictures: as many times.
const DEPTH = 8;
const REACH = 12;

export function emptyProfile(factor: number): EdgeProfile {
  const samples = (DEPTH + REACH) * factor + 1;
  return { lab: new Float64Array(samples * 3), inside: new Uint8Array(samples), depth: DEPTH * factor, samples };
}

/** Fills the profile at crack k; false where it would leave the frame. */
export function readProfile(scene: EdgeScene, path: EdgePath, k: number, out: EdgeProfile): boolean {
  const { raster, flags, width, height, factor } = scene;
  for (let q = 0; q < out.samples; q += 1) {
    const t = q - out.depth + 0.5;
    const x = Math.floor(path.x[k] * factor + path.outX[k] * t);
    const y = Math.floor(path.y[k] * factor + path.outY[k] * t);
    if (x < 0 || y < 0 || x >= raster.width || y >= raster.height) return false;
    const at = (y * raster.width + x) * 3;
    labAt(raster.lab, raster.rgb[at], raster.rgb[at + 1], raster.rgb[at + 2], out.lab, q * 3);
    out.inside[q] = flags[Math.min(height - 1, Math.floor(y / factor)) * width + Math.min(width - 1, Math.floor(x / factor))];
  }
  return true;
}
