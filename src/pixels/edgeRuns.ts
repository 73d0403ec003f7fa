import type { Box } from './box';
import type { EdgePath } from './edgePath';

/** A stretch of an outline where the same thing is seen at every crack. */
export interface EdgeRun {
  box: Box;
  /** Length along the outline, pixels of the original. */
  lengthPixels: number;
  /** Median over the run. */
  strength: number;
}

// Gaps up to this many cracks do not end a run: a prong or a facet interrupts a line that goes on behind it.
const GAP = 16;
// A fault of the cut-out goes on for a while; a dozen pixels of it may be the piece's own drawing.
const LEAST_CRACKS = 12;

/** The runs of `strengths` above 0 along a closed path, gaps bridged. Boxes reach `margin` working pixels beyond the outline. */
export function edgeRuns(strengths: Float32Array, path: EdgePath, factor: number, margin: number): EdgeRun[] {
  return stretches(strengths).map(([from, length]) => measured(strengths, path, from, length, factor, margin));
}

/** First crack and number of cracks of each run. */
function stretches(strengths: Float32Array): [number, number][] {
  const n = strengths.length;
  const flagged = Array.from({ length: n }, (_, k) => k).filter((k) => strengths[k] > 0);
  const m = flagged.length;
  if (m === 0) return [];
  const starts = flagged.flatMap((k, i) => (m === 1 || (k - flagged[(i + m - 1) % m] + n) % n > GAP ? [i] : []));
  if (starts.length === 0) return [[flagged[0], n]];
  return starts.flatMap((at, s): [number, number][] => {
    const last = flagged[(starts[(s + 1) % starts.length] + m - 1) % m];
    const length = ((last - flagged[at] + n) % n) + 1;
    return length >= LEAST_CRACKS ? [[flagged[at], length]] : [];
  });
}

function measured(strengths: Float32Array, path: EdgePath, from: number, length: number, factor: number, margin: number): EdgeRun {
  const n = strengths.length;
  let [left, right, top, bottom, run] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  const found: number[] = [];
  for (let j = 0; j < length; j += 1) {
    const k = (from + j) % n;
    const next = (k + 1) % n;
    left = Math.min(left, path.x[k]);
    right = Math.max(right, path.x[k]);
    top = Math.min(top, path.y[k]);
    bottom = Math.max(bottom, path.y[k]);
    run += Math.hypot(path.x[next] - path.x[k], path.y[next] - path.y[k]);
    if (strengths[k] > 0) found.push(strengths[k]);
  }
  const x = Math.max(0, Math.floor((left - margin) * factor));
  const y = Math.max(0, Math.floor((top - margin) * factor));
  const box = { x, y, width: Math.ceil((right + margin) * factor) - x, height: Math.ceil((bottom + margin) * factor) - y };
  return { box, lengthPixels: run * factor, strength: found.sort((a, b) => a - b)[found.length >> 1] };
}
