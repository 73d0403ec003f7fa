import { type Box, meet } from './box';
import { closerLook } from './closerLook';
import type { Comparable } from './comparable';
import { components } from './components';
import type { FirstLook } from './firstLook';
import { freeOfSpecks } from './freeOfSpecks';
import { type Drawings, inOriginal, type LaidOver } from './laidOver';
import type { Plane } from './plane';
import { regionSizes, type RegionSize } from './regionSizes';

export const NEW_SPECKS_VERSION = '3';

/** A speck, a piece of lint or a scratch on the piece. */
export interface Speck {
  /** How far it stands off, cube root of light: 0.1 is some 30 levels near white. */
  contrast: number;
  /** Pixels of the oriented original. */
  box: Box;
}

// All lengths in working pixels, of a long side of 1000–2400.
const RADIUS = 4; // specks are up to 2 · 4 + 1 wide
const RIM = 5; // the outline is the edge measurement's
// A speck on a busy stone stands alone only from some height on: it is looked for at each of these (as maximally stable regions are; Matas et al. 2002).
const HEIGHTS = [0.05, 0.1, 0.17, 0.26];
const LEAST_CONTRAST = 0.12;
const AREA = { least: 7, most: 150 };
const LONGEST = 15;
const NARROWEST = 3; // slivers lie along edges
const ROUND = { filled: 0.4, aspect: 1.6 };
const LINE = { width: 5, length: 10, narrowest: 5 }; // upright and level ones are slivers of facets: compression brings them out
// Tuned on the development renders: planted specks have 0.08–0.39 as they are and 0.93–1 without, a piece of lint 0.82 without.
const AS_IT_IS = 0.4; // a speck makes its place unlike the source,
const ROUND_WITHOUT = 0.85; // and without it the place is as the source has it
const LINE_WITHOUT = 0.75;
const BESIDE_GROUND = 0.1; // share of its box that looks like ground: a hole of a chain

/**
 * Dust, lint and scratches on the piece that its source does not have, the strongest first: places that are unlike the source as they are, and like it once what is
 * narrower than 9 px is taken away. What the source has too counts as drawing of the piece. Method: residual to a grey opening (facts/imaging.md §4 "Dust"), told
 * from structure by the likeness that remains. Limits: a speck beside a facet edge or at the outline (5 px) is passed over; so are specks below 7 px of area.
 */
export function newSpecks(pair: LaidOver, comparable: Comparable, first: FirstLook): Speck[] {
  const { asItIs, without, heights } = likenesses(pair, comparable, first);
  const found = [0, 1].flatMap((sign) => {
    const tall = new Uint8Array(asItIs.length);
    return HEIGHTS.flatMap((height) => {
      for (let i = 0; i < tall.length; i += 1) tall[i] = comparable.depth[i] >= RIM && heights[sign][i] > height ? 1 : 0;
      const parts = components(tall, pair.frame.width, pair.frame.height, 8);
      const specks = measured(parts.labels, regionSizes(parts, pair.frame.width), asItIs, without[sign], heights[sign]);
      return specks.filter(isSpeck).filter(({ box }) => !isBesideGround(box, comparable.ground, pair.frame.width));
    });
  });
  const strongestFirst = found.sort((one, other) => other.contrast - one.contrast);
  return apart(strongestFirst.map(({ contrast, box }) => ({ contrast, box: inOriginal(pair, box) })));
}

interface Measured extends RegionSize {
  asItIs: number;
  without: number;
  contrast: number;
}

interface Likenesses {
  /** How like the source each pixel is as it is, smoothed, or as the source is without its own dust. */
  asItIs: Float32Array;
  /** Without bright specks, and without dark ones. */
  without: [Float32Array, Float32Array];
  /** How far it stands off from what is left without them. */
  heights: [Float32Array, Float32Array];
}

/** Only about places that are unlike the source as they are: there is no speck elsewhere, and nothing stands off. */
function likenesses(pair: LaidOver, comparable: Comparable, first: FirstLook): Likenesses {
  const { alike } = first;
  const open = new Uint8Array(alike.length);
  for (let i = 0; i < open.length; i += 1) open[i] = comparable.depth[i] >= RIM && alike[i] < AS_IT_IS ? 1 : 0;
  const plane = (): Float32Array => new Float32Array(alike.length);
  const found: Likenesses = { asItIs: alike.slice(), without: [plane(), plane()], heights: [plane(), plane()] };
  const look = (part: Drawings, seen: FirstLook): Float32Array[] => flat(likenessesOf(part, seen));
  closerLook(pair, comparable, first, { open, reach: LONGEST + 1 }, look, flat(found));
  return found;
}

const flat = ({ asItIs, without, heights }: Likenesses): Float32Array[] => [asItIs, ...without, ...heights];

function likenessesOf({ tone, sourceTone }: Drawings, { seen, sourceSeen, alike, lookFine, raise }: FirstLook): Likenesses {
  const sourceClean = freeOfSpecks(sourceTone, RADIUS).map(lookFine);
  const asItIs = alike.slice();
  for (const each of sourceClean) raise(asItIs, seen, each);
  const [withoutBright, withoutDark] = freeOfSpecks(tone, RADIUS);
  return {
    asItIs,
    without: [likeTheSource(withoutBright), likeTheSource(withoutDark)],
    heights: [height(withoutBright), height(withoutDark)],
  };

  function likeTheSource(plane: Plane): Float32Array {
    const one = lookFine(plane);
    const best = new Float32Array(alike.length).fill(-1);
    for (const source of [sourceSeen, ...sourceClean]) raise(best, one, source);
    return best;
  }

  function height({ samples }: Plane): Float32Array {
    const out = new Float32Array(samples.length);
    for (let i = 0; i < out.length; i += 1) out[i] = Math.abs(tone.samples[i] - samples[i]);
    return out;
  }
}

function measured(
  labels: Int32Array,
  regions: RegionSize[],
  asItIs: Float32Array,
  without: Float32Array,
  heights: Float32Array,
): Measured[] {
  const sums = regions.map((region) => ({ ...region, asItIs: 0, without: 0, contrast: 0 }));
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] === 0) continue;
    const sum = sums[labels[i] - 1];
    sum.asItIs += asItIs[i] / sum.area;
    sum.without += without[i] / sum.area;
    sum.contrast = Math.max(sum.contrast, heights[i]);
  }
  return sums;
}

function isSpeck({ area, box, asItIs, without, contrast }: Measured): boolean {
  const [narrow, long] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
  const isSized = area >= AREA.least && area <= AREA.most && narrow >= NARROWEST && long <= LONGEST;
  if (!isSized || contrast < LEAST_CONTRAST || asItIs >= AS_IT_IS) return false;
  const isRound = area >= ROUND.filled * box.width * box.height && long <= ROUND.aspect * narrow;
  const isLine = long >= LINE.length && narrow >= LINE.narrowest && area <= LINE.width * long;
  return (isRound && without > ROUND_WITHOUT) || (isLine && without > LINE_WITHOUT);
}

function isBesideGround(box: Box, ground: Uint8Array | null, width: number): boolean {
  if (ground === null) return false;
  let count = 0;
  for (let y = box.y; y < box.y + box.height; y += 1) for (let x = box.x; x < box.x + box.width; x += 1) count += ground[y * width + x];
  return count >= BESIDE_GROUND * box.width * box.height;
}

/** One for each place: what was found at several heights is one speck. */
function apart(specks: Speck[]): Speck[] {
  const kept: Speck[] = [];
  for (const speck of specks) if (!kept.some(({ box }) => meet(box, speck.box))) kept.push(speck);
  return kept;
}
