import { equalTo } from './flags';
import type { Scene } from './groundScene';
import { spread } from './spread';
import { windowMean } from './windowMean';

/** How far from colourless pixels are that could be ground, each with its neighbours of that kind; levels. */
export interface TraceOfColour {
  trace: Float32Array;
  /** The median of the known ground beside the piece; Infinity where there is none. */
  ofGround: number;
}

const WINDOW = [3]; // pixels
const MOST = 8; // levels: what has more is coloured, and must not hide that its neighbour has none
const BAND = { from: 2, to: 7 }; // pixels from the piece

export function traceOfColour(background: Uint8Array, scene: Scene): TraceOfColour {
  const { width, height, passable, shading } = scene;
  const tint = new Float32Array(passable.length);
  for (let i = 0; i < tint.length; i += 1) tint[i] = passable[i] === 1 ? Math.min(MOST, shading.tint[i]) : 0;
  const sums = windowMean({ width, height, samples: tint }, WINDOW);
  const shares = windowMean({ width, height, samples: Float32Array.from(passable) }, WINDOW);
  const trace = new Float32Array(passable.length);
  for (let i = 0; i < trace.length; i += 1) if (passable[i] === 1) trace[i] = sums[i] / shares[i];
  const { steps } = spread(equalTo(background, 0), null, width, height, BAND.to);
  const beside: number[] = [];
  for (let i = 0; i < steps.length; i += 1)
    if (background[i] === 1 && passable[i] === 1 && steps[i] >= BAND.from && steps[i] <= BAND.to) beside.push(trace[i]);
  return { trace, ofGround: Float32Array.from(beside).sort()[beside.length >> 1] ?? Infinity };
}
