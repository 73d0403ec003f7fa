/** One closed outline of a flag plane, along the cracks between pixels, the flagged side at the right hand. */
export interface Outline {
  /** Corner points in pixels, one for each crack; the last joins the first. */
  x: Int32Array;
  y: Int32Array;
}

const STEP_X = [1, 0, -1, 0];
const STEP_Y = [0, 1, 0, -1];

/** All outlines, those of holes too; flagged pixels that touch by a corner belong together (as in `components` with 8 neighbours). */
export function outlines(flags: Uint8Array, width: number, height: number): Outline[] {
  const seen = new Uint8Array(flags.length);
  const found: Outline[] = [];
  for (let i = 0; i < flags.length; i += 1) {
    if (flags[i] === 0 || seen[i] === 1 || (i >= width && flags[i - width] !== 0)) continue;
    found.push(follow(flags, width, height, i, seen));
  }
  return found;
}

/** Walks from the top of a pixel, to the right, until it comes back; tops that were walked are marked as seen. */
function follow(flags: Uint8Array, width: number, height: number, start: number, seen: Uint8Array): Outline {
  const [xs, ys]: [number[], number[]] = [[], []];
  const isSet = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < width && y < height && flags[y * width + x] !== 0;
  const startX = start % width;
  const startY = (start - startX) / width;
  let [x, y, way] = [startX, startY, 0];
  do {
    if (way === 0) seen[y * width + x] = 1;
    xs.push(x);
    ys.push(y);
    x += STEP_X[way];
    y += STEP_Y[way];
    way = turned(isSet, x, y, way);
  } while (x !== startX || y !== startY || way !== 0);
  return { x: Int32Array.from(xs), y: Int32Array.from(ys) };
}

// The pixels ahead of a corner, at the left and at the right hand, for each way: right, down, left, up.
const LEFT_AHEAD = [
  [0, -1],
  [0, 0],
  [-1, 0],
  [-1, -1],
];
const RIGHT_AHEAD = [
  [0, 0],
  [-1, 0],
  [-1, -1],
  [0, -1],
];

function turned(isSet: (x: number, y: number) => boolean, x: number, y: number, way: number): number {
  if (isSet(x + LEFT_AHEAD[way][0], y + LEFT_AHEAD[way][1])) return (way + 3) % 4;
  return isSet(x + RIGHT_AHEAD[way][0], y + RIGHT_AHEAD[way][1]) ? way : (way + 1) % 4;
}
