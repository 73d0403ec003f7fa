import type { Box } from './box';

/** One value a pixel, row by row. */
export interface Plane {
  width: number;
  height: number;
  samples: Float32Array;
}

/** The plane between its samples, bilinear; beyond the frame its border goes on. `x` and `y` count from the middle of the first sample. */
export function sampled({ width, height, samples }: Plane, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const x0 = Math.min(width - 2, cx | 0);
  const y0 = Math.min(height - 2, cy | 0);
  const [u, v] = [cx - x0, cy - y0];
  const i = y0 * width + x0;
  const top = samples[i] + u * (samples[i + 1] - samples[i]);
  const low = samples[i + width] + u * (samples[i + width + 1] - samples[i + width]);
  return top + v * (low - top);
}

/** What of the plane lies in a box, a plane of its own. */
export function cut({ width, samples }: Plane, box: Box): Plane {
  const out = new Float32Array(box.width * box.height);
  for (let y = 0; y < box.height; y += 1) {
    const from = (box.y + y) * width + box.x;
    out.set(samples.subarray(from, from + box.width), y * box.width);
  }
  return { width: box.width, height: box.height, samples: out };
}

/** The samples of all, multiplied pixel by pixel. */
export function times(first: Float32Array, ...others: Float32Array[]): Float32Array {
  const out = first.slice();
  for (const other of others) for (let i = 0; i < out.length; i += 1) out[i] *= other[i];
  return out;
}

/** Gaussian of standard deviation `sigma` pixels, cut off at three of them; beyond the frame its border goes on. */
export function blurred(plane: Plane, sigma: number): Plane {
  const weights = gaussian(sigma);
  return { ...plane, samples: downColumns(alongRows(plane, weights), plane, weights) };
}

function gaussian(sigma: number): Float32Array {
  const reach = Math.max(1, Math.ceil(3 * sigma));
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The weights are symmetric: what lies equally far to both sides is added first. */
function alongRows({ width, height, samples }: Plane, weights: Float32Array): Float32Array {
  const reach = weights.length >> 1;
  const out = new Float32Array(samples.length);
  const row = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y += 1) {
    const at = y * width;
    row.fill(samples[at], 0, reach);
    row.set(samples.subarray(at, at + width), reach);
    row.fill(samples[at + width - 1], reach + width);
    for (let x = 0; x < width; x += 1) {
      let sum = weights[reach] * row[x + reach];
      for (let k = 0, left = x, right = x + 2 * reach; k < reach; k += 1, left += 1, right -= 1)
        sum += weights[k] * (row[left] + row[right]);
      out[at + x] = sum;
    }
  }
  return out;
}

/** Row by row, so that memory is walked in its order; two rows at a time, as they have one weight. */
function downColumns(rows: Float32Array, { width, height }: Plane, weights: Float32Array): Float32Array {
  const reach = weights.length >> 1;
  const out = new Float32Array(rows.length);
  for (let y = 0; y < height; y += 1) {
    const to = y * width;
    const middle = weights[reach];
    for (let x = 0; x < width; x += 1) out[to + x] = middle * rows[to + x];
    for (let k = 1; k <= reach; k += 1) {
      const above = Math.max(0, y - k) * width;
      const below = Math.min(height - 1, y + k) * width;
      const weight = weights[reach + k];
      for (let x = 0; x < width; x += 1) out[to + x] += weight * (rows[above + x] + rows[below + x]);
    }
  }
  return out;
}
