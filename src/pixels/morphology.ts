import type { Plane } from './plane';

/** What is brighter than its surroundings and narrower than 2 · `radius` + 1 pixels is cut down to them (grey opening with a square, Serra 1982). */
export function opened(plane: Plane, radius: number): Plane {
  return negative(lowest(negative(lowest(plane, radius)), radius));
}

/** The same for what is darker. */
export function closed(plane: Plane, radius: number): Plane {
  return negative(opened(negative(plane), radius));
}

function negative(plane: Plane): Plane {
  const samples = new Float32Array(plane.samples.length);
  for (let i = 0; i < samples.length; i += 1) samples[i] = -plane.samples[i];
  return { ...plane, samples };
}

/** The lowest value of the square about each pixel, cut at the frame: on a plane with a border of `radius` pixels that are never the lowest. */
function lowest({ width, height, samples }: Plane, radius: number): Plane {
  const wide = width + 2 * radius;
  const bordered = new Float32Array(wide * (height + 2 * radius)).fill(Infinity);
  for (let y = 0; y < height; y += 1) bordered.set(samples.subarray(y * width, (y + 1) * width), (y + radius) * wide + radius);
  lowestAhead(bordered, 2 * radius + 1, 1);
  lowestAhead(bordered, 2 * radius + 1, wide);
  const out = new Float32Array(samples.length);
  for (let y = 0; y < height; y += 1) out.set(bordered.subarray(y * wide, y * wide + width), y * width);
  return { width, height, samples: out };
}

/** Puts in each place the lowest of the `span` that begin there, `step` apart: windows are doubled as long as they fit, and the last two overlap. */
function lowestAhead(samples: Float32Array, span: number, step: number): void {
  let reached = 1;
  for (; 2 * reached <= span; reached *= 2) lowerOfTwo(samples, reached * step);
  if (reached < span) lowerOfTwo(samples, (span - reached) * step);
}

function lowerOfTwo(samples: Float32Array, apart: number): void {
  for (let i = 0, j = apart; j < samples.length; i += 1, j += 1) if (samples[j] < samples[i]) samples[i] = samples[j];
}
