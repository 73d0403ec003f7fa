import { backgroundRow, type BackgroundModel } from './backgroundModel';
import { SRGB_LINEAR } from './colour';
import type { WorkingPicture } from './workingPicture';

/** How each pixel of the working picture relates to the empty background behind it. */
export interface Shading {
  /** Linear luminance ÷ that of the background: 1 = background, less = shadow or object. */
  ratio: Float32Array;
  /** Largest channel distance, levels, from the background darkened by `ratio`: what no neutral shadow explains. */
  tint: Float32Array;
  /** Largest channel distance, levels, from the background itself. */
  distance: Float32Array;
}

const STEPS = 4096;
// sRGB level (not rounded) of linear light, IEC 61966-2-1.
const LEVEL = Float32Array.from({ length: STEPS + 1 }, (_, i) => {
  const v = i / STEPS;
  return 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
});

export function shading(picture: WorkingPicture, model: BackgroundModel): Shading {
  const { width, height } = picture;
  const out: Shading = {
    ratio: new Float32Array(width * height),
    tint: new Float32Array(width * height),
    distance: new Float32Array(width * height),
  };
  const row = new Float32Array(width * 3);
  for (let y = 0; y < height; y += 1) {
    backgroundRow(model, picture, y, row);
    shadeRow(picture, y, row, out);
  }
  return out;
}

function shadeRow(picture: WorkingPicture, y: number, row: Float32Array, out: Shading): void {
  const { width, rgb } = picture;
  for (let x = 0; x < width; x += 1) {
    const i = y * width + x;
    const r = rgb[i * 3];
    const g = rgb[i * 3 + 1];
    const b = rgb[i * 3 + 2];
    const r0 = row[x * 3];
    const g0 = row[x * 3 + 1];
    const b0 = row[x * 3 + 2];
    out.distance[i] = Math.max(Math.abs(r - r0), Math.abs(g - g0), Math.abs(b - b0));
    const lr = linear(r0);
    const lg = linear(g0);
    const lb = linear(b0);
    const ratio = luminance(SRGB_LINEAR[r], SRGB_LINEAR[g], SRGB_LINEAR[b]) / Math.max(0.01, luminance(lr, lg, lb));
    out.ratio[i] = ratio;
    out.tint[i] = Math.max(Math.abs(r - level(lr * ratio)), Math.abs(g - level(lg * ratio)), Math.abs(b - level(lb * ratio)));
  }
}

/** ITU-R BT.709. */
function luminance(r: number, g: number, b: number): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function level(light: number): number {
  return LEVEL[light >= 1 ? STEPS : (light * STEPS + 0.5) | 0];
}

/** Linear light of a level between two bytes. */
function linear(value: number): number {
  const i = Math.min(254, value | 0);
  return SRGB_LINEAR[i] + (value - i) * (SRGB_LINEAR[i + 1] - SRGB_LINEAR[i]);
}
