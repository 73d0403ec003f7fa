import { boxSums } from './boxSums';
import { components } from './components';
import { ROUNDING_GRAIN } from './grain';
import { SHADOW_SLOPE, type Slope } from './slope';

// Levels a pixel: a step of two levels, smoothed. Rounding to bytes alone makes up to 0.4; each level of grain above that of rounding asks for 1.5 more.
const LEAST_RISE = 0.75;
const RISE_OF_GRAIN = 1.5;
// An edge in focus has fallen to half of its rise this many pixels to both sides; the flank of a shadow has not, however shallow or steep it is.
const TO_BOTH_SIDES = 3;
const FALLS_TO = 0.5;
// The grain of a shadow has narrow rises too, but everywhere: an outline rises this many times as fast as what is about it.
const STANDS_OUT = 2;
const ABOUT = 7; // pixels to each side, of which none counts for more than the steepest ground
// Share of the long side: what hangs together over less is grain.
const LEAST_LENGTH = 0.03;

/**
 * Outlines too faint to be told by how fast they rise: grey metal on white paper stands off by a few levels only. They rise within a pixel or two, where a shadow
 * takes many, and run on, alone or along what is no smooth ground. 1 = on such an outline. The ridge is sought as Canny (1986) does, across it and with a least length.
 */
export function faintOutlines({ gradient }: Slope, smooth: Uint8Array, grain: number, width: number, height: number): Uint8Array {
  const narrow = narrowRises(gradient, LEAST_RISE + RISE_OF_GRAIN * Math.max(0, grain - ROUNDING_GRAIN), width, height);
  const lines = new Uint8Array(narrow.length);
  for (let i = 0; i < lines.length; i += 1) lines[i] = smooth[i] === 0 || narrow[i] === 1 ? 1 : 0;
  const { labels, count } = components(lines, width, height, 8);
  const extents = extentsOf(labels, count, width, height);
  const least = LEAST_LENGTH * Math.max(width, height);
  for (let i = 0; i < narrow.length; i += 1) if (narrow[i] === 1 && extents[labels[i]] < least) narrow[i] = 0;
  return narrow;
}

function narrowRises(gradient: Float32Array, least: number, width: number, height: number): Uint8Array {
  const steps = 255 / SHADOW_SLOPE;
  const capped = new Uint8Array(gradient.length);
  for (let i = 0; i < capped.length; i += 1) capped[i] = Math.min(SHADOW_SLOPE, gradient[i]) * steps;
  const about = boxSums(capped, width, height);
  const out = new Uint8Array(gradient.length);
  for (let y = ABOUT; y < height - ABOUT; y += 1) {
    for (let x = ABOUT; x < width - ABOUT; x += 1) {
      const i = y * width + x;
      const rise = gradient[i];
      if (rise < least || !isNarrow(gradient, i, width)) continue;
      if (rise * steps * (2 * ABOUT + 1) ** 2 > STANDS_OUT * about.within(x, y, ABOUT)) out[i] = 1;
    }
  }
  return out;
}

/** Whether it falls to both sides in one of the four directions. */
function isNarrow(gradient: Float32Array, i: number, width: number): boolean {
  const most = FALLS_TO * gradient[i];
  const falls = (step: number): boolean => gradient[i - TO_BOTH_SIDES * step] < most && gradient[i + TO_BOTH_SIDES * step] < most;
  return falls(1) || falls(width) || falls(width + 1) || falls(width - 1);
}

/** The longer side of the box of each region; 0 for what is none. */
function extentsOf(labels: Int32Array, count: number, width: number, height: number): Float64Array {
  const [left, right] = [new Float64Array(count + 1).fill(Infinity), new Float64Array(count + 1)];
  const [top, bottom] = [new Float64Array(count + 1).fill(Infinity), new Float64Array(count + 1)];
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) {
      const label = labels[i];
      if (label === 0) continue;
      if (x < left[label]) left[label] = x;
      if (x > right[label]) right[label] = x;
      if (y < top[label]) top[label] = y;
      if (y > bottom[label]) bottom[label] = y;
    }
  }
  return left.map((_, label) => (label === 0 ? 0 : Math.max(right[label] - left[label], bottom[label] - top[label])));
}
