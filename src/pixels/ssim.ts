const TAPS = 11;
const SIGMA = 1.5;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

// Six weights of the symmetric Gaussian, outermost first; together with their mirror image they sum to 1.
const WEIGHTS = gaussian();

/** Sums along a row, four for each place: reference, sample, both squared, product. */
const PLANES = 4;

/**
 * Structural similarity of two luma planes of one size: Wang, Bovik, Sheikh, Simoncelli, IEEE TIP 13(4), 2004, with its 11 × 11 Gaussian of σ 1.5, over the
 * windows that lie whole within the picture, K 0.01 and 0.03, no downsampling. Up to 1. Both sides must be at least 11 pixels.
 */
export function ssim(reference: Uint8Array, sample: Uint8Array, width: number): number {
  return similarity(reference, sample, width).ssim;
}

/** SSIM, and its part of contrast and structure alone, which MS-SSIM takes of the finer scales. */
export function similarity(reference: ArrayLike<number>, sample: ArrayLike<number>, width: number): { ssim: number; contrast: number } {
  const rows = reference.length / width;
  const across = width - TAPS + 1;
  const ring = Array.from({ length: TAPS }, () => new Float64Array(across * PLANES)); // the last eleven rows only: a whole plane of sums would be 100 MB
  const sums = { ssim: 0, contrast: 0 };
  for (let y = 0; y < rows; y += 1) {
    filterRow(reference, sample, y * width, ring[y % TAPS]);
    if (y >= TAPS - 1) addRow(ring, y + 1, sums);
  }
  const windows = across * (rows - TAPS + 1);
  return { ssim: sums.ssim / windows, contrast: sums.contrast / windows };
}

function filterRow(reference: ArrayLike<number>, sample: ArrayLike<number>, start: number, out: Float64Array): void {
  for (let x = 0, at = start; x < out.length; x += PLANES, at += 1) {
    let [r, s, squares, product] = [0, 0, 0, 0];
    for (let tap = 0; tap < TAPS; tap += 1) {
      const weight = WEIGHTS[tap];
      const [a, b] = [reference[at + tap], sample[at + tap]];
      r += weight * a;
      s += weight * b;
      squares += weight * (a * a + b * b);
      product += weight * a * b;
    }
    out[x] = r;
    out[x + 1] = s;
    out[x + 2] = squares;
    out[x + 3] = product;
  }
}

function addRow(ring: Float64Array[], oldest: number, sums: { ssim: number; contrast: number }): void {
  const length = ring[0].length;
  for (let x = 0; x < length; x += PLANES) {
    let [r, s, squares, product] = [0, 0, 0, 0];
    for (let tap = 0; tap < TAPS; tap += 1) {
      const row = ring[(oldest + tap) % TAPS];
      const weight = WEIGHTS[tap];
      r += weight * row[x];
      s += weight * row[x + 1];
      squares += weight * row[x + 2];
      product += weight * row[x + 3];
    }
    const contrast = (2 * (product - r * s) + C2) / (squares - r * r - s * s + C2);
    sums.contrast += contrast;
    sums.ssim += (contrast * (2 * r * s + C1)) / (r * r + s * s + C1);
  }
}

function gaussian(): Float64Array {
  const weights = Float64Array.from({ length: TAPS }, (_, i) => Math.exp(-((i - (TAPS >> 1)) ** 2) / (2 * SIGMA * SIGMA)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
