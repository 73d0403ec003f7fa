import type { Lab } from './colour';
import type { Metal } from './metal';

export const METAL_TONE_VERSION = '1';

export type TonalZone = 'SHADOW' | 'MID' | 'HIGHLIGHT';

/**
 * Colour of the metal by lightness. The zones are fixed steps of L*, so that one metal gives one colour in a zone whatever the form of the piece mirrors.
 * Source: facts/imaging.md §4 "Metal tone". Limits: what moves all of a metal from one zone into the next shows in n before it shows in L*;
 * coloured surroundings mirrored all over a piece are taken for its colour.
 */
export interface ZoneTone {
  zone: TonalZone;
  /** Pixels. */
  n: number;
  /** Lab D50, trimmed mean. */
  lab: Lab;
  /** Spread of colour in the zone: median distance in a*, b* from `lab`. */
  spread: number;
}

export type MetalToneAnswer = { zones: ZoneTone[] } | { zones: null; reason: string };

// L* 35–90 in three zones (facts/imaging.md §4); the light one goes on to where eight bits lose the colour, for white metals live there.
const ZONES: readonly { zone: TonalZone; from: number; to: number }[] = [
  { zone: 'SHADOW', from: 35, to: 55 },
  { zone: 'MID', from: 55, to: 75 },
  { zone: 'HIGHLIGHT', from: 75, to: 95 },
];
const TRIM = 0.1;
// A mean over 500 pixels of spread 3 is sure within 0.2 (3/√500, pixels half dependent); proposal.
const LEAST_METAL = 500;
// The same for one zone: within 0.4.
const LEAST_ZONE = 100;

// Where there may be stones, a zone with less than this share of the metal is mostly metal mirrored in them: of the dark zone of studs, half (development renders).
const LEAST_SHARE = 0.1;

export function metalTone(metal: Metal, hasStones: boolean | null): MetalToneAnswer {
  const n = metal.pixels.length;
  if (n < LEAST_METAL)
    return { zones: null, reason: `Only ${n} pixels show the metal itself; ${LEAST_METAL} are needed to tell its colour.` };
  const least = Math.max(LEAST_ZONE, hasStones === false ? 0 : LEAST_SHARE * n);
  const zones = ZONES.flatMap(({ zone, from, to }) => {
    const members = membersOf(metal.lab, from, to);
    return members.length < least ? [] : [toneOf(zone, metal.lab, members)];
  });
  return zones.length > 0
    ? { zones }
    : { zones: null, reason: 'The metal is all darker or lighter than the zones in which its colour is told (L* 35–95).' };
}

function membersOf(lab: Float32Array, from: number, to: number): Int32Array {
  const found = new Int32Array(lab.length / 3);
  let n = 0;
  for (let at = 0; at < lab.length; at += 3) if (lab[at] >= from && lab[at] < to) found[n++] = at;
  return found.subarray(0, n);
}

function toneOf(zone: TonalZone, lab: Float32Array, members: Int32Array): ZoneTone {
  const [l, a, b] = [0, 1, 2].map((axis) => trimmedMean(Float64Array.from(members, (at) => lab[at + axis])));
  const distances = Float64Array.from(members, (at) => Math.hypot(lab[at + 1] - a, lab[at + 2] - b)).sort();
  return { zone, n: members.length, lab: { l, a, b }, spread: distances[distances.length >> 1] };
}

function trimmedMean(values: Float64Array): number {
  const cut = Math.floor(values.length * TRIM);
  const middle = values.sort().subarray(cut, values.length - cut);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
