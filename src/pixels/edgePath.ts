import type { Outline } from './outlines';

/** An outline with its direction: for each crack a smoothed place and the unit vector that leads out of the piece. */
export interface EdgePath {
  x: Float64Array;
  y: Float64Array;
  outX: Float64Array;
  outY: Float64Array;
  /** Length along the smoothed places, working pixels. */
  length: number;
}

// Twice a mean over five cracks: σ about 2 px, which levels the stairs of the pixel grid and keeps the links of a chain.
const REACH = 2;

export function edgePath(outline: Outline): EdgePath {
  const x = smooth(smooth(Float64Array.from(outline.x)));
  const y = smooth(smooth(Float64Array.from(outline.y)));
  const n = x.length;
  const path: EdgePath = { x, y, outX: new Float64Array(n), outY: new Float64Array(n), length: 0 };
  for (let k = 0; k < n; k += 1) {
    const [before, after, next] = [(k + n - REACH) % n, (k + REACH) % n, (k + 1) % n];
    const [dx, dy] = [x[after] - x[before], y[after] - y[before]];
    const size = Math.hypot(dx, dy) || 1;
    path.outX[k] = dy / size;
    path.outY[k] = -dx / size;
    path.length += Math.hypot(x[next] - x[k], y[next] - y[k]);
  }
  return path;
}

function smooth(values: Float64Array): Float64Array {
  const n = values.length;
  const out = new Float64Array(n);
  for (let k = 0; k < n; k += 1) {
    let sum = 0;
    for (let j = -REACH; j <= REACH; j += 1) sum += values[(k + j + n) % n];
    out[k] = sum / (2 * REACH + 1);
  }
  return out;
}
