import { atLeast, meanWhere } from './flags';
import { gapOf, type Scene } from './groundScene';
import { innerDistance } from './innerDistance';
import { spread } from './spread';

/** What is known of a region that the piece may shut in. */
interface Region {
  area: number;
  /** Pixels that are flat and of the ground's own colour. */
  same: number;
  /** Pixels that have the level of the ground next to the region. */
  within: number;
  /** Sums of what shading.ts tells of its pixels. */
  tint: number;
  ratio: number;
  /** What lies about it, and how much of that is coloured. */
  rim: number;
  colouredRim: number;
  /** Steps from its edge to its middle, at most 255. */
  thickness: number;
  around: Levels | null;
}

// A hole is looked for within this share of the long side from background that is known: the width of a band or a link.
const REACH_SHARE = 0.03;
export const SAME_SHARE = 0.3;
const LEVEL_SHARE = 0.7;
const LEAST_AREA = 3; // pixels

/** Regions that are background by colour, by level, or by the coloured metal about them. By label. */
export function judged(labelled: { labels: Int32Array; count: number }, background: Uint8Array, scene: Scene): Uint8Array {
  const { width, height, shading } = scene;
  const isGround = groundRule(scene, meanWhere(background, shading.tint));
  const steps = Math.min(254, Math.max(12, Math.round(REACH_SHARE * Math.max(width, height))));
  const { origin } = spread(background, null, width, height, steps);
  return Uint8Array.from(regionsOf(labelled, origin, scene), (region, label) => (label > 0 && isGround(region) ? 1 : 0));
}

function regionsOf({ labels, count }: { labels: Int32Array; count: number }, nearest: Int32Array, scene: Scene): Region[] {
  const { width, height, shading, noise, passable, same, bleedWithin } = scene;
  const regions = levelsAround(labels, count, nearest, shading.ratio).map((around): Region => ({
    area: 0,
    same: 0,
    within: 0,
    tint: 0,
    ratio: 0,
    rim: 0,
    colouredRim: 0,
    thickness: 0,
    around,
  }));
  const isRegion = atLeast(labels, 1);
  const { origin } = spread(isRegion, null, width, height, gapOf(width, height) + RIM);
  const depth = innerDistance(isRegion, width, height);
  const [tolerance, mostTint] = [0.012 + 0.02 * noise, 1.5 + 1.5 * noise + 2 * bleedWithin];
  for (let i = 0; i < labels.length; i += 1) {
    if (origin[i] < 0 || (labels[i] === 0 && passable[i] === 1)) continue;
    const region = regions[labels[origin[i]]];
    const [tint, ratio] = [shading.tint[i], shading.ratio[i]];
    if (labels[i] === 0) {
      region.rim += 1;
      if (tint >= COLOURED_TINT + 2 * noise) region.colouredRim += 1;
      continue;
    }
    region.area += 1;
    region.thickness = Math.max(region.thickness, depth[i]);
    region.same += same[i];
    region.tint += tint;
    region.ratio += ratio;
    const level = region.around;
    if (level !== null && ratio > level[0] - tolerance && ratio < level[1] + tolerance && tint <= mostTint) region.within += 1;
  }
  return regions;
}

// What is clipped in grey metal, or mirrors the paper, has the level of white paper too. Of the development renders in silver and white gold, and of diamonds in
// gold, such places have up to 0.001 of the frame and no colour about them; what is seen through them unshaded is the inside of a ring or a hoop.
const MOST_GLINT = 0.001; // share of the frame
const AS_LIGHT = 0.985; // of the ground
const SOME_COLOUR = 0.1; // of the rim
// What has the level of the ground beside it, but not its colour, and no colour about it, is a facet of grey metal as often: in the demo's scenes in white gold and silver
// all such places of 0.0002–0.0023 of the frame are, and larger ones that are narrow; smaller ones are gaps, and the inside of rings and hoops is wide.
const LARGEST_GAP = 0.0002; // share of the frame
const NARROW = 0.2; // steps to its middle by the root of its area: 0.56 in a disc
const DEEPEST = 255; // steps that are told

function groundRule({ width, height, isWhite, bleedWithin }: Scene, groundTint: number): (region: Region) => boolean {
  const large = LARGE_OPENING * width * height;
  const mayBeClipped = ({ area, ratio, rim, colouredRim }: Region): boolean =>
    isWhite && area <= MOST_GLINT * width * height && ratio >= AS_LIGHT * area && colouredRim < SOME_COLOUR * rim;
  const mayBeFacet = ({ area, thickness, rim, colouredRim }: Region): boolean =>
    area > LARGEST_GAP * width * height &&
    (area < large || thickness < Math.min(DEEPEST, NARROW * Math.sqrt(area))) &&
    colouredRim < SOME_COLOUR * rim;
  return (region) => {
    const { area, same, within } = region;
    if (area < LEAST_AREA) return false;
    const looksSo = same > SAME_SHARE * area || (within > LEVEL_SHARE * area && !mayBeFacet(region));
    return (looksSo && !mayBeClipped(region)) || isOpening(region, area >= large, groundTint, bleedWithin);
  };
}

// What is seen through coloured metal is the ground, however the shadow lies on it: as colourless as the ground is elsewhere, and lit. On the development
// renders holes of a chain have a tint of 0.01 levels, a light of 0.75 or more of that of the darkest ground next to them, and 0.68–0.9 of their rim is metal;
// of the facets of a diamond none has all three. A large gap needs less of it: nothing else is large, smooth and colourless in a rim of coloured metal.
const LEAST_OPENING = 12; // pixels
const LARGE_OPENING = 0.003; // share of the frame
const COLOURED_TINT = 8; // levels
const RIM = 4; // pixels about the region
const SMALL = { tint: 0.06, light: 0.75, rim: 0.68 };
const LARGE = { tint: 1, light: 0.4, rim: 0.5 };

/** Whether a region is seen through coloured metal. */
function isOpening({ area, tint, ratio, rim, colouredRim, around }: Region, isLarge: boolean, groundTint: number, bleed: number): boolean {
  if (area < LEAST_OPENING) return false;
  const least = isLarge ? LARGE : SMALL;
  // Only a small opening lies all in what runs out of its rim, and in the shadow of it.
  const [ground, light] = isLarge ? [groundTint, 1] : [groundTint + bleed, Math.min(1, around?.[0] ?? 1)];
  return tint <= (least.tint + 2 * ground) * area && ratio >= least.light * light * area && colouredRim >= least.rim * rim;
}

type Levels = [least: number, most: number];

/** For each region the 5th and 95th percentile of the levels of the known background nearest to its pixels; null where there is none near. */
function levelsAround(labels: Int32Array, count: number, nearest: Int32Array, ratio: Float32Array): (Levels | null)[] {
  const levels: number[][] = Array.from({ length: count + 1 }, () => []);
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] !== 0 && nearest[i] >= 0) levels[labels[i]].push(ratio[nearest[i]]);
  }
  return levels.map((values) => {
    if (values.length < 3) return null;
    const sorted = Float64Array.from(values).sort();
    return [sorted[Math.floor(sorted.length * 0.05)], sorted[Math.floor((sorted.length - 1) * 0.95)]];
  });
}
