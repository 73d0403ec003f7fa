import type { Metal } from './metal';
import { type ZoneSteps, zonesOf, type ZoneTone } from './zoneTones';

export const METAL_TONE_VERSION = '1';

export type MetalToneAnswer = { zones: ZoneTone[] } | { zones: null; reason: string };

// L* 35–90 in three zones (facts/imaging.md §4); the light one goes on to where eight bits lose the colour, for white metals live there.
const ZONES: ZoneSteps = [
  { zone: 'SHADOW', from: 35, to: 55 },
  { zone: 'MID', from: 55, to: 75 },
  { zone: 'HIGHLIGHT', from: 75, to: 95 },
];
// A mean over 500 pixels of spread 3 is sure within 0.2 (3/√500, pixels half dependent); proposal.
const LEAST_METAL = 500;
// The same for one zone: within 0.4.
const LEAST_ZONE = 100;

// Where there may be stones, a zone with less than this share of the metal is mostly metal mirrored in them: of the dark zone of studs, half (development renders).
const LEAST_SHARE = 0.1;

/**
 * Colour of the metal by lightness. The zones are fixed steps of L*, so that one metal gives one colour in a zone whatever the form of the piece mirrors.
 * Source: facts/imaging.md §4 "Metal tone". Limits: what moves all of a metal from one zone into the next shows in n before it shows in L*;
 * coloured surroundings mirrored all over a piece are taken for its colour.
 */
export function metalTone(metal: Metal, hasStones: boolean | null): MetalToneAnswer {
  const n = metal.pixels.length;
  if (n < LEAST_METAL)
    return { zones: null, reason: `Only ${n} pixels show the metal itself; ${LEAST_METAL} are needed to tell its colour.` };
  const least = Math.max(LEAST_ZONE, hasStones === false ? 0 : LEAST_SHARE * n);
  const zones = zonesOf(metal.lab, ZONES, least);
  return zones.length > 0
    ? { zones }
    : { zones: null, reason: 'The metal is all darker or lighter than the zones in which its colour is told (L* 35–95).' };
}
