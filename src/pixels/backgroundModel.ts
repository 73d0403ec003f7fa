import { borderPixels } from './borderPixels';
import { solve } from './leastSquares';
import { median } from './median';
import type { WorkingPicture } from './workingPicture';

/** The empty background as a smooth surface: a polynomial in x and y for each display channel. */
export interface BackgroundModel {
  /** surface[term * 3 + channel], levels; the terms stand in POWERS. */
  surface: Float64Array;
  /** Share of the border that lies on the surface, 0–1: how sure it is that there is one background. */
  borderAgreement: number;
  /** Standard deviation of the background about the surface, levels; at least 0.3 (rounding to bytes: 1/√12). */
  noise: number;
}

const BORDER_SAMPLES = 3000;
const FRAME_SAMPLES = 6000;
const ROUNDING_NOISE = 0.3;
// A pixel belongs to the first surface when it lies this near to it, levels: wide enough for camera noise, narrow against any object.
const NEAR = 6;
// Powers of x and y: six terms make the quadric, ten the cubic surface.
const POWERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [2, 0],
  [1, 1],
  [0, 2],
  [3, 0],
  [2, 1],
  [1, 2],
  [0, 3],
];
const QUADRIC = 6;
const CUBIC = 10;

interface Samples {
  count: number;
  /** basis[i * CUBIC + term]. */
  basis: Float64Array;
  /** levels[i * 3 + channel]. */
  levels: Float64Array;
}

/**
 * Fits the surface, first to the border (a quadric: light falls off), then to all of the frame that lies near it (a cubic), each time leaving out what
 * does not agree: least squares trimmed at median residuals, six rounds (after Rousseeuw & Leroy 1987).
 */
export function backgroundModel(picture: WorkingPicture): BackgroundModel {
  const border = take(picture, borderPixels(picture), BORDER_SAMPLES);
  const first = trimmedFit(border, QUADRIC);
  const frame = take(picture, gridPixels(picture), FRAME_SAMPLES);
  const near = keep(frame, residuals(frame, first), NEAR);
  const bent = near.count > frame.count / 10 ? trimmedFit(near, CUBIC) : first;
  const surface = flat(border, bent) ?? bent;
  const off = residuals(border, surface);
  const agreeing = off.filter((r) => r < NEAR);
  return { surface, borderAgreement: agreeing.length / off.length, noise: Math.max(ROUNDING_NOISE, median(agreeing) / 0.6745) };
}

// A ground that is one and the same over much of the border is flat there; the rest of the border lies in a shadow, and must not bend the surface.
const FLAT_SHARE = 0.4;
const FLAT_LEVELS = 0.25; // a retouched ground is one value exactly; grain keeps a captured one from being taken for flat
// A bent surface that explains nearly all of the border is the right one, however little it bends: the light falls off.
const BENT_SHARE = 0.95;

/** The commonest colour of the border, or null when it is not common, or when the bent surface explains all. */
function flat(border: Samples, bent: Float64Array): Float64Array | null {
  const off = residuals(border, bent);
  const share = (each: Float64Array, near: number): number => each.filter((distance) => distance <= near).length / border.count;
  if (share(off, Math.max(1, 3 * median(off))) >= BENT_SHARE) return null;
  const surface = new Float64Array(CUBIC * 3);
  for (let k = 0; k < 3; k += 1) surface[k] = commonest(border, k);
  return share(residuals(border, surface), FLAT_LEVELS) >= FLAT_SHARE ? surface : null;
}

function commonest(points: Samples, channel: number): number {
  const counts = new Uint32Array(256);
  for (let i = 0; i < points.count; i += 1) counts[points.levels[i * 3 + channel]] += 1;
  return counts.indexOf(Math.max(...counts));
}

/** Writes the surface along row y to out, three values a pixel, within 0–255. */
export function backgroundRow(model: BackgroundModel, picture: { width: number; height: number }, y: number, out: Float32Array): void {
  const v = (2 * y) / picture.height - 1;
  for (let k = 0; k < 3; k += 1) {
    const inX = [0, 0, 0, 0];
    POWERS.forEach(([p, q], term) => {
      inX[p] += model.surface[term * 3 + k] * v ** q;
    });
    for (let x = 0; x < picture.width; x += 1) {
      const u = (2 * x) / picture.width - 1;
      const value = inX[0] + u * (inX[1] + u * (inX[2] + u * inX[3]));
      out[x * 3 + k] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}

// Shadows and objects are mostly darker than the ground, so what lies below the surface speaks less for it than what lies above (expectile regression of
// 0.95, Newey & Powell 1987): a soft shadow that fills a corner of the frame then does not pull the surface down, while an uneven ground is followed as before.
const BELOW_WEIGHT = 0.05;
// Below the surface by more than this many median residuals a sample is left out; above it by more than three.
const TRIM_BELOW = 2;
const TRIM_ABOVE = 3;
const LEAST_TRIM = 1.5; // levels

function trimmedFit(points: Samples, terms: number): Float64Array {
  let surface = fit(points, terms, null);
  for (let round = 0; round < 8; round += 1) surface = fit(points, terms, belowWeights(points, surface));
  for (let round = 0; round < 6; round += 1) {
    const kept = trimmed(points, surface);
    if (kept.count < points.count * 0.3) break;
    surface = fit(kept, terms, belowWeights(kept, surface));
  }
  return surface;
}

function belowWeights(points: Samples, surface: Float64Array): Float64Array {
  return signedResiduals(points, surface).map((off) => (off < -0.5 ? BELOW_WEIGHT : 1));
}

function trimmed(points: Samples, surface: Float64Array): Samples {
  const off = signedResiduals(points, surface);
  const middle = Math.max(LEAST_TRIM / TRIM_BELOW, median(off.map(Math.abs)));
  const within = off.map((each) => (each < -TRIM_BELOW * middle || each > TRIM_ABOVE * middle ? 1 : 0));
  return keep(points, within, 0.5);
}

/** The channel furthest from the surface, with its sign, for each sample. */
function signedResiduals(points: Samples, surface: Float64Array): Float64Array {
  const off = new Float64Array(points.count);
  for (let i = 0; i < points.count; i += 1) {
    for (let k = 0; k < 3; k += 1) {
      const distance = points.levels[i * 3 + k] - valueAt(points, surface, i, k);
      if (Math.abs(distance) > Math.abs(off[i])) off[i] = distance;
    }
  }
  return off;
}

function valueAt(points: Samples, surface: Float64Array, i: number, channel: number): number {
  let value = 0;
  for (let p = 0; p < CUBIC; p += 1) value += points.basis[i * CUBIC + p] * surface[p * 3 + channel];
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

function fit(points: Samples, terms: number, weights: Float64Array | null): Float64Array {
  const matrix = Array.from({ length: terms }, () => new Array<number>(terms).fill(0));
  const right = Array.from({ length: terms }, () => [0, 0, 0]);
  for (let i = 0; i < points.count; i += 1) {
    for (let p = 0; p < terms; p += 1) {
      const weight = points.basis[i * CUBIC + p] * (weights === null ? 1 : weights[i]);
      for (let q = 0; q < terms; q += 1) matrix[p][q] += weight * points.basis[i * CUBIC + q];
      for (let k = 0; k < 3; k += 1) right[p][k] += weight * points.levels[i * 3 + k];
    }
  }
  const surface = new Float64Array(CUBIC * 3);
  surface.set(solve(matrix, right).flat());
  return surface;
}

/** Largest distance from the surface over the three channels, levels, for each sample. */
function residuals(points: Samples, surface: Float64Array): Float64Array {
  return signedResiduals(points, surface).map(Math.abs);
}

function keep(points: Samples, off: Float64Array, limit: number): Samples {
  const kept: Samples = { count: 0, basis: new Float64Array(points.basis.length), levels: new Float64Array(points.levels.length) };
  for (let i = 0; i < points.count; i += 1) {
    if (off[i] >= limit) continue;
    kept.basis.set(points.basis.subarray(i * CUBIC, (i + 1) * CUBIC), kept.count * CUBIC);
    kept.levels.set(points.levels.subarray(i * 3, (i + 1) * 3), kept.count * 3);
    kept.count += 1;
  }
  return kept;
}

function take(picture: WorkingPicture, pixels: Int32Array, most: number): Samples {
  const count = Math.min(most, pixels.length);
  const points: Samples = { count, basis: new Float64Array(count * CUBIC), levels: new Float64Array(count * 3) };
  for (let i = 0; i < count; i += 1) {
    const at = pixels[Math.floor((i * pixels.length) / count)];
    const u = (2 * (at % picture.width)) / picture.width - 1;
    const v = (2 * Math.floor(at / picture.width)) / picture.height - 1;
    POWERS.forEach(([p, q], term) => {
      points.basis[i * CUBIC + term] = u ** p * v ** q;
    });
    for (let k = 0; k < 3; k += 1) points.levels[i * 3 + k] = picture.rgb[at * 3 + k];
  }
  return points;
}

function gridPixels({ width, height }: WorkingPicture): Int32Array {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / FRAME_SAMPLES)));
  const found: number[] = [];
  for (let y = step >> 1; y < height; y += step) for (let x = step >> 1; x < width; x += step) found.push(y * width + x);
  return Int32Array.from(found);
}
