import { type Box, meet } from './box';
import { components } from './components';
import type { LaidOver } from './laidOver';
import { solve } from './leastSquares';
import type { SubjectMask } from './mask';
import { pairOfColours, type PairOfColours } from './pairOfColours';
import { regionSizes } from './regionSizes';
import { windowMean } from './windowMean';

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
const LEAST_TOGETHER = 550; // a grain of dust of 10 px that was taken off weighs 490
const TOGETHER = 12; // working pixels: the halves of a link that is gone are one place
const MOST_AT_OUTLINE = 2; // a cut-out that was made badly is off in many places; edge quality tells of it
const LEAST_INSIDE = 0.5; // of a place lies in both silhouettes, or it is one of the outline
const COLOURLESS = 1; // a*, b* of a grey file

/**
 * Places whose colour changed otherwise than that of their like: a stone that became metal, a claw that became stone, a link that became ground or was filled.
 * What a retoucher does to all of a picture is taken out first: an affine map from the colours of the source, fitted with Tukey's biweight; then, for each colour
 * of the source, what became of most of its pixels, so that a recoloured stone or metal is no change. Heaviest first; null where either has no colour.
 * Limits: grey metal on grey or white has no colour to tell by; a place that is the only one of its colour passes for recoloured; so does what is below some 60 px.
 */
export function colourChanges(pair: LaidOver, mask: SubjectMask, source: SubjectMask): ColourChange[] | null {
  const colours = pairOfColours(pair, mask, source);
  if (isColourless(colours.a, colours.b) || isColourless(colours.sourceA, colours.sourceB)) return null;
  const left = unexplained(colours);
  takeCommonOut(left, colours, pair.sourceInside);
  const found = places(pair, means(left, colours.counts, pair), colours);
  const outer = found.filter(({ inside }) => inside < LEAST_INSIDE);
  return found
    .filter(({ inside }) => inside >= LEAST_INSIDE || outer.length <= MOST_AT_OUTLINE)
    .map(({ weight, box }) => ({ weight, box }))
    .sort((one, other) => other.weight - one.weight);
}

function isColourless(a: Float32Array, b: Float32Array): boolean {
  return a.every((value, i) => Math.abs(value) < COLOURLESS && Math.abs(b[i]) < COLOURLESS);
}

interface Left {
  a: Float32Array;
  b: Float32Array;
}

const CUTOFFS = [Infinity, 30, 20, 15, 12, 12]; // ΔE beyond which a pixel has no say, round by round
const STRIDE = 7; // of the pixels are enough for eight unknowns

/** What is left of the colours of the picture after an affine map from those of the source: the same everywhere, as white balance, curves and profiles are. */
function unexplained(colours: PairOfColours): Left {
  let map = [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  for (const cutoff of CUTOFFS) map = fitted(colours, map, cutoff);
  const left: Left = { a: new Float32Array(colours.a.length), b: new Float32Array(colours.b.length) };
  const terms = [0, 0, 0, 0];
  for (let i = 0; i < left.a.length; i += 1) {
    termsAt(colours, i, terms);
    left.a[i] = colours.a[i] - mapped(map, terms, 0);
    left.b[i] = colours.b[i] - mapped(map, terms, 1);
  }
  return left;
}

function fitted(colours: PairOfColours, map: number[][], cutoff: number): number[][] {
  const matrix = Array.from({ length: 4 }, (_, p) => Array.from({ length: 4 }, (__, q) => (p === q ? 1e-6 : 0)));
  const right = Array.from({ length: 4 }, () => [0, 0]);
  const terms = [0, 0, 0, 0];
  for (let i = 0; i < colours.a.length; i += STRIDE) {
    if (colours.counts[i] === 0) continue;
    termsAt(colours, i, terms);
    const off = Math.hypot(colours.a[i] - mapped(map, terms, 0), colours.b[i] - mapped(map, terms, 1)) / cutoff;
    if (off >= 1) continue;
    const weight = (1 - off * off) ** 2;
    for (let p = 0; p < 4; p += 1) {
      for (let q = 0; q < 4; q += 1) matrix[p][q] += weight * terms[p] * terms[q];
      right[p][0] += weight * terms[p] * colours.a[i];
      right[p][1] += weight * terms[p] * colours.b[i];
    }
  }
  return solve(matrix, right);
}

function termsAt({ sourceL, sourceA, sourceB }: PairOfColours, i: number, out: number[]): void {
  out[0] = sourceL[i] / 100;
  out[1] = sourceA[i] / 50;
  out[2] = sourceB[i] / 50;
  out[3] = 1;
}

function mapped(map: number[][], terms: number[], axis: 0 | 1): number {
  return terms[0] * map[0][axis] + terms[1] * map[1][axis] + terms[2] * map[2][axis] + terms[3] * map[3][axis];
}

const STEP = { lightness: 25, chroma: 10 }; // of the cells that colours of the source are sorted into
const LEAST_ALIKE = 100; // pixels of one cell, or nothing is common to them

/** Takes from each pixel what became of most pixels of its colour: of the piece, or of the ground, as grey metal may be toned and the grey ground beside it not. */
function takeCommonOut(left: Left, colours: PairOfColours, sourceInside: Uint8Array): void {
  const cellOf = (i: number): number => {
    const [l, a, b] = [colours.sourceL[i] / STEP.lightness, colours.sourceA[i] / STEP.chroma, colours.sourceB[i] / STEP.chroma];
    return Math.floor(l) + 8 * (Math.floor(a) + 16) + 256 * (Math.floor(b) + 16) + 8192 * sourceInside[i];
  };
  const members = new Map<number, number[]>();
  for (let i = 0; i < left.a.length; i += 1) {
    if (colours.counts[i] === 0) continue;
    const cell = cellOf(i);
    const list = members.get(cell);
    if (list) list.push(i);
    else members.set(cell, [i]);
  }
  for (const list of members.values()) {
    if (list.length < LEAST_ALIKE) continue;
    const [a, b] = [median(list, left.a), median(list, left.b)];
    for (const i of list) {
      left.a[i] -= a;
      left.b[i] -= b;
    }
  }
}

const MOST_SORTED = 2000; // members speak for all: the median of that many is right to a hundredth of their spread

function median(members: readonly number[], values: Float32Array): number {
  const step = Math.ceil(members.length / MOST_SORTED);
  const sorted = Float32Array.from({ length: Math.floor((members.length - 1) / step) + 1 }, (_, k) => values[members[k * step]]).sort();
  return sorted[sorted.length >> 1];
}

const LEAST_SHARE = 0.3; // of the window about a pixel must count

/** Of the differences with their signs: what lies half a pixel off leaves as much on one side of an edge as it takes on the other. */
function means({ a, b }: Left, counts: Float32Array, { frame: { width, height } }: LaidOver): Float32Array {
  const mean = (values: Float32Array): Float32Array => windowMean({ width, height, samples: values.map((value, i) => value * counts[i]) });
  const [share, meanA, meanB] = [windowMean({ width, height, samples: counts }), mean(a), mean(b)];
  return share.map((each, i) => (each < LEAST_SHARE ? 0 : Math.hypot(meanA[i], meanB[i]) / each));
}

interface Place extends ColourChange {
  area: number;
  /** Share of it that lies in both silhouettes. */
  inside: number;
}

function places(pair: LaidOver, off: Float32Array, colours: PairOfColours): Place[] {
  const { width, height } = pair.frame;
  const scale = pair.enlargement ** 2;
  const regions = components(
    Uint8Array.from(off, (each) => (each > UNEXPLAINED ? 1 : 0)),
    width,
    height,
    8,
  );
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
  const [inside, chroma]: [number[], Float32Array] = [[], sourceA.map((a, i) => Math.hypot(a, sourceB[i]))];
  for (let i = 0; i < sourceInside.length; i += 1) if (sourceInside[i] === 1 && counts[i] === 1) inside.push(i);
  return inside.length > 0 && median(inside, chroma) < GREY;
}

/** Median L* of the source about the piece. */
function groundLightness({ inside, sourceInside }: LaidOver, { counts, sourceL }: PairOfColours): number {
  const about: number[] = [];
  for (let i = 0; i < inside.length; i += 1) if (inside[i] === 0 && sourceInside[i] === 0 && counts[i] === 1) about.push(i);
  return about.length === 0 ? 100 : median(about, sourceL);
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
