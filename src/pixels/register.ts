import { halved, type Plane } from './halved';
import { solve } from './leastSquares';
import type { Similarity } from './similarity';

/** Where one plane lies in another, and how well they then agree. */
export interface Registration {
  /** From pixels of the fixed plane to those of the moving one. */
  to: Similarity;
  /** Root mean square of what is left, in the unit of the samples, over pixels where either has a slope. */
  residual: number;
}

// Below this side a level of the pyramid has too little left to be told apart.
const LEAST_SIDE = 48;
const MOST_ROUNDS = 30;
// Pixels that the planes' difference may be off before it is taken for a change of the piece, not of the camera (Huber 1964), as a share of the full range.
const ROBUST_SHARE = 0.15;
// Shift of the outermost pixel below which another round brings nothing.
const SETTLED_PX = 0.002;

/**
 * Finds the similarity that lays the moving plane over the fixed one: Gauss-Newton from coarse to fine (Lucas & Kanade 1981; Baker & Matthews 2004), each
 * pixel weighed down where the two disagree, so that what was changed in retouching does not pull the rest out of place. The start need only be
 * right to a few percent of the frame.
 */
export function register(fixed: Plane, moving: Plane, start: Similarity, range: number): Registration {
  const levels = pyramid(fixed, moving);
  let to = scaledDown(start, 2 ** (levels.length - 1));
  let residual = Infinity;
  for (let k = levels.length - 1; k >= 0; k -= 1) {
    ({ to, residual } = refine(levels[k].fixed, levels[k].moving, to, range));
    if (k > 0) to = scaledDown(to, 1 / 2);
  }
  return { to, residual };
}

interface Level {
  fixed: Plane;
  moving: Plane;
}

function pyramid(fixed: Plane, moving: Plane): Level[] {
  const levels: Level[] = [{ fixed, moving }];
  for (let last = levels[0]; Math.min(last.fixed.width, last.fixed.height, last.moving.width, last.moving.height) >= 2 * LEAST_SIDE;) {
    last = { fixed: halved(last.fixed), moving: halved(last.moving) };
    levels.push(last);
  }
  return levels;
}

/** The same similarity where both planes have 1/by of their pixels; pixel centres lie at half pixels. */
function scaledDown({ a, b, dx, dy }: Similarity, by: number): Similarity {
  const c = (by - 1) / 2; // centre of the first small pixel, in large ones
  const [atX, atY] = [a * c - b * c + dx, b * c + a * c + dy];
  return { a, b, dx: (atX - c) / by, dy: (atY - c) / by };
}

function refine(fixed: Plane, moving: Plane, start: Similarity, range: number): Registration {
  const [cx, cy] = [fixed.width / 2, fixed.height / 2];
  const reach = Math.hypot(cx, cy);
  let to = start;
  let residual = Infinity;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const normal = normalEquations(fixed, moving, to, { cx, cy, range });
    residual = normal.residual;
    const [[da], [db], [dx], [dy]] = solve(normal.matrix, normal.right);
    // The parameters turn about the centre, so that they hardly depend on each other.
    to = {
      a: to.a + da,
      b: to.b + db,
      dx: to.dx + dx - da * cx + db * cy,
      dy: to.dy + dy - db * cx - da * cy,
    };
    if (reach * (Math.abs(da) + Math.abs(db)) + Math.abs(dx) + Math.abs(dy) < SETTLED_PX) break;
  }
  return { to, residual };
}

interface Normal {
  matrix: number[][];
  right: number[][];
  residual: number;
}

function normalEquations(
  fixed: Plane,
  moving: Plane,
  { a, b, dx, dy }: Similarity,
  { cx, cy, range }: { cx: number; cy: number; range: number },
): Normal {
  const sums = new Float64Array(14); // upper triangle of 4 × 4, right side of 4
  const { samples, width, height } = moving;
  const knee = ROBUST_SHARE * range;
  let [squares, count] = [0, 0];
  for (let y = 0, i = 0; y < fixed.height; y += 1) {
    for (let x = 0; x < fixed.width; x += 1, i += 1) {
      const [u, v] = [a * x - b * y + dx, b * x + a * y + dy];
      const [u0, v0] = [Math.floor(u), Math.floor(v)];
      if (u0 < 0 || v0 < 0 || u0 >= width - 1 || v0 >= height - 1) continue;
      const at = v0 * width + u0;
      const [s00, s10, s01, s11] = [samples[at], samples[at + 1], samples[at + width], samples[at + width + 1]];
      const [fu, fv] = [u - u0, v - v0];
      const gu = (s10 - s00) * (1 - fv) + (s11 - s01) * fv;
      const gv = (s01 - s00) * (1 - fu) + (s11 - s10) * fu;
      if (gu === 0 && gv === 0) continue;
      const value = (s00 * (1 - fu) + s10 * fu) * (1 - fv) + (s01 * (1 - fu) + s11 * fu) * fv;
      const off = fixed.samples[i] - value;
      const weight = Math.abs(off) <= knee ? 1 : knee / Math.abs(off);
      add(sums, weight, off, gu * (x - cx) + gv * (y - cy), -gu * (y - cy) + gv * (x - cx), gu, gv);
      squares += weight * off * off;
      count += 1;
    }
  }
  return { ...unpacked(sums), residual: count === 0 ? Infinity : Math.sqrt(squares / count) };
}

function add(sums: Float64Array, weight: number, off: number, j0: number, j1: number, j2: number, j3: number): void {
  sums[0] += weight * j0 * j0;
  sums[1] += weight * j0 * j1;
  sums[2] += weight * j0 * j2;
  sums[3] += weight * j0 * j3;
  sums[4] += weight * j1 * j1;
  sums[5] += weight * j1 * j2;
  sums[6] += weight * j1 * j3;
  sums[7] += weight * j2 * j2;
  sums[8] += weight * j2 * j3;
  sums[9] += weight * j3 * j3;
  sums[10] += weight * j0 * off;
  sums[11] += weight * j1 * off;
  sums[12] += weight * j2 * off;
  sums[13] += weight * j3 * off;
}

function unpacked(s: Float64Array): { matrix: number[][]; right: number[][] } {
  return {
    matrix: [
      [s[0], s[1], s[2], s[3]],
      [s[1], s[4], s[5], s[6]],
      [s[2], s[5], s[7], s[8]],
      [s[3], s[6], s[8], s[9]],
    ],
    right: [[s[10]], [s[11]], [s[12]], [s[13]]],
  };
}
