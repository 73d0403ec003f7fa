import { type Plane, times } from './plane';
import { windowMean } from './windowMean';

/** A plane with its local means and variances, over the pixels that count. */
export interface Looked {
  plane: Plane;
  mean: Float32Array;
  variance: Float32Array;
}

/** Which pixels count, 1 or 0, and their share about each pixel. */
export interface Counting {
  weights: Float32Array;
  share: Float32Array;
}

const LEAST_SHARE = 0.3; // of the window about a pixel must count
const FAINT = 0.02 ** 2; // variance of tone that is noise or nothing
const MOST_GAIN = 2; // contrast may be that much more or less: lighting, toning and clean-up change it

export function countingOf(weights: Float32Array, width: number, height: number): Counting {
  return { weights, share: windowMean({ width, height, samples: weights }) };
}

export function lookedAt(plane: Plane, counting: Counting): Looked {
  const { weights, share } = counting;
  const sum = windowMean({ ...plane, samples: times(plane.samples, weights) });
  const squares = windowMean({ ...plane, samples: times(plane.samples, plane.samples, weights) });
  for (let i = 0; i < sum.length; i += 1) {
    sum[i] /= Math.max(1e-6, share[i]);
    squares[i] = Math.max(0, squares[i] / Math.max(1e-6, share[i]) - sum[i] * sum[i]);
  }
  return { plane, mean: sum, variance: squares };
}

/**
 * How far two planes show the same drawing about each pixel, −1 to 1: the contrast and structure part of SSIM (Wang et al. 2004) after the gain, within a factor of
 * two, that brings both to one contrast. Raises `best` where it is more alike. Where too little counts it is 1: nothing can be said against it.
 */
export function raiseLikeness(best: Float32Array, one: Looked, other: Looked, { weights, share }: Counting): void {
  const products = windowMean({ ...one.plane, samples: times(one.plane.samples, other.plane.samples, weights) });
  for (let i = 0; i < best.length; i += 1) {
    if (share[i] < LEAST_SHARE) {
      best[i] = 1;
      continue;
    }
    const covariance = products[i] / share[i] - one.mean[i] * other.mean[i];
    const wanted = Math.sqrt((one.variance[i] + 1e-9) / (other.variance[i] + 1e-9));
    const gain = wanted < 1 / MOST_GAIN ? 1 / MOST_GAIN : wanted > MOST_GAIN ? MOST_GAIN : wanted;
    const alike = (2 * gain * covariance + FAINT) / (one.variance[i] + gain * gain * other.variance[i] + FAINT);
    if (alike > best[i]) best[i] = alike;
  }
}
