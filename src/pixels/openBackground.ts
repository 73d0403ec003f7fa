import { burntHighlights } from './burntHighlights';
import { atFrame, components, type Components } from './components';
import { atLeast, chosen } from './flags';
import { gapOf, type Scene } from './groundScene';
import { innerDistance } from './innerDistance';
import { judged, SAME_SHARE } from './judgedRegions';
import { seenThrough } from './seenThrough';
import { spread } from './spread';

/**
 * The background is entered from the frame through smooth, shadow-like pixels. Grey metal is smooth and shadow-like too, so what hangs on the rest by a neck
 * narrower than a gap in an outline is judged by itself: background when it has the background's own colour, or the level of the background next to it.
 * 1 = sure background: what is open to the frame, and what is seen through the piece (rings, links).
 */
export function openBackground(scene: Scene): Uint8Array {
  const { width, height, shading } = scene;
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
    const small = components(undecided(scene.passable, background, shut), width, height, 4);
    add(background, chosen(small.labels, judged(small, background, scene)));
  }
  add(background, seenThrough(background, shading, width, height));
  return scene.isWhite ? without(background, burntHighlights(background, shading, width, height)) : background;
}

/** Regions that touch the frame and look like the background. */
function frameRegions(cores: Components, scene: Scene): Uint8Array {
  const touching = atFrame(cores, scene.width, scene.height);
  const alike = sameShares(cores.labels, cores.count, scene.same);
  return touching.map((touches, label) => (touches === 1 && alike[label] > SAME_SHARE ? 1 : 0));
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

function sameShares(labels: Int32Array, count: number, same: Uint8Array): Float64Array {
  const area = new Float64Array(count + 1);
  const alike = new Float64Array(count + 1);
  for (let i = 0; i < labels.length; i += 1) {
    area[labels[i]] += 1;
    alike[labels[i]] += same[i];
  }
  return alike.map((n, label) => n / Math.max(1, area[label]));
}
