import { components } from './components';
import { chosen, equalTo } from './flags';
import type { Shading } from './shading';
import { spread } from './spread';

// All tuned on the development renders.
const BAND = { from: 2, to: 7 }; // pixels from the piece: where a compressed file lets its colour bleed into the ground
const BLED = 0.9; // share of the band that bleeds less
const LEAST_TINT = 0.5; // levels
const MOST_TINT = 10;
const FINENESS = 20; // steps a level that tints are told apart by
const LIT = { from: 0.72, to: 0.985 }; // of the ground's light: shaded by the piece, and no burnt highlight on it
const LEAST_PIXELS = 4;
const MOST_SHARE = 0.003; // of the frame
const RIM = { from: 2, to: 4 }; // pixels about the place, beyond those that it shares with the metal
const COLOURED = { levels: 8, times: 1.5 }; // tint of the metal: at least, and so many times what bleeds
const LEAST_COLOURED = 0.85; // of the rim
const LEAST_TINTED = 0.4; // of the piece
const WIRE_SHARE = 0.01; // of the long side: between the place and the open ground

/**
 * Narrow gaps of coloured metal, such as those of a chain's links, by their colour: shaded ground is as colourless there as it is about the piece, ringed by metal
 * that is not, and a wire's width from the open ground. 1 = seen through. Limits: grey metal tells nothing; a gap in no shade is told by having the ground's colour.
 */
export function seenThrough(background: Uint8Array, shade: Shading, width: number, height: number): Uint8Array {
  if (!isColoured(background, shade)) return new Uint8Array(background.length);
  const bled = bleeding(background, shade, width, height);
  const plain = new Uint8Array(background.length);
  for (let i = 0; i < plain.length; i += 1) {
    const isLit = shade.ratio[i] >= LIT.from && shade.ratio[i] <= LIT.to;
    plain[i] = background[i] === 0 && isLit && shade.tint[i] <= bled ? 1 : 0;
  }
  const { labels, count } = components(plain, width, height, 4);
  const isRinged = ringed({ labels, count, plain }, background, shade, bled, width, height);
  const area = new Float64Array(count + 1);
  const isNear = new Uint8Array(count + 1);
  const { steps } = spread(background, null, width, height, Math.round(WIRE_SHARE * Math.max(width, height)));
  for (let i = 0; i < plain.length; i += 1) {
    area[labels[i]] += 1;
    if (steps[i] !== 255) isNear[labels[i]] = 1;
  }
  const isSmall = (label: number): boolean => area[label] >= LEAST_PIXELS && area[label] <= MOST_SHARE * width * height;
  return chosen(
    labels,
    isRinged.map((each, label) => (label > 0 && each === 1 && isNear[label] === 1 && isSmall(label) ? 1 : 0)),
  );
}

/** Whether the piece is of coloured metal: of the development renders gold has tint on 0.74–0.94 of itself, silver and white gold on none. */
export function isColoured(background: Uint8Array, shade: Shading): boolean {
  let [piece, tinted] = [0, 0];
  for (let i = 0; i < background.length; i += 1) {
    if (background[i] === 1) continue;
    piece += 1;
    if (shade.tint[i] >= COLOURED.levels) tinted += 1;
  }
  return tinted > LEAST_TINTED * piece;
}

interface Places {
  labels: Int32Array;
  count: number;
  plain: Uint8Array;
}

/** By label: whether what lies about the place is coloured metal. */
function ringed(
  { labels, count, plain }: Places,
  background: Uint8Array,
  shade: Shading,
  bled: number,
  width: number,
  height: number,
): Uint8Array {
  const { origin, steps } = spread(plain, null, width, height, RIM.to);
  const rim = new Float64Array(count + 1);
  const coloured = new Float64Array(count + 1);
  const least = Math.max(COLOURED.levels, COLOURED.times * bled);
  for (let i = 0; i < plain.length; i += 1) {
    if (origin[i] < 0 || steps[i] < RIM.from || background[i] === 1) continue;
    rim[labels[origin[i]]] += 1;
    if (shade.tint[i] >= least) coloured[labels[origin[i]]] += 1;
  }
  return Uint8Array.from(rim, (each, label) => (each > 0 && coloured[label] >= LEAST_COLOURED * each ? 1 : 0));
}

/** How far from colourless the ground gets beside the piece, levels. */
function bleeding(background: Uint8Array, shade: Shading, width: number, height: number): number {
  const { steps } = spread(equalTo(background, 0), null, width, height, BAND.to);
  const counts = new Uint32Array(MOST_TINT * FINENESS + 1);
  let all = 0;
  for (let i = 0; i < steps.length; i += 1) {
    if (background[i] === 0 || steps[i] < BAND.from || steps[i] > BAND.to) continue;
    counts[Math.min(counts.length - 1, Math.floor(shade.tint[i] * FINENESS))] += 1;
    all += 1;
  }
  let below = 0;
  const typical = counts.findIndex((count) => (below += count) > BLED * (all - 1));
  return Math.min(MOST_TINT, Math.max(LEAST_TINT, (typical + 1) / FINENESS));
}
