import { equalTo } from './flags';
import { GROUND } from './ground';
import { innerDistance } from './innerDistance';
import type { SubjectMask } from './mask';

export const SHADOW_VERSION = '1';

/**
 * The shadow of the piece on its ground: what is darker than the empty background, and no piece. Source: facts/imaging.md §4 "Shadow".
 * Limits: the band about the outline (8 px at 1000) is left out, so that the narrowest contact shadow is not seen; uneven light that the background's surface
 * does not follow counts as shadow; a reflection in a mirroring ground is taken for one.
 */
export interface Shadow {
  /** NONE below 0.3 % of the frame; HARD where its edge is narrower than 0.5 % of the frame's long side. */
  kind: 'NONE' | 'SOFT' | 'HARD';
  /** Of the frame, 0–1. */
  share: number;
  /** How much of the light is missing in its darkest twentieth, 0–1. */
  density: number;
  /** Width of its edge from 10 to 90 % of the density, pixels of the original; null without a shadow. */
  softness: number | null;
  /** Where it lies as seen from the middle of the piece, degrees: 0 = to the right, 90 = below, −90 = above; null when all round it, or without a shadow. */
  direction: number | null;
  /** Density where it comes nearest to the piece, 0–1. */
  contact: number;
}

const LEAST_SHARE = 0.003; // of the frame: rests at the outline of pictures without a shadow have up to 0.1 % (development renders)
const HARD_EDGE = 0.005; // of the long side; proposal: bare flash leaves edges of some 3 px at 1000, the soft boxes of the development renders 9–16
const LEAST_OFFSET = 0.02; // of the piece's long side: nearer, and it lies all round
const NEAR_SHARE = 0.014; // of the long side, from the outline: 6 px beyond the band that is left out, at 1000
const DARKEST = 0.95;

export function shadow(mask: SubjectMask): Shadow {
  const { width, height, factor } = mask.working;
  const depth = depths(mask);
  const sorted = Float32Array.from(depth.filter((each) => each > 0)).sort();
  const share = sorted.length / (width * height);
  if (share < LEAST_SHARE) return { kind: 'NONE', share, density: 0, softness: null, direction: null, contact: 0 };
  const density = sorted[Math.floor((sorted.length - 1) * DARKEST)];
  const edge = (0.8 * density) / steepest(depth, width, height);
  const kind = edge < HARD_EDGE * Math.max(width, height) ? 'HARD' : 'SOFT';
  return { kind, share, density, softness: edge * factor, direction: directionOf(mask, depth), contact: contactOf(mask, depth) };
}

/** Missing light of each working pixel in shadow, 0–1; 0 elsewhere. */
function depths({ ground, shading }: SubjectMask): Float32Array {
  const out = new Float32Array(ground.length);
  for (let i = 0; i < out.length; i += 1) if (ground[i] === GROUND.SHADOW) out[i] = Math.max(0, 1 - shading.ratio[i]);
  return out;
}

/** The steepest twentieth of its slopes, missing light a pixel, where both neighbours lie in the shadow. */
function steepest(depth: Float32Array, width: number, height: number): number {
  const slopes: number[] = [];
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 2, i = y * width + 2; x < width - 2; x += 1, i += 1) {
      const [left, right, above, below] = [depth[i - 2], depth[i + 2], depth[i - 2 * width], depth[i + 2 * width]];
      if (left > 0 && right > 0 && above > 0 && below > 0) slopes.push(Math.hypot(right - left, below - above) / 4);
    }
  }
  const sorted = Float64Array.from(slopes).sort();
  return sorted.length === 0 ? Infinity : Math.max(1e-6, sorted[Math.floor((sorted.length - 1) * DARKEST)]);
}

function directionOf({ inside, box, working }: SubjectMask, depth: Float32Array): number | null {
  const piece = middleOf(inside, working.width);
  const dark = middleOf(depth, working.width);
  const [dx, dy] = [dark.x - piece.x, dark.y - piece.y];
  const least = (LEAST_OFFSET * Math.max(box.width, box.height)) / working.factor;
  return Math.hypot(dx, dy) < least ? null : (Math.atan2(dy, dx) * 180) / Math.PI;
}

function middleOf(weights: ArrayLike<number>, width: number): { x: number; y: number } {
  let [sum, x, y] = [0, 0, 0];
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i];
    if (weight === 0) continue;
    sum += weight;
    x += weight * (i % width);
    y += weight * Math.floor(i / width);
  }
  return { x: x / sum, y: y / sum };
}

/** The darkest twentieth of what lies just outside the band about the outline. */
function contactOf(mask: SubjectMask, depth: Float32Array): number {
  const { width, height } = mask.working;
  const away = innerDistance(equalTo(mask.inside, 0), width, height);
  const near = NEAR_SHARE * Math.max(width, height);
  const found = Float32Array.from(depth.filter((each, i) => each > 0 && away[i] <= near)).sort();
  return found.length === 0 ? 0 : found[Math.floor((found.length - 1) * DARKEST)];
}
