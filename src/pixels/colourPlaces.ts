import { type Box, meet } from './box';
import { components } from './components';
import type { LaidOver } from './laidOver';
import type { PairOfColours } from './pairOfColours';
import { regionSizes } from './regionSizes';
import { sampledMedian } from './sampledMedian';

/** A place that has another colour than its source would have after all that was done to the colours of the picture. */
export interface ColourChange {
  /** Pixels, each by how far its chroma lies beyond what is left unexplained elsewhere; ΔE · working pixels of a long side of up to 1200. */
  weight: number;
  /** Working pixels of the common frame. */
  box: Box;
}

// All tuned on the development renders: the heaviest place of an honest pair weighs 109 (a JPEG of quality 60), the lightest change 595 (half a link of a chain), the lightest whole one 677 (a claw of 16 px).
const UNEXPLAINED = 12; // ΔE in a*, b*
const LEAST_WEIGHT = 270;
const LEAST_TOGETHER = 550; // a grain of dust of 10 px that was taken off weighs up to 585
const TOGETHER = 12; // working pixels: the halves of a link that is gone are one place

export interface Place extends ColourChange {
  area: number;
  /** Share of it that lies in both silhouettes. */
  inside: number;
}

/** Where `off` (ΔE that is left unexplained) is large on many pixels together; what lies close is one place. Grains of dust that were cleaned off are none. */
export function places(pair: LaidOver, off: Float32Array, colours: PairOfColours): Place[] {
  const { width, height } = pair.frame;
  const scale = pair.enlargement ** 2;
  const isOff = new Uint8Array(off.length);
  for (let i = 0; i < off.length; i += 1) isOff[i] = off[i] > UNEXPLAINED ? 1 : 0;
  const regions = components(isOff, width, height, 8);
  const none = { weight: 0, inside: 0, chroma: 0, sourceChroma: 0, sourceL: 0, darkest: Infinity, lightest: 0 };
  const found: Seen[] = regionSizes(regions, width).map((region) => ({ ...region, ...none }));
  for (let i = 0; i < off.length; i += 1) {
    if (regions.labels[i] === 0) continue;
    const place = found[regions.labels[i] - 1];
    place.weight += (off[i] - UNEXPLAINED) / scale;
    place.inside += (pair.inside[i] & pair.sourceInside[i]) / place.area;
    see(place, colours, i);
  }
  const ground = groundLightness(pair, colours);
  const least = isGreyPiece(pair, colours) ? COLOURED : 0;
  return together(
    found.filter((place) => place.weight >= LEAST_WEIGHT && place.sourceChroma >= least && !isGrain(place, ground, scale)),
  ).filter(({ weight }) => weight >= LEAST_TOGETHER);
}

/** A place beside its colours: chroma of the picture, and chroma and L* of its source, means over its pixels; least and most L*. */
interface Seen extends Place {
  chroma: number;
  sourceChroma: number;
  sourceL: number;
  darkest: number;
  lightest: number;
}

function see(place: Seen, { a, b, sourceL, sourceA, sourceB }: PairOfColours, i: number): void {
  place.chroma += Math.hypot(a[i], b[i]) / place.area;
  place.sourceChroma += Math.hypot(sourceA[i], sourceB[i]) / place.area;
  place.sourceL += sourceL[i] / place.area;
  place.darkest = Math.min(place.darkest, sourceL[i]);
  place.lightest = Math.max(place.lightest, sourceL[i]);
}

// Grains on the gold of the development renders have at most 85 px, a quarter of its chroma and 31 of contrast; the smallest of what is structure has none of the three.
const GRAIN = { area: 200, chroma: 0.4, contrast: 36, inside: 0.9 };
const DARKER = 10; // L* than the ground

/**
 * A grain of dust that was cleaned off coloured metal: small, grey and evenly dark in the source. A claw that is gone has the colour of the metal, a stone the
 * contrast of its facets, a gap that was filled the light of the ground.
 */
function isGrain(place: Seen, groundL: number, scale: number): boolean {
  const isGrey = place.sourceChroma <= GRAIN.chroma * place.chroma;
  const isPlain = place.lightest - place.darkest <= GRAIN.contrast && place.sourceL <= groundL - DARKER;
  return place.area <= GRAIN.area * scale && place.inside >= GRAIN.inside && isGrey && isPlain;
}

// Median chroma of the source: 6–8 of grey metals under a warm lamp, 13–33 of gold; less of rose gold all covered by diamonds, whose claws have 20.
const GREY = 10;
const COLOURED = 12;

/** A piece of grey metal tells by what had a colour, such as its stones; grey that took one was toned, or the mask of the source took it for ground. */
function isGreyPiece({ sourceInside }: LaidOver, { counts, sourceA, sourceB }: PairOfColours): boolean {
  const inside: number[] = [];
  const chroma = new Float32Array(sourceA.length);
  for (let i = 0; i < sourceInside.length; i += 1) {
    if (sourceInside[i] === 0 || counts[i] === 0) continue;
    inside.push(i);
    chroma[i] = Math.hypot(sourceA[i], sourceB[i]);
  }
  return inside.length > 0 && sampledMedian(inside, chroma) < GREY;
}

/** Median L* of the source about the piece. */
function groundLightness({ inside, sourceInside }: LaidOver, { counts, sourceL }: PairOfColours): number {
  const about: number[] = [];
  for (let i = 0; i < inside.length; i += 1) if (inside[i] === 0 && sourceInside[i] === 0 && counts[i] === 1) about.push(i);
  return about.length === 0 ? 100 : sampledMedian(about, sourceL);
}

function together(places: Place[]): Place[] {
  const joined: Place[] = [];
  for (const place of places) {
    const near = joined.find(({ box }) => meet(box, place.box, TOGETHER));
    if (!near) {
      joined.push({ ...place });
      continue;
    }
    const area = near.area + place.area;
    near.inside = (near.inside * near.area + place.inside * place.area) / area;
    near.area = area;
    near.weight += place.weight;
    near.box = union(near.box, place.box);
  }
  return joined;
}

function union(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const [right, bottom] = [Math.max(one.x + one.width, other.x + other.width), Math.max(one.y + one.height, other.y + other.height)];
  return { x, y, width: right - x, height: bottom - y };
}
