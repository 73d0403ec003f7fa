const TAPS = 11;
const SIGMA = 1.5;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;
/** Six weights of the Gaussian, outermost first; the other five mirror them. */
const [W0, W1, W2, W3, W4, W5] = gaussian();

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

/** Windows by their upper left corner, the ends not among them. */
interface Windows {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Five values for each place of one row: reference, sample, their squares, their product; or weighted sums of those. */
type Moments = [r: Float64Array, s: Float64Array, rr: Float64Array, ss: Float64Array, rs: Float64Array];

/**
 * Structural similarity of two luma planes of one size: Wang, Bovik, Sheikh, Simoncelli, IEEE TIP 13(4), 2004, with its 11 × 11 Gaussian of σ 1.5, over the
 * windows that lie whole within the picture, K 0.01 and 0.03, no downsampling. Up to 1. Both sides must be at least 11 pixels.
 * In double precision, since a variance is the small difference of two large numbers; eleven rows at a time, since whole planes would be 40 bytes a pixel.
 */
export function similarity(reference: ArrayLike<number>, sample: ArrayLike<number>, width: number): Similarity {
  const all = (width - TAPS + 1) * (reference.length / width - TAPS + 1);
  const drawn = drawnWindows(reference, sample, width);
  const sums: Sums = { ssim: 0, contrast: 0, detail: 0, windows: 0, shown: 0 };
  const across = drawn.right - drawn.left;
  const [row, weighed] = [moments(across + TAPS - 1), moments(across)];
  const ring = Array.from({ length: TAPS }, () => moments(across));
  for (let y = drawn.top; y < drawn.bottom + TAPS - 1; y += 1) {
    multiply(reference, sample, y * width + drawn.left, row);
    for (const [k, plane] of row.entries()) weighAcross(plane, ring[y % TAPS][k]);
    if (y < drawn.top + TAPS - 1) continue;
    for (const [k, plane] of weighed.entries())
      weighDown(
        Array.from({ length: TAPS }, (_, tap) => ring[(y + 1 + tap) % TAPS][k]),
        plane,
      );
    addRow(weighed, sums);
  }
  const plain = all - sums.windows;
  const ssim = (sums.ssim + plain) / all;
  return { ssim, contrast: (sums.contrast + plain) / all, detail: sums.shown > 0 ? sums.detail / sums.shown : ssim };
}

/** The box of windows outside which both are plain ground, that of the corner: such windows are alike by definition, and half of a packshot. */
function drawnWindows(reference: ArrayLike<number>, sample: ArrayLike<number>, width: number): Windows {
  const rows = reference.length / width;
  const ground = reference[0];
  let [left, right, top, bottom] = [width, -1, rows, -1];
  for (let y = 0, at = 0; y < rows; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if (reference[at] === ground && sample[at] === ground) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  if (bottom < 0) return { left: 0, right: 0, top: 0, bottom: 1 - TAPS };
  const first = (edge: number) => Math.max(0, edge - TAPS + 1);
  const end = (edge: number, side: number) => Math.min(side - TAPS + 1, edge + 1);
  return { left: first(left), right: end(right, width), top: first(top), bottom: end(bottom, rows) };
}

function moments(length: number): Moments {
  const row = () => new Float64Array(length);
  return [row(), row(), row(), row(), row()];
}

function multiply(reference: ArrayLike<number>, sample: ArrayLike<number>, start: number, [r, s, rr, ss, rs]: Moments): void {
  for (let x = 0; x < r.length; x += 1) {
    const [a, b] = [reference[start + x], sample[start + x]];
    r[x] = a;
    s[x] = b;
    rr[x] = a * a;
    ss[x] = b * b;
    rs[x] = a * b;
  }
}

/** Eleven places into one. Written out, as the next one is: these two loops are nine tenths of the cost. */
function weighAcross(row: Float64Array, out: Float64Array): void {
  for (let x = 0; x < out.length; x += 1) {
    out[x] =
      W0 * (row[x] + row[x + 10]) +
      W1 * (row[x + 1] + row[x + 9]) +
      W2 * (row[x + 2] + row[x + 8]) +
      W3 * (row[x + 3] + row[x + 7]) +
      W4 * (row[x + 4] + row[x + 6]) +
      W5 * row[x + 5];
  }
}

/** Eleven rows into one. */
function weighDown([a, b, c, d, e, f, g, h, i, j, k]: Float64Array[], out: Float64Array): void {
  for (let x = 0; x < out.length; x += 1) {
    out[x] = W0 * (a[x] + k[x]) + W1 * (b[x] + j[x]) + W2 * (c[x] + i[x]) + W3 * (d[x] + h[x]) + W4 * (e[x] + g[x]) + W5 * f[x];
  }
}

function addRow([r, s, rr, ss, rs]: Moments, sums: Sums): void {
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

function gaussian(): number[] {
  const weights = Array.from({ length: TAPS }, (_, i) => Math.exp(-((i - (TAPS >> 1)) ** 2) / (2 * SIGMA * SIGMA)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
