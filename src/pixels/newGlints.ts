import type { Box } from './box';
import type { Comparable } from './comparable';
import { components } from './components';
import { chosen } from './flags';
import { innerDistance } from './innerDistance';
import { inOriginal, type LaidOver } from './laidOver';
import type { SubjectMask } from './mask';
import { regionSizes } from './regionSizes';

export const NEW_GLINTS_VERSION = '2';

const GLINT = 245; // all channels
const NOT_BRIGHT = 0.85; // cube root of light by that of the ground: 0.61 of the light of a white ground
const REACH = 2; // pixels that source and picture may lie apart after registration
const RIM = 3;
const CORE = 4; // seven pixels across: slivers and blocks of a stepped cut-out are ground seen between stone and setting, whitened with the rest
const THROUGH = 0.5; // of a place that looks like shadowed ground in the source: it is seen through the piece, and was whitened with the rest
const LONGEST = 0.05; // of the long side; what is larger is the ground in an opening that was not seen in the source

/**
 * Sparkle that the source did not have, the largest first: white places of the piece whose place in the source, brought to the lightness of the picture, is not bright.
 * Method and numbers are Loupe's own. Limits: sparkle laid over what was bright is not seen, nor over a plain grey facet, which
 * looks like ground, nor one narrower than 7 px or at the outline of a piece on white.
 */
export function newGlints(pair: LaidOver, mask: SubjectMask, { weights }: Comparable): Box[] {
  const { width, height } = pair.frame;
  const depth = innerDistance(pair.sourceInside, width, height); // of the source: on a white ground a glint passes for a hole of the picture
  const gain = gainOf(pair, weights);
  const glints = apartFromGround(pair, mask, depth);
  for (let y = 0, i = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, i += 1) if (glints[i] === 1 && gain * brightestNear(pair, x, y) >= NOT_BRIGHT) glints[i] = 0;
  const parts = components(glints, width, height, 8);
  const core = new Uint8Array(parts.count + 1);
  const through = new Int32Array(parts.count + 1);
  const inner = innerDistance(glints, width, height);
  for (let i = 0; i < inner.length; i += 1) {
    core[parts.labels[i]] = Math.max(core[parts.labels[i]], inner[i]);
    through[parts.labels[i]] += pair.sourceGroundLike[i];
  }
  return regionSizes(parts, width)
    .filter(
      ({ area, box }, k) =>
        core[k + 1] >= CORE && through[k + 1] < THROUGH * area && Math.max(box.width, box.height) <= LONGEST * pair.longSide,
    )
    .sort((one, other) => other.area - one.area)
    .map(({ box }) => inOriginal(pair, box));
}

/** White places of the piece that no white of the ground runs into, as it does into a jagged cut-out. */
function apartFromGround(pair: LaidOver, mask: SubjectMask, depth: Uint8Array): Uint8Array {
  const { width, height } = pair.frame;
  const white = new Uint8Array(depth.length);
  for (let y = 0, i = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, i += 1) white[i] = isWhite(mask, pair, x, y) ? 1 : 0;
  const { labels, count } = components(white, width, height, 8);
  const isApart = new Uint8Array(count + 1).fill(1, 1);
  for (let i = 0; i < labels.length; i += 1) if (depth[i] < RIM) isApart[labels[i]] = 0;
  return chosen(labels, isApart);
}

/** How much lighter the piece was made, as the median over what can be compared. */
function gainOf({ tone, sourceTone }: LaidOver, weights: Float32Array): number {
  const found: number[] = [];
  for (let i = 0; i < weights.length; i += 7)
    if (weights[i] > 0 && sourceTone.samples[i] > 0.1) found.push(tone.samples[i] / sourceTone.samples[i]);
  const sorted = Float64Array.from(found).sort();
  return sorted.length === 0 ? 1 : sorted[sorted.length >> 1];
}

function isWhite({ working }: SubjectMask, { frame }: LaidOver, x: number, y: number): boolean {
  const at = ((frame.y + y) * working.width + frame.x + x) * 3;
  return working.rgb[at] >= GLINT && working.rgb[at + 1] >= GLINT && working.rgb[at + 2] >= GLINT;
}

function brightestNear({ sourceTone: { width, height, samples } }: LaidOver, x: number, y: number): number {
  let most = 0;
  for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v += 1)
    for (let u = Math.max(0, x - REACH); u <= Math.min(width - 1, x + REACH); u += 1) most = Math.max(most, samples[v * width + u]);
  return most;
}
