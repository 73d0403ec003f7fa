import { labAt, SRGB_LAB } from './colour';
import type { LaidOver } from './laidOver';
import type { SubjectMask } from './mask';
import type { Plane } from './plane';
import { sampled } from './plane';
import { placed } from './registration';

/** Colour of a picture and of its source on one grid, Lab D50 of what a display shows; `counts` is 1 where both can be compared. */
export interface PairOfColours {
  a: Float32Array;
  b: Float32Array;
  sourceL: Float32Array;
  sourceA: Float32Array;
  sourceB: Float32Array;
  counts: Float32Array;
}

// Highlights lose chroma before they burn: what a tone curve does to them is no other colour.
const DAZZLING = 235; // of the lightest channel

/** Burnt-out metal tells no colour; the ground beside it does, however white. */
export function pairOfColours(pair: LaidOver, mask: SubjectMask, source: SubjectMask): PairOfColours {
  const { frame } = pair;
  const n = frame.width * frame.height;
  const plane = (): Float32Array => new Float32Array(n);
  const out: PairOfColours = { a: plane(), b: plane(), sourceL: plane(), sourceA: plane(), sourceB: plane(), counts: plane() };
  const sourceWhole = labPlanes(source);
  const lab = new Float64Array(3);
  const { width, rgb } = mask.working;
  const { width: sourceWidth, height: sourceHeight } = source.working;
  for (let y = 0, i = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1, i += 1) {
      const at = (y + frame.y) * width + x + frame.x;
      const [sx, sy] = placed(pair.placement, x + frame.x, y + frame.y);
      const isOutside = sx < 0 || sy < 0 || sx > sourceWidth - 1 || sy > sourceHeight - 1;
      const isDazzling = pair.inside[i] === 1 && (pair.blind[i] === 1 || lightest(mask, at) >= DAZZLING);
      out.counts[i] = isOutside || isDazzling ? 0 : 1;
      labAt(SRGB_LAB, rgb[at * 3], rgb[at * 3 + 1], rgb[at * 3 + 2], lab);
      out.a[i] = lab[1];
      out.b[i] = lab[2];
      out.sourceL[i] = sampled(sourceWhole.l, sx, sy);
      out.sourceA[i] = sampled(sourceWhole.a, sx, sy);
      out.sourceB[i] = sampled(sourceWhole.b, sx, sy);
    }
  }
  return out;
}

function lightest({ working: { rgb } }: SubjectMask, i: number): number {
  return Math.max(rgb[i * 3], rgb[i * 3 + 1], rgb[i * 3 + 2]);
}

function labPlanes({ working: { width, height, rgb } }: SubjectMask): { l: Plane; a: Plane; b: Plane } {
  const plane = (): Plane => ({ width, height, samples: new Float32Array(width * height) });
  const [l, a, b] = [plane(), plane(), plane()];
  const lab = new Float64Array(3);
  for (let i = 0; i < width * height; i += 1) {
    labAt(SRGB_LAB, rgb[i * 3], rgb[i * 3 + 1], rgb[i * 3 + 2], lab);
    l.samples[i] = lab[0];
    a.samples[i] = lab[1];
    b.samples[i] = lab[2];
  }
  return { l, a, b };
}
