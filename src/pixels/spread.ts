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
  const field: Field = { steps, origin, enter, width, height, queue: new Int32Array(seeds.length), queued: 0 };
  rim(seeds, field);
  let from = 0;
  for (let step = 1; step <= most && from < field.queued; step += 1) {
    const until = field.queued;
    for (let k = from; k < until; k += 1) advance(field.queue[k], step, field);
    from = until;
  }
  return { steps, origin };
}

interface Field extends Spread {
  enter: Uint8Array | null;
  width: number;
  height: number;
  /** Pixels in the order in which the front reached them; each comes once. */
  queue: Int32Array;
  queued: number;
}

/** Marks the seeds and queues those with a neighbour that is none. */
function rim(seeds: Uint8Array, field: Field): void {
  const { width, height, steps, origin, queue } = field;
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
      if (open) queue[field.queued++] = i;
    }
  }
}

function advance(i: number, step: number, field: Field): void {
  const { steps, origin, enter, width, height, queue } = field;
  const x = i % width;
  const x0 = x > 0 ? -1 : 0;
  const x1 = x < width - 1 ? 1 : 0;
  const y0 = i >= width ? -width : 0;
  const y1 = i < width * (height - 1) ? width : 0;
  for (let dy = y0; dy <= y1; dy += width) {
    for (let j = i + dy + x0; j <= i + dy + x1; j += 1) {
      if (steps[j] !== 255 || (enter !== null && enter[j] === 0)) continue;
      steps[j] = step;
      origin[j] = origin[i];
      queue[field.queued++] = j;
    }
  }
}
