import type { WorkingPicture } from './workingPicture';

/**
 * Levels a pixel: what rises faster is no ground. A shadow on a product table falls by at most some 2.5 at 1000–1600 px (measured on the development renders:
 * 2.3–2.5); the edge of an object of 10 levels contrast rises faster than that after smoothing.
 */
export const SHADOW_SLOPE = 3.2;

/** First and second differences of the smoothed luma: what tells an edge from the soft flank of a shadow. */
export interface Slope {
  /** Levels per pixel. */
  gradient: Float32Array;
  /** Absolute Laplacian, levels per pixel². */
  curvature: Float32Array;
}

/** Luma is smoothed by the 3 × 3 binomial kernel, then differenced; pixels outside the frame repeat the border. */
export function slope(picture: WorkingPicture): Slope {
  const { width, height } = picture;
  const luma = smooth(lumaOf(picture), width, height);
  const out: Slope = { gradient: new Float32Array(width * height), curvature: new Float32Array(width * height) };
  for (let y = 0; y < height; y += 1) {
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x;
      const l = luma[x > 0 ? i - 1 : i];
      const r = luma[x < width - 1 ? i + 1 : i];
      const u = luma[i + up];
      const d = luma[i + down];
      out.gradient[i] = Math.sqrt((r - l) * (r - l) + (d - u) * (d - u)) / 2;
      out.curvature[i] = Math.abs(l + r + u + d - 4 * luma[i]);
    }
  }
  return out;
}

/** ITU-R BT.601 luma, levels. */
function lumaOf({ width, height, rgb }: WorkingPicture): Float32Array {
  const luma = new Float32Array(width * height);
  for (let i = 0, at = 0; i < luma.length; i += 1, at += 3) luma[i] = 0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2];
  return luma;
}

/** Binomial 1 2 1 along rows, then along columns. */
function smooth(plane: Float32Array, width: number, height: number): Float32Array {
  const rows = new Float32Array(plane.length);
  for (let y = 0; y < height; y += 1) {
    const at = y * width;
    for (let x = 0; x < width; x += 1) {
      rows[at + x] = (plane[at + (x > 0 ? x - 1 : x)] + 2 * plane[at + x] + plane[at + (x < width - 1 ? x + 1 : x)]) / 4;
    }
  }
  const out = new Float32Array(plane.length);
  for (let y = 0; y < height; y += 1) {
    const at = y * width;
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    for (let i = at; i < at + width; i += 1) out[i] = (rows[i + up] + 2 * rows[i] + rows[i + down]) / 4;
  }
  return out;
}
