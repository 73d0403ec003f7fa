import { blurred, type Plane } from './plane';
import { type Window, windowMean } from './windowMean';

/** What a plane holds about each of its pixels in two bands of detail, mean squares (difference of Gaussians). */
export interface FineDrawing {
  /** Between σ 0.7 and 1.4 pixels. */
  fine: Float32Array;
  /** Between σ 1.4 and 2.8. */
  middle: Float32Array;
}

export const SIGMAS = [0.7, 1.4, 2.8] as const;
/** Of the middle band: less is no drawing but grain. 1.4 levels near white. */
export const DRAWN = 2e-5;

/** Taken over the pixels that count (1, else 0), in a window about each. */
export function fineDrawing(plane: Plane, counting: Float32Array, neighbourhood: Window): FineDrawing {
  const [sharp, soft, softest] = SIGMAS.map((sigma) => blurred(plane, sigma).samples);
  const between = (one: Float32Array, other: Float32Array): Float32Array => {
    const samples = new Float32Array(one.length);
    for (let i = 0; i < samples.length; i += 1) samples[i] = counting[i] * (one[i] - other[i]) ** 2;
    return windowMean({ ...plane, samples }, neighbourhood);
  };
  return { fine: between(sharp, soft), middle: between(soft, softest) };
}
