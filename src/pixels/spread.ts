/** How far a front came: for each pixel the steps (255 = not reached) and the pixel it came from. */
export interface Spread {
  steps: Uint8Array;
  /** Pixel number of the seed it came from; −1 where not reached. */
  origin: Int32Array;
}

/**
 * Spreads from the seeds through the pixels that may be entered, eight neighbours a step, at most `most` steps (≤ 254).
 * Gives geodesic dilation, and the nearest seed in the chessboard metric where nothing stands in the way.
 */
export function spread(seeds: Uint8Array, enter: Uint8Array | null, width: number, height: number, most: number): Spread {
  const steps = new Uint8Array(seeds.length).fill(255);
  const origin = new Int32Array(seeds.length).fill(-1);
  let front = rim(seeds, width, height, steps, origin);
  for (let step = 1; step <= most && front.length > 0; step += 1) {
    const next: number[] = [];
    for (const i of front) advance(i, step, { steps, origin, enter, width, height }, next);
    front = next;
  }
  return { steps, origin };
}

interface Field extends Spread {
  enter: Uint8Array | null;
  width: number;
  height: number;
}

/** Marks the seeds and answers those with a neighbour that is none. */
function rim(seeds: Uint8Array, width: number, height: number, steps: Uint8Array, origin: Int32Array): number[] {
  const front: number[] = [];
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) {
      if (seeds[i] === 0) continue;
      steps[i] = 0;
      origin[i] = i;
      const open =
        (x > 0 && seeds[i - 1] === 0) ||
        (x < width - 1 && seeds[i + 1] === 0) ||
        (y > 0 && seeds[i - width] === 0) ||
        (y < height - 1 && seeds[i + width] === 0);
      if (open) front.push(i);
    }
  }
  return front;
}

function advance(i: number, step: number, field: Field, next: number[]): void {
  const { steps, origin, enter, width, height } = field;
  const x = i % width;
  const [x0, x1] = [x > 0 ? -1 : 0, x < width - 1 ? 1 : 0];
  const [y0, y1] = [i >= width ? -1 : 0, i < width * (height - 1) ? 1 : 0];
  for (let dy = y0; dy <= y1; dy += 1) {
    for (let dx = x0; dx <= x1; dx += 1) {
      const j = i + dy * width + dx;
      if (steps[j] !== 255 || (enter !== null && enter[j] === 0)) continue;
      steps[j] = step;
      origin[j] = origin[i];
      next.push(j);
    }
  }
}
