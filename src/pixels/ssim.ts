const TAPS = 11;
const SIGMA = 1.5;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
const WEIGHTS = gaussian();

/** Similarity of two planes, as means over all windows that lie whole within them. */
export interface Similarity {
  ssim: number;
  /** Its part of contrast and structure alone, which MS-SSIM takes of the finer scales. */
  contrast: number;
  /** SSIM over those windows only in which the reference shows something: variance above C2, the noise that SSIM forgives. All of it where there are none. */
  detail: number;
}

interface Sums extends Similarity {
  windows: number;
  /** Windows that show something. */
  shown: number;
}

/** Weighted sums for each place of one row: of the reference, the sample, their squares and their product. */
type Moments = Record<'r' | 's' | 'rr' | 'ss' | 'rs', Float64Array>;

/**
 * Structural similarity of two luma planes of one size: Wang, Bovik, Sheikh, Simoncelli, IEEE TIP 13(4), 2004, with its 11 × 11 Gaussian of σ 1.5, over the
 * windows that lie whole within the picture, K 0.01 and 0.03, no downsampling. Up to 1. Both sides must be at least 11 pixels.
 * In double precision, row by row: a variance is the small difference of two large numbers, and whole planes of it would be 40 bytes a pixel.
 */
export function similarity(reference: ArrayLike<number>, sample: ArrayLike<number>, width: number): Similarity {
  const rows = reference.length / width;
  const [down, both] = [moments(width), moments(width - TAPS + 1)];
  const sums = { ssim: 0, contrast: 0, detail: 0, windows: 0, shown: 0 };
  for (let y = 0; y + TAPS <= rows; y += 1) {
    weighDown(reference, sample, y * width, down);
    for (const plane of ['r', 's', 'rr', 'ss', 'rs'] as const) weighAcross(down[plane], both[plane]);
    addRow(both, sums);
  }
  const ssim = sums.ssim / sums.windows;
  return { ssim, contrast: sums.contrast / sums.windows, detail: sums.shown > 0 ? sums.detail / sums.shown : ssim };
}

function moments(length: number): Moments {
  const row = () => new Float64Array(length);
  return { r: row(), s: row(), rr: row(), ss: row(), rs: row() };
}

/** Eleven rows, from the one that begins at `start`, into one. */
function weighDown(reference: ArrayLike<number>, sample: ArrayLike<number>, start: number, { r, s, rr, ss, rs }: Moments): void {
  for (const plane of [r, s, rr, ss, rs]) plane.fill(0);
  for (let tap = 0, at = start; tap < TAPS; tap += 1) {
    for (let x = 0; x < r.length; x += 1, at += 1) {
      const [a, b] = [reference[at], sample[at]];
      const [weighedA, weighedB] = [WEIGHTS[tap] * a, WEIGHTS[tap] * b];
      r[x] += weighedA;
      s[x] += weighedB;
      rr[x] += weighedA * a;
      ss[x] += weighedB * b;
      rs[x] += weighedA * b;
    }
  }
}

/** Eleven places into one. Written out: the weights mirror each other, and this is the innermost loop. */
function weighAcross(from: Float64Array, to: Float64Array): void {
  const [w0, w1, w2, w3, w4, w5] = WEIGHTS;
  for (let x = 0; x < to.length; x += 1) {
    to[x] =
      w0 * (from[x] + from[x + 10]) +
      w1 * (from[x + 1] + from[x + 9]) +
      w2 * (from[x + 2] + from[x + 8]) +
      w3 * (from[x + 3] + from[x + 7]) +
      w4 * (from[x + 4] + from[x + 6]) +
      w5 * from[x + 5];
  }
}

function addRow({ r, s, rr, ss, rs }: Moments, sums: Sums): void {
  for (let x = 0; x < r.length; x += 1) {
    const [squareR, squareS, product] = [r[x] * r[x], s[x] * s[x], r[x] * s[x]];
    const variance = rr[x] - squareR;
    const contrast = (2 * (rs[x] - product) + C2) / (variance + ss[x] - squareS + C2);
    const ssim = (contrast * (2 * product + C1)) / (squareR + squareS + C1);
    sums.ssim += ssim;
    sums.contrast += contrast;
    if (variance > C2) {
      sums.detail += ssim;
      sums.shown += 1;
    }
  }
  sums.windows += r.length;
}

function gaussian(): Float64Array {
  const weights = Float64Array.from({ length: TAPS }, (_, i) => Math.exp(-((i - (TAPS >> 1)) ** 2) / (2 * SIGMA * SIGMA)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
