import { halved } from './halved';
import { blurred, type Plane, sampled } from './plane';
import { solve } from './leastSquares';

/**
 * Lays one picture over another: where the pixel (x, y) of the first is in the second. A similarity: moved, turned and scaled, not bent.
 * x' = a·x − b·y + dx, y' = b·x + a·y + dy, pixels counted from the middle of the first.
 */
export interface Placement {
  a: number;
  b: number;
  dx: number;
  dy: number;
}

export interface Registration {
  placement: Placement;
  /** Correlation of the edges of both where they lie on each other, −1 to 1. */
  agreement: number;
}

export const scaleOf = ({ a, b }: Placement): number => Math.hypot(a, b);
export const degreesOf = ({ a, b }: Placement): number => (Math.atan2(b, a) * 180) / Math.PI;

const COARSEST_SIDE = 72;
// How far a picture may lie from where its box says, and what is tried: a camera that was moved a little, a crop that was cut otherwise.
const TRIED_DEGREES = [-3, -2, -1, 0, 1, 2, 3];
const TRIED_SCALES = [0.92, 0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06, 1.08];
const TRIED_SHIFT = 8; // coarsest pixels
const ROUNDS = 14;
const SURE = 0.9; // agreement of coarsest copies that nothing but the right place has (development renders)

/**
 * Finds where `moving` lies under `fixed`: tried out on a coarse copy about `start`, then refined on finer and finer ones by Gauss-Newton on their edges
 * (Lucas & Kanade 1981, inverse tone by gain and offset), what does not fit being weighed down (Tukey's biweight), so that a changed place does not pull the rest.
 */
export function register(fixed: Plane, moving: Plane, start: Placement): Registration {
  const levels = pyramid(edges(fixed), edges(moving, scaleOf(start)));
  const top = levels[levels.length - 1];
  let placement = begun(top, shrunk(start, top.factor));
  for (let k = levels.length - 1; k >= 0; k -= 1) {
    placement = refined(levels[k], placement);
    if (k > 0) placement = grown(placement);
  }
  return { placement, agreement: agreement(levels[0], placement) };
}

/** Where `start` is near enough, which is the rule, refining it leads there; else all about it is tried. */
function begun(top: Level, start: Placement): Placement {
  const near = refined(top, start);
  return agreement(top, near) >= SURE ? near : tryOut(top, start);
}

interface Level {
  fixed: Plane;
  moving: Plane;
  factor: number;
}

/** Strength of edges; its root, so that one glaring edge does not outweigh a hundred others. */
function edges(plane: Plane, scale = 1): Plane {
  const { width, height, samples } = blurred(plane, 1.2 * Math.max(1, scale));
  const out = new Float32Array(samples.length);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, i = y * width + 1; x < width - 1; x += 1, i += 1)
      out[i] = Math.sqrt(Math.hypot(samples[i + 1] - samples[i - 1], samples[i + width] - samples[i - width]) * scale);
  }
  return { width, height, samples: out };
}

function pyramid(fixed: Plane, moving: Plane): Level[] {
  const levels: Level[] = [{ fixed, moving, factor: 1 }];
  for (let last = levels[0]; Math.min(last.fixed.width, last.fixed.height) >= 2 * COARSEST_SIDE; last = levels[levels.length - 1])
    levels.push({ fixed: halved(last.fixed), moving: halved(last.moving), factor: last.factor * 2 });
  return levels;
}

/** The middle of a pixel of half the size lies between four: (x − ½) ÷ 2. */
function shrunk({ a, b, dx, dy }: Placement, factor: number): Placement {
  const half = (factor - 1) / 2;
  return { a, b, dx: (dx + a * half - b * half - half) / factor, dy: (dy + b * half + a * half - half) / factor };
}

function grown({ a, b, dx, dy }: Placement): Placement {
  return { a, b, dx: 2 * dx + 0.5 - 0.5 * a + 0.5 * b, dy: 2 * dy + 0.5 - 0.5 * b - 0.5 * a };
}

function tryOut(level: Level, start: Placement): Placement {
  const [cx, cy] = [level.fixed.width / 2, level.fixed.height / 2];
  let [best, found] = [-Infinity, start];
  for (const degrees of TRIED_DEGREES) {
    for (const scale of TRIED_SCALES) {
      const about = turned(start, degrees, scale, cx, cy);
      for (let dx = -TRIED_SHIFT; dx <= TRIED_SHIFT; dx += 2) {
        for (let dy = -TRIED_SHIFT; dy <= TRIED_SHIFT; dy += 2) {
          const tried = { ...about, dx: about.dx + dx, dy: about.dy + dy };
          const agreed = agreement(level, tried, 2);
          if (agreed > best) [best, found] = [agreed, tried];
        }
      }
    }
  }
  return found;
}

/** Turned and scaled about the point of `moving` that lies under (cx, cy). */
function turned(start: Placement, degrees: number, scale: number, cx: number, cy: number): Placement {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180) * scale, Math.cos((degrees * Math.PI) / 180) * scale];
  const { a: a0, b: b0 } = start;
  const [a, b] = [a0 * cos - b0 * sin, b0 * cos + a0 * sin];
  return { a, b, dx: start.dx + (a0 - a) * cx - (b0 - b) * cy, dy: start.dy + (b0 - b) * cx + (a0 - a) * cy };
}

function agreement({ fixed, moving }: Level, placement: Placement, step = 1): number {
  let [n, f, m, ff, mm, fm] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < fixed.height; y += step) {
    for (let x = 0; x < fixed.width; x += step) {
      const [mx, my] = placed(placement, x, y);
      if (mx < 0 || my < 0 || mx > moving.width - 1 || my > moving.height - 1) continue;
      const one = fixed.samples[y * fixed.width + x];
      const other = sampled(moving, mx, my);
      n += 1;
      f += one;
      m += other;
      ff += one * one;
      mm += other * other;
      fm += one * other;
    }
  }
  const spread = (ff - (f * f) / n) * (mm - (m * m) / n);
  return spread > 0 ? (fm - (f * m) / n) / Math.sqrt(spread) : 0;
}

export function placed({ a, b, dx, dy }: Placement, x: number, y: number): [number, number] {
  return [a * x - b * y + dx, b * x + a * y + dy];
}

const TUKEY = 4.685; // 95 % efficient on normal errors (Holland & Welsch 1977)
const STILL = 0.002; // px of movement at the corner that no longer counts

// Pixels of a level, of which a grid finds the place as well as all do: on the pairs of the development renders the corners of the piece then lie 0.01 px elsewhere
// (median), at most 0.13; and 0.46 where a halo or a stepped cut-out puts them off by a pixel either way.
const ENOUGH = 150_000;

function refined(level: Level, start: Placement): Placement {
  const stride = Math.max(1, Math.round(Math.sqrt((level.fixed.width * level.fixed.height) / ENOUGH)));
  let placement = start;
  let cutoff = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { step, spread } = newton(level, placement, cutoff, stride);
    cutoff = TUKEY * spread;
    placement = { a: placement.a + step[0], b: placement.b + step[1], dx: placement.dx + step[2], dy: placement.dy + step[3] };
    const moved = Math.abs(step[2]) + Math.abs(step[3]) + (Math.abs(step[0]) + Math.abs(step[1])) * level.fixed.width;
    if (moved < STILL) break;
  }
  return placement;
}

const UNKNOWNS = 6; // a, b, dx, dy, gain and offset of the tone
const EDGE = 0.02; // fainter edges in both say nothing

function newton({ fixed, moving }: Level, placement: Placement, cutoff: number, stride: number): { step: number[]; spread: number } {
  const matrix = Array.from({ length: UNKNOWNS }, () => new Array<number>(UNKNOWNS).fill(0));
  const right = new Array<number>(UNKNOWNS).fill(0);
  const row = new Array<number>(UNKNOWNS).fill(0);
  let [sum, n] = [0, 0];
  for (let y = 1; y < fixed.height - 1; y += stride) {
    for (let x = 1 + (((y - 1) / stride) % stride); x < fixed.width - 1; x += stride) {
      const [mx, my] = placed(placement, x, y);
      if (mx < 1 || my < 1 || mx > moving.width - 2 || my > moving.height - 2) continue;
      const here = fixed.samples[y * fixed.width + x];
      const there = sampled(moving, mx, my);
      if (here < EDGE && there < EDGE) continue;
      const off = here - there;
      const weight = Math.abs(off) >= cutoff ? 0 : cutoff === Infinity ? 1 : (1 - (off / cutoff) ** 2) ** 2;
      sum += Math.min(Math.abs(off), 0.5);
      n += 1;
      if (weight === 0) continue;
      const gx = sampled(moving, mx + 0.5, my) - sampled(moving, mx - 0.5, my);
      const gy = sampled(moving, mx, my + 0.5) - sampled(moving, mx, my - 0.5);
      row[0] = gx * x + gy * y;
      row[1] = gy * x - gx * y;
      row[2] = gx;
      row[3] = gy;
      row[4] = there;
      row[5] = 1;
      for (let p = 0; p < UNKNOWNS; p += 1) {
        const weighted = row[p] * weight;
        for (let q = p; q < UNKNOWNS; q += 1) matrix[p][q] += weighted * row[q];
        right[p] += weighted * off;
      }
    }
  }
  for (let p = 0; p < UNKNOWNS; p += 1) for (let q = 0; q < p; q += 1) matrix[p][q] = matrix[q][p];
  const step = solve(
    matrix,
    right.map((value) => [value]),
  ).map(([value]) => value);
  return { step, spread: n === 0 ? Infinity : Math.max(0.01, (1.2533 * sum) / n) };
}
