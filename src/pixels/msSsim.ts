import { halved, type Plane } from './halved';
import { type Similarity, similarity } from './ssim';

/** Weights of the five scales, finest first: Wang, Simoncelli, Bovik, Asilomar 2003. They sum to 1.0001, as printed. */
const WEIGHTS = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333];
/** The window of 11 pixels must fit into the coarsest scale. */
export const MS_SSIM_SIDE = 11 * 2 ** (WEIGHTS.length - 1);

/**
 * Multi-scale structural similarity of two luma planes of one size, the product of powers as its authors define it (some published tables hold a weighted
 * sum, which differs by up to 0.005). 0–1; null below 176 pixels a side. A scale whose structure is reversed counts as 0: its power is not a real number.
 * @param finest what `similarity` says of the same two: three quarters of the work
 */
export function msSsim(
  reference: Uint8Array,
  sample: Uint8Array,
  width: number,
  finest: Similarity = similarity(reference, sample, width),
): number | null {
  const height = reference.length / width;
  if (Math.min(width, height) < MS_SSIM_SIDE) return null;
  let one: Plane = { samples: reference, width, height };
  let other: Plane = { samples: sample, width, height };
  let product = 1;
  for (const [scale, weight] of WEIGHTS.entries()) {
    if (scale > 0) [one, other] = [halved(one), halved(other)];
    const { ssim, contrast } = scale === 0 ? finest : similarity(one.samples, other.samples, one.width);
    product *= Math.max(0, scale === WEIGHTS.length - 1 ? ssim : contrast) ** weight;
  }
  return product;
}
