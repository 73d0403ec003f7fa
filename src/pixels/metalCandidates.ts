import { labAt, SRGB_LINEAR } from './colour';
import type { SubjectMask } from './mask';
import type { Raster } from './raster';

/** Pixels inside the piece whose colour can be read, one original pixel for each pixel of the working picture. */
export interface Candidates {
  /** Numbers of the working pixels. */
  pixels: Int32Array;
  /** L*, a*, b*, three values each. */
  lab: Float32Array;
  /** Natural logarithms of red ÷ green and blue ÷ green in linear light, two values each: the colour without its lightness. */
  ratios: Float32Array;
}

/** The rim is left out: there metal and background mix (coverage.ts explains up to 3 pixels; the last of them hardly). */
export const RIM = 2;

const CLIPPED = 254;
const BLACK = 3;
// Below L* 10 and above 97 eight bits hold too little colour.
const LEAST_L = 10;
const MOST_L = 97;

/** `inner` is the distance of each working pixel to the outside of the piece. */
export function metalCandidates(raster: Raster, mask: SubjectMask, inner: Uint8Array): Candidates {
  const { width, factor } = mask.working;
  const half = factor >> 1;
  let most = 0;
  for (let i = 0; i < inner.length; i += 1) if (inner[i] > RIM) most += 1;
  const out: Candidates = { pixels: new Int32Array(most), lab: new Float32Array(most * 3), ratios: new Float32Array(most * 2) };
  let n = 0;
  for (let i = 0; i < inner.length; i += 1) {
    if (inner[i] <= RIM) continue;
    const x = i % width;
    const at = ((((i - x) / width) * factor + half) * raster.width + x * factor + half) * 3;
    if (addCandidate(raster, at, out, n)) out.pixels[n++] = i;
  }
  return { pixels: out.pixels.subarray(0, n), lab: out.lab.subarray(0, n * 3), ratios: out.ratios.subarray(0, n * 2) };
}

function addCandidate(raster: Raster, at: number, out: Candidates, n: number): boolean {
  const [r, g, b] = [raster.rgb[at], raster.rgb[at + 1], raster.rgb[at + 2]];
  if (Math.max(r, g, b) >= CLIPPED || Math.min(r, g, b) < BLACK) return false;
  labAt(raster.lab, r, g, b, out.lab, n * 3);
  if (out.lab[n * 3] < LEAST_L || out.lab[n * 3] > MOST_L) return false;
  const green = Math.max(1, raster.display[at + 1]);
  out.ratios[n * 2] = Math.log(SRGB_LINEAR[Math.max(1, raster.display[at])] / SRGB_LINEAR[green]);
  out.ratios[n * 2 + 1] = Math.log(SRGB_LINEAR[Math.max(1, raster.display[at + 2])] / SRGB_LINEAR[green]);
  return true;
}
