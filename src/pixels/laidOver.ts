import { type Box, grown, scaled } from './box';
import { inWorking, type SubjectMask } from './mask';
import { blurred, type Plane, sampled } from './plane';
import { type Placement, placed, register, scaleOf } from './registration';
import { toneOf } from './tone';
import { TUNED_SIDE } from './workingPicture';

/** A picture and its source on one grid: that of the picture's working copy, cut to the piece. */
export interface LaidOver {
  /** What is compared, working pixels of the picture. */
  frame: Box;
  /** Pixels of the original a working pixel of the picture. */
  factor: number;
  /** Of the whole working picture. */
  longSide: number;
  /** How much longer it is than 1200, on which what counts as a change was tuned; at least 1. */
  enlargement: number;
  tone: Plane;
  sourceTone: Plane;
  /** 1 = piece. */
  inside: Uint8Array;
  sourceInside: Uint8Array;
  /** 1 = burnt out in either, or outside the source's frame: nothing to compare. */
  blind: Uint8Array;
  /** 1 = smooth and as colourless as the ground, in either. */
  groundLike: Uint8Array;
  /** The same of the source alone. */
  sourceGroundLike: Uint8Array;
  placement: Placement;
  agreement: number;
}

/** Both on one grid, as far as their drawing goes. */
export type Drawings = Pick<LaidOver, 'tone' | 'sourceTone' | 'enlargement'>;

// Beyond the outline as far as any change of it is looked for.
const MARGIN = 16;
const LARGER = 1.15;
const PIXEL_BLUR = 0.5; // σ of a pixel's own box, about 1 / √12, and of the kernel that made it

/** Finds where the source lies under the picture, and brings both to one grid. */
export function laidOver(mask: SubjectMask, source: SubjectMask): LaidOver {
  const [whole, sourceWhole] = [toneOf(mask), toneOf(source)];
  const { placement, agreement } = register(whole, sourceWhole, byBoxes(mask, source));
  const frame = grown(inWorking(mask), MARGIN, mask.working);
  const size = { width: frame.width, height: frame.height };
  const plane = (): Plane => ({ ...size, samples: new Float32Array(frame.width * frame.height) });
  const flags = (): Uint8Array => new Uint8Array(frame.width * frame.height);
  const out: LaidOver = {
    ...{
      frame,
      factor: mask.working.factor,
      longSide: Math.max(whole.width, whole.height),
      enlargement: Math.max(1, Math.max(whole.width, whole.height) / TUNED_SIDE),
      placement,
      agreement,
      tone: plane(),
      sourceTone: plane(),
    },
    ...{ inside: flags(), sourceInside: flags(), blind: flags(), groundLike: flags(), sourceGroundLike: flags() },
  };
  const scale = scaleOf(placement);
  const both = {
    mask,
    source,
    whole: forScale(whole, 1 / scale),
    sourceWhole: forScale(sourceWhole, scale),
    ground: groundLike(mask),
    sourceGround: groundLike(source),
  };
  for (let y = 0, i = 0; y < frame.height; y += 1) {
    for (let x = 0; x < frame.width; x += 1, i += 1) fill(out, i, frame.x + x, frame.y + y, both);
  }
  return out;
}

/** What is larger than the other is brought to the sharpness of its grid, or it would hold what no pixel of that size can. */
function forScale(plane: Plane, scale: number): Plane {
  return scale <= LARGER ? plane : blurred(plane, PIXEL_BLUR * Math.sqrt(scale * scale - 1));
}

/** A box of the common grid in pixels of the oriented original of the picture. */
export function inOriginal({ frame, factor }: LaidOver, box: Box): Box {
  return scaled({ ...box, x: box.x + frame.x, y: box.y + frame.y }, factor);
}

interface Both {
  mask: SubjectMask;
  source: SubjectMask;
  whole: Plane;
  sourceWhole: Plane;
  ground: Uint8Array;
  sourceGround: Uint8Array;
}

function fill(out: LaidOver, i: number, x: number, y: number, { mask, source, whole, sourceWhole, ground, sourceGround }: Both): void {
  const at = y * whole.width + x;
  out.tone.samples[i] = whole.samples[at];
  out.inside[i] = mask.inside[at];
  const [sx, sy] = placed(out.placement, x, y);
  const isOutside = sx < 0 || sy < 0 || sx > sourceWhole.width - 1 || sy > sourceWhole.height - 1;
  out.sourceTone.samples[i] = isOutside ? 1 : sampled(sourceWhole, sx, sy);
  const under =
    Math.round(Math.min(sourceWhole.height - 1, Math.max(0, sy))) * sourceWhole.width +
    Math.round(Math.min(sourceWhole.width - 1, Math.max(0, sx)));
  out.sourceInside[i] = isOutside ? mask.inside[at] : source.inside[under];
  out.blind[i] = isOutside || isBlown(mask, at) || isBlown(source, under) ? 1 : 0;
  out.sourceGroundLike[i] = isOutside ? 0 : sourceGround[under];
  out.groundLike[i] = ground[at] | out.sourceGroundLike[i];
}

/** Where the source would lie if both showed the same piece whole. */
function byBoxes(mask: SubjectMask, source: SubjectMask): Placement {
  const [here, there] = [inWorking(mask), inWorking(source)];
  const a = Math.sqrt((there.width * there.height) / (here.width * here.height));
  const middle = (box: Box): [number, number] => [box.x + (box.width - 1) / 2, box.y + (box.height - 1) / 2];
  const [[x, y], [sx, sy]] = [middle(here), middle(there)];
  return { a, b: 0, dx: sx - a * x, dy: sy - a * y };
}

// One channel this near to 255 has lost its drawing, and two from 240 on have most of it (tone curves flatten there).
const CLIPPED = 252;
const BLOWN = 240;

function isBlown({ working: { rgb } }: SubjectMask, i: number): boolean {
  const [r, g, b] = [rgb[i * 3], rgb[i * 3 + 1], rgb[i * 3 + 2]];
  return Math.max(r, g, b) >= CLIPPED || (r >= BLOWN ? 1 : 0) + (g >= BLOWN ? 1 : 0) + (b >= BLOWN ? 1 : 0) >= 2;
}

const GROUND_TINT = 3; // levels
const GROUND_LIGHT = [0.4, 1.06];

function groundLike({ gentle, shading: { tint, ratio }, background: { noise } }: SubjectMask): Uint8Array {
  const out = new Uint8Array(tint.length);
  for (let i = 0; i < out.length; i += 1)
    out[i] = tint[i] <= GROUND_TINT + 2 * noise && ratio[i] > GROUND_LIGHT[0] && ratio[i] < GROUND_LIGHT[1] && gentle[i] === 1 ? 1 : 0;
  return out;
}
