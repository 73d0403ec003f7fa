import type { BackgroundModel } from './backgroundModel';
import { colourBleed } from './colourBleed';
import { atFrame, components, type Components } from './components';
import { atLeast, chosen } from './flags';
import { innerDistance } from './innerDistance';
import { seenThrough } from './seenThrough';
import type { Shading } from './shading';
import type { Slope } from './slope';
import { spread } from './spread';

/** Sure background: what is open to the frame, and what is seen through the piece (rings, links). 1 = background. */
export interface OpenBackground {
  background: Uint8Array;
  /** 1 where a pixel is smooth and no more than shaded background: background, or grey metal that looks the same. */
  passable: Uint8Array;
}

// A shadow on a product table falls by at most some 2.5 levels a pixel at 1000–1600 px (measured on the development renders: 2.3–2.5); the edge of an object
// of 10 levels contrast rises faster than that after smoothing. Steep shadows near their contact are told by their lack of curvature.
const SHADOW_SLOPE = 3.2;
const CONTACT_SLOPE = 9;
const CONTACT_CURVATURE = 1.4;
// Deeper than this is no shadow on a lit table but a dark object.
const DARKEST_SHADOW = 0.12;
const BRIGHTER = 1.06;
// Gaps in an outline up to twice this share of the long side are taken for closed.
const GAP_SHARE = 0.006;
// A hole is looked for within this share of the long side from background that is known: the width of a band or a link.
const REACH_SHARE = 0.03;
const SAME_SHARE = 0.3;
const LEVEL_SHARE = 0.7;

// JPEG of quality 60 leaves 3 levels; what is more is light from the piece on the ground, and grey metal in a rim of coloured metal takes that too.
const MOST_BLEED_WITHIN = 4;

interface Scene {
  width: number;
  height: number;
  shading: Shading;
  passable: Uint8Array;
  /** Flat, and of the background's own colour. */
  same: Uint8Array;
  noise: number;
  /** Levels by which the colour of the piece runs out into the ground, as far as it is trusted to make ground of what the piece shuts in. */
  bleedWithin: number;
}

/**
 * The background is entered from the frame through smooth, shadow-like pixels. Grey metal is smooth and shadow-like too, so what hangs on the rest by a neck
 * narrower than a gap in an outline is judged by itself: background when it has the background's own colour, or the level of the background next to it.
 */
export function openBackground(shade: Shading, rise: Slope, model: BackgroundModel, width: number, height: number): OpenBackground {
  const scene = readScene(shade, rise, model, width, height);
  const gap = gapOf(width, height);
  const depth = innerDistance(scene.passable, width, height);
  const cores = components(atLeast(depth, gap + 1), width, height, 4);
  const core = atLeast(cores.labels, 1);
  const background = chosen(cores.labels, frameRegions(cores, scene));
  grow(background, scene, gap + 1);
  const basins = { labels: outside(cores.labels, background), count: cores.count };
  add(background, chosen(basins.labels, judged(basins, background, scene)));
  grow(background, scene, gap + 1);
  const closed = without(core, background);
  const shut = spread(closed, scene.passable, width, height, gap + 1).steps;
  for (let round = 0; round < 2; round += 1) {
    const rest = undecided(scene.passable, background, shut);
    const small = components(rest, width, height, 4);
    add(background, chosen(small.labels, judged(small, background, scene)));
  }
  add(background, seenThrough(background, shade, width, height));
  return { background, passable: scene.passable };
}

function gapOf(width: number, height: number): number {
  return Math.max(3, Math.round(GAP_SHARE * Math.max(width, height)));
}

function readScene(shade: Shading, rise: Slope, model: BackgroundModel, width: number, height: number): Scene {
  const { noise } = model;
  const bleed = colourBleed(shade, rise, width, height);
  const coarse = Math.max(1, noise / 0.8); // camera noise raises every slope; below 0.8 levels it does not matter
  const passable = new Uint8Array(width * height);
  const same = new Uint8Array(width * height);
  for (let i = 0; i < passable.length; i += 1) {
    const slope = rise.gradient[i];
    const smooth = slope <= SHADOW_SLOPE * coarse || (slope <= CONTACT_SLOPE * coarse && rise.curvature[i] <= CONTACT_CURVATURE * coarse);
    const ratio = shade.ratio[i];
    if (!smooth || ratio < DARKEST_SHADOW || ratio > BRIGHTER || shade.tint[i] > 4 + 2 * (noise + bleed)) continue;
    passable[i] = 1;
    if (shade.distance[i] <= 1.5 + 2 * noise && slope <= 0.6 + 0.8 * noise) same[i] = 1;
  }
  return { width, height, shading: shade, passable, same, noise, bleedWithin: Math.min(bleed, MOST_BLEED_WITHIN) };
}

/** Regions that touch the frame and look like the background. */
function frameRegions(cores: Components, scene: Scene): Uint8Array {
  const touching = atFrame(cores, scene.width, scene.height);
  const alike = sameShares(cores.labels, cores.count, scene.same);
  return touching.map((touches, label) => (touches === 1 && alike[label] > SAME_SHARE ? 1 : 0));
}

/** Regions that are background by colour or by level. */
function judged(regions: { labels: Int32Array; count: number }, background: Uint8Array, scene: Scene): Uint8Array {
  const { labels, count } = regions;
  const alike = sameShares(labels, count, scene.same);
  const most = {
    steps: Math.min(254, Math.max(12, Math.round(REACH_SHARE * Math.max(scene.width, scene.height)))),
    tint: 1.5 + 1.5 * scene.noise + 2 * scene.bleedWithin,
  };
  const { origin } = spread(background, null, scene.width, scene.height, most.steps);
  const around = levelsAround(labels, count, origin, scene.shading.ratio);
  const within = new Float64Array(count + 1);
  const area = new Float64Array(count + 1);
  const tolerance = 0.012 + 0.02 * scene.noise;
  const open = openings(labels, count, background, scene, around);
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i];
    if (label === 0) continue;
    area[label] += 1;
    const ratio = scene.shading.ratio[i];
    const level = around[label];
    if (level !== null && ratio > level[0] - tolerance && ratio < level[1] + tolerance && scene.shading.tint[i] <= most.tint)
      within[label] += 1;
  }
  return Uint8Array.from(alike, (share, label) =>
    label > 0 && area[label] >= 3 && (share > SAME_SHARE || within[label] > LEVEL_SHARE * area[label] || open[label] === 1) ? 1 : 0,
  );
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

/** Regions seen through coloured metal. */
function openings(labels: Int32Array, count: number, background: Uint8Array, scene: Scene, around: (Levels | null)[]): Uint8Array {
  const { width, height, shading: shade, noise, bleedWithin } = scene;
  const flags = atLeast(labels, 1);
  const { origin } = spread(flags, null, width, height, gapOf(width, height) + RIM);
  const own = { area: new Float64Array(count + 1), tint: new Float64Array(count + 1), ratio: new Float64Array(count + 1) };
  const rim = { area: new Float64Array(count + 1), coloured: new Float64Array(count + 1) };
  for (let i = 0; i < labels.length; i += 1) {
    if (origin[i] < 0 || (labels[i] === 0 && scene.passable[i] === 1)) continue;
    const label = labels[origin[i]];
    if (labels[i] > 0) {
      own.area[label] += 1;
      own.tint[label] += shade.tint[i];
      own.ratio[label] += shade.ratio[i];
    } else {
      rim.area[label] += 1;
      if (shade.tint[i] >= COLOURED_TINT + 2 * noise) rim.coloured[label] += 1;
    }
  }
  const groundTint = meanWhere(background, shade.tint);
  return Uint8Array.from(own.area, (area, label) => {
    if (label === 0 || area < LEAST_OPENING) return 0;
    const isLarge = area >= LARGE_OPENING * width * height;
    const least = isLarge ? LARGE : SMALL;
    // Only a small opening lies all in what runs out of its rim, and in the shadow of it.
    const [tint, light] = isLarge ? [groundTint, 1] : [groundTint + bleedWithin, Math.min(1, around[label]?.[0] ?? 1)];
    const isGround = own.tint[label] <= (least.tint + 2 * tint) * area && own.ratio[label] >= least.light * light * area;
    return isGround && rim.coloured[label] >= least.rim * rim.area[label] ? 1 : 0;
  });
}

function meanWhere(flags: Uint8Array, values: Float32Array): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < flags.length; i += 1) {
    if (flags[i] === 0) continue;
    sum += values[i];
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

type Levels = [least: number, most: number];

/** For each region the 5th and 95th percentile of the levels of the known background nearest to its pixels; null where there is none near. */
function levelsAround(labels: Int32Array, count: number, origin: Int32Array, ratio: Float32Array): (Levels | null)[] {
  const levels: number[][] = Array.from({ length: count + 1 }, () => []);
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] !== 0 && origin[i] >= 0) levels[labels[i]].push(ratio[origin[i]]);
  }
  return levels.map((values) => {
    if (values.length < 3) return null;
    const sorted = Float64Array.from(values).sort();
    return [sorted[Math.floor(sorted.length * 0.05)], sorted[Math.floor((sorted.length - 1) * 0.95)]];
  });
}

function sameShares(labels: Int32Array, count: number, same: Uint8Array): Float64Array {
  const area = new Float64Array(count + 1);
  const alike = new Float64Array(count + 1);
  for (let i = 0; i < labels.length; i += 1) {
    area[labels[i]] += 1;
    alike[labels[i]] += same[i];
  }
  return alike.map((n, label) => n / Math.max(1, area[label]));
}

function grow(flags: Uint8Array, scene: Scene, steps: number): void {
  const front = spread(flags, scene.passable, scene.width, scene.height, steps).steps;
  for (let i = 0; i < flags.length; i += 1) if (front[i] !== 255) flags[i] = 1;
}

function add(flags: Uint8Array, more: Uint8Array): void {
  for (let i = 0; i < flags.length; i += 1) flags[i] |= more[i];
}

function without(flags: Uint8Array, less: Uint8Array): Uint8Array {
  const out = new Uint8Array(flags.length);
  for (let i = 0; i < out.length; i += 1) out[i] = less[i] === 1 ? 0 : flags[i];
  return out;
}

function outside(labels: Int32Array, flags: Uint8Array): Int32Array {
  const out = new Int32Array(labels.length);
  for (let i = 0; i < out.length; i += 1) out[i] = flags[i] === 1 ? 0 : labels[i];
  return out;
}

/** What may be entered, is not known as background, and does not belong to a region that was judged to be none. */
function undecided(passable: Uint8Array, background: Uint8Array, shut: Uint8Array): Uint8Array {
  const out = new Uint8Array(passable.length);
  for (let i = 0; i < out.length; i += 1) out[i] = passable[i] === 1 && background[i] === 0 && shut[i] === 255 ? 1 : 0;
  return out;
}
