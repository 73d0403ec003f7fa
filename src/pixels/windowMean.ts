import type { Plane } from './plane';

/** Widths of boxes, odd. One after the other they come near a Gaussian (Wells 1986), whose variance is the sum of theirs, (w² − 1) ÷ 12. */
export type Window = readonly number[];

/** σ 2.45 pixels. */
const USUAL: Window = [5, 7];

/** Mean over a window about each pixel, at the cost of two sums a box and pixel however wide it is; beyond the frame its border goes on. */
export function windowMean({ width, height, samples }: Plane, window = USUAL): Float32Array {
  let out = alongRows(samples, width, height, window);
  for (const box of window) out = downColumns(out, width, height, box);
  return out;
}

function alongRows(samples: Float32Array, width: number, height: number, window: Window): Float32Array {
  const out = new Float32Array(samples.length);
  const row = new Float32Array(width + Math.max(...window));
  for (let y = 0; y < height; y += 1) {
    let line = samples.subarray(y * width, (y + 1) * width);
    for (const box of window) {
      alongRow(line, out, y * width, box, row);
      line = out.subarray(y * width, (y + 1) * width);
    }
  }
  return out;
}

/** `row` is room for the line with its borders. */
function alongRow(line: Float32Array, out: Float32Array, at: number, box: number, row: Float32Array): void {
  const reach = box >> 1;
  const share = 1 / box;
  const width = line.length;
  row.fill(line[0], 0, reach + 1);
  row.set(line, reach + 1);
  row.fill(line[width - 1], reach + 1 + width, width + box);
  let sum = 0;
  for (let k = 0; k < box; k += 1) sum += row[k];
  for (let x = 0; x < width; x += 1) {
    sum += row[x + box] - row[x];
    out[at + x] = sum * share;
  }
}

function downColumns(samples: Float32Array, width: number, height: number, box: number): Float32Array {
  const reach = box >> 1;
  const share = 1 / box;
  const out = new Float32Array(samples.length);
  const sums = new Float64Array(width);
  const start = (y: number): number => Math.min(height - 1, Math.max(0, y)) * width;
  for (let k = -reach - 1; k < reach; k += 1) for (let x = 0, at = start(k); x < width; x += 1, at += 1) sums[x] += samples[at];
  for (let y = 0; y < height; y += 1) {
    let [added, left, to] = [start(y + reach), start(y - reach - 1), y * width];
    for (let x = 0; x < width; x += 1, added += 1, left += 1, to += 1) {
      sums[x] += samples[added] - samples[left];
      out[to] = sums[x] * share;
    }
  }
  return out;
}
