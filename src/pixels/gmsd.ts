import { halved, type Plane } from './halved';

/** Steadies the ratio where there is no gradient, for luma of 0–255: Xue et al. 2014. */
const C = 170;

/**
 * Gradient magnitude similarity deviation of two luma planes of one size: Xue, Zhang, Mou, Bovik, IEEE TIP 23(2), 2014. 0 = equal, more = worse, to about
 * 0.35. At half the size, Prewitt gradients, nothing beyond the border, sample standard deviation. At least 4 pixels a side.
 */
export function gmsd(reference: Uint8Array, sample: Uint8Array, width: number): number {
  const height = reference.length / width;
  const one = gradient(halved({ samples: reference, width, height }));
  const other = gradient(halved({ samples: sample, width, height }));
  let [sum, squares] = [0, 0];
  for (let i = 0; i < one.length; i += 1) {
    const likeness = (2 * one[i] * other[i] + C) / (one[i] * one[i] + other[i] * other[i] + C);
    sum += 1 - likeness; // the deviation of the unlikeness is the same, and does not vanish in rounding
    squares += (1 - likeness) ** 2;
  }
  return Math.sqrt(Math.max(0, squares - (sum * sum) / one.length) / (one.length - 1));
}

/** Magnitude of the Prewitt gradient, with zeros around the picture. */
function gradient({ samples, width, height }: Plane): Float32Array {
  const ringed = new Float32Array((width + 2) * (height + 2));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) ringed[(y + 1) * (width + 2) + x + 1] = samples[y * width + x];
  }
  const out = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) out[i] = magnitude(ringed, y * (width + 2) + x, width + 2);
  }
  return out;
}

/** Of the nine samples whose upper left one lies at `at`. */
function magnitude(samples: Float32Array, at: number, stride: number): number {
  const [above, row, below] = [at, at + stride, at + 2 * stride];
  const left = samples[above] + samples[row] + samples[below];
  const right = samples[above + 2] + samples[row + 2] + samples[below + 2];
  const top = samples[above] + samples[above + 1] + samples[above + 2];
  const bottom = samples[below] + samples[below + 1] + samples[below + 2];
  return Math.hypot(left - right, top - bottom) / 3;
}
