import { type BackgroundModel } from './backgroundModel';
import { colourBleed } from './colourBleed';
import { faintOutlines } from './faintOutlines';
import { coarseness, grainOf, steepestGround } from './grain';
import type { Shading } from './shading';
import type { Slope } from './slope';

// Shadows near their contact are steeper than SHADOW_SLOPE, and told by their lack of curvature.
const CONTACT_SLOPE = 9;
const CONTACT_CURVATURE = 1.4;
// Deeper than this is no shadow on a lit table but a dark object.
const DARKEST_SHADOW = 0.12;
const BRIGHTER = 1.06;
// Gaps in an outline up to twice this share of the long side are taken for closed.
const GAP_SHARE = 0.01;
// JPEG of quality 60 leaves 3 levels; what is more is light from the piece on the ground, and grey metal in a rim of coloured metal takes that too.
const MOST_BLEED_WITHIN = 4;
// The third quartile of the tint that a level of grain makes (1.5–1.7 on the development renders with 2 levels added).
const TINT_OF_GRAIN = 1.6;

/** What each pixel of a working picture may be, before it is known which of them are background. */
export interface Scene {
  width: number;
  height: number;
  shading: Shading;
  passable: Uint8Array;
  /** Flat, and of the background's own colour. */
  same: Uint8Array;
  /** Rises no faster than a shadow on this ground, however it curves. */
  gentle: Uint8Array;
  /** The ground is as light as a file can tell: what is clipped in the piece has its level too. */
  isWhite: boolean;
  noise: number;
  /** Levels by which the colour of the piece runs out into the ground, beyond what grain does: by lossy compression, or as light from the piece. */
  runOut: number;
  /** The same, grain and all, as far as it is trusted to make ground of what the piece shuts in. */
  bleedWithin: number;
}

export function gapOf(width: number, height: number): number {
  return Math.max(3, Math.round(GAP_SHARE * Math.max(width, height)));
}

export function readScene(shade: Shading, rise: Slope, model: BackgroundModel, width: number, height: number): Scene {
  const { noise } = model;
  const bleed = colourBleed(shade, rise, width, height);
  const grain = grainOf(rise, noise, width, height);
  const passable = new Uint8Array(width * height);
  const same = new Uint8Array(width * height);
  const gentle = gentleOf(rise, grain);
  const smooth = smoothOf(rise, gentle, grain);
  const outlines = faintOutlines(rise, smooth, grain, width, height);
  for (let i = 0; i < passable.length; i += 1) {
    const slope = rise.gradient[i];
    const ratio = shade.ratio[i];
    if (smooth[i] === 0 || outlines[i] === 1 || ratio < DARKEST_SHADOW || ratio > BRIGHTER || shade.tint[i] > 4 + 2 * (noise + bleed))
      continue;
    passable[i] = 1;
    if (shade.distance[i] <= 1.5 + 2 * noise && slope <= 0.6 + 0.8 * grain) same[i] = 1;
  }
  return {
    width,
    height,
    shading: shade,
    passable,
    same,
    gentle,
    isWhite: isWhite(model),
    noise,
    runOut: Math.min(MOST_BLEED_WITHIN, Math.max(0, bleed - TINT_OF_GRAIN * grain)),
    bleedWithin: Math.min(bleed, MOST_BLEED_WITHIN),
  };
}

function gentleOf({ gradient }: Slope, grain: number): Uint8Array {
  const steepest = steepestGround(grain);
  const out = new Uint8Array(gradient.length);
  for (let i = 0; i < out.length; i += 1) out[i] = gradient[i] <= steepest ? 1 : 0;
  return out;
}

/** Where the ground may lie: no steeper than a shadow, or than one near its contact. */
function smoothOf({ gradient, curvature }: Slope, gentle: Uint8Array, grain: number): Uint8Array {
  const coarse = coarseness(grain);
  const out = new Uint8Array(gradient.length);
  for (let i = 0; i < out.length; i += 1)
    out[i] = gentle[i] === 1 || (gradient[i] <= CONTACT_SLOPE * coarse && curvature[i] <= CONTACT_CURVATURE * coarse) ? 1 : 0;
  return out;
}

const WHITE = 250; // levels

function isWhite({ surface }: BackgroundModel): boolean {
  return Math.min(surface[0], surface[1], surface[2]) >= WHITE;
}
