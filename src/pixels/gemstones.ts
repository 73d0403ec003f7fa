import { type Box, scaled } from './box';
import { labAt } from './colour';
import type { SubjectMask } from './mask';
import type { Metal } from './metal';
import { RIM } from './metalCandidates';
import type { Raster } from './raster';
import { degrees, type StoneColour, stoneColours } from './stoneColours';

export const GEMSTONES_VERSION = '1';

/**
 * The stones of the piece: what is inside it and no metal. Source: facts/imaging.md §4 "Gemstone colour"; opacity and glints are Loupe's own.
 * Limits: a stone in the colour of its metal is taken for metal, so that on white metals diamonds are told by the edges of their facets alone; what has
 * the hue of the metal is left out, a citrine in yellow gold with it; crevices between small stones count as stone.
 */
export interface Gemstones {
  /** Share of the piece, 0–1. */
  share: number;
  /** What is told apart by hue, the largest first; a colourless one has no hue. */
  colours: StoneColour[];
  /** L* from the darkest to the lightest twentieth of the stones: their fire, 0–100. */
  contrast: number;
  /** Share of the stones that is as even as paint, 0–1: low where facets are seen, high for pearl, turquoise and what was painted over. */
  opacity: number;
  /** Share of the stones that is as good as white, 0–1: glints of the facets. */
  glintShare: number;
  box: Box;
}

export type GemstonesAnswer = { gemstones: Gemstones } | { gemstones: null; reason: string };

const LEAST_STONE = 300; // pixels whose colour is read: a mean of spread 15 is sure within 1
const EVEN = 2; // levels a pixel: a change that is seen as a line begins above it
const GREY_METAL = 5; // C*: less is no gold
const GLINT_L = 95; // facts/imaging.md: speculars
const NONE: GemstonesAnswer = { gemstones: null, reason: 'The catalogue says that the piece has no stones.' };

export function gemstones(raster: Raster, mask: SubjectMask, piece: Metal, hasStones: boolean | null): GemstonesAnswer {
  if (hasStones === false) return NONE;
  const { pixels, lab } = piece.stones;
  const colours = stoneColours(lab, hueOf(piece.lab));
  const seen = colours.reduce((sum, { n }) => sum + n, 0);
  if (seen < LEAST_STONE)
    return {
      gemstones: null,
      reason: `Only ${seen} pixels show a stone of another colour than the metal; ${LEAST_STONE} are needed.`,
    };
  const look = lookOf(raster, mask, piece.region);
  return {
    gemstones: {
      share: look.lightness.length / look.piece,
      colours,
      contrast: quantile(look.lightness, 0.95) - quantile(look.lightness, 0.05),
      opacity: look.even / look.lightness.length,
      glintShare: look.glints / look.lightness.length,
      box: scaled(boxOf(pixels, mask.working.width), mask.working.factor),
    },
  };
}

interface Look {
  /** L* of the stones' pixels, rising. */
  lightness: Float64Array;
  even: number;
  glints: number;
  /** Pixels of the piece. */
  piece: number;
}

/** All of the stones, what is mirrored in them and glints with them. */
function lookOf(raster: Raster, mask: SubjectMask, metal: Uint8Array): Look {
  const { width, factor } = mask.working;
  const { depth: inner, gradient } = mask;
  const half = factor >> 1;
  const lab = new Float64Array(3);
  const found = new Float64Array(inner.length);
  let [n, even, glints, piece] = [0, 0, 0, 0];
  for (let i = 0; i < inner.length; i += 1) {
    if (inner[i] <= RIM) continue;
    piece += 1;
    if (metal[i] === 1) continue;
    const x = i % width;
    const at = ((((i - x) / width) * factor + half) * raster.width + x * factor + half) * 3;
    labAt(raster.lab, raster.rgb[at], raster.rgb[at + 1], raster.rgb[at + 2], lab);
    found[n++] = lab[0];
    if (lab[0] > GLINT_L) glints += 1;
    else if (gradient[i] <= EVEN) even += 1;
  }
  return { lightness: found.subarray(0, n).sort(), even, glints, piece };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)];
}

/** Hue of the metal, degrees; null where it is grey. */
function hueOf(lab: Float32Array): number | null {
  let [a, b] = [0, 0];
  for (let at = 0; at < lab.length; at += 3) {
    a += lab[at + 1];
    b += lab[at + 2];
  }
  const isGrey = (Math.hypot(a, b) * 3) / Math.max(1, lab.length) < GREY_METAL;
  return isGrey ? null : degrees(a, b);
}

function boxOf(pixels: Int32Array, width: number): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (const i of pixels) {
    const x = i % width;
    const y = (i - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
