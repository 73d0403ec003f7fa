import type { Plane } from './plane';

/** What is brighter than its surroundings and narrower than 2 · `radius` + 1 pixels is cut down to them (grey opening with a square, Serra 1982). */
export function opened(plane: Plane, radius: number): Plane {
  return negative(lowest(negative(lowest(plane, radius)), radius));
}

/** The same for what is darker. */
export function closed(plane: Plane, radius: number): Plane {
  return negative(opened(negative(plane), radius));
}

function negative(plane: Plane): Plane {
  const samples = new Float32Array(plane.samples.length);
  for (let i = 0; i < samples.length; i += 1) samples[i] = -plane.samples[i];
  return { ...plane, samples };
}

/** The lowest value of the square about each pixel, cut at the frame: first along the rows, then down the columns. */
function lowest({ width, height, samples }: Plane, radius: number): Plane {
  const rows = new Float32Array(samples.length);
  const out = new Float32Array(samples.length);
  const line = new LowestOfLine(Math.max(width, height), radius);
  for (let y = 0; y < height; y += 1) line.run(samples, rows, y * width, 1, width);
  for (let x = 0; x < width; x += 1) line.run(rows, out, x, width, height);
  return { width, height, samples: out };
}

/** Running minimum with three comparisons a value, whatever the radius (van Herk 1992, Gil & Werman 1993). */
class LowestOfLine {
  private readonly span: number;
  private readonly padded: Float32Array;
  private readonly ahead: Float32Array;
  private readonly behind: Float32Array;

  constructor(
    longest: number,
    private readonly radius: number,
  ) {
    this.span = 2 * radius + 1;
    const room = longest + 2 * radius + this.span;
    [this.padded, this.ahead, this.behind] = [new Float32Array(room), new Float32Array(room), new Float32Array(room)];
  }

  run(from: Float32Array, to: Float32Array, start: number, step: number, length: number): void {
    const { span, radius, padded, ahead, behind } = this;
    const room = Math.ceil((length + 2 * radius) / span) * span;
    padded.fill(Infinity, 0, room);
    for (let k = 0, i = start; k < length; k += 1, i += step) padded[radius + k] = from[i];
    for (let k = 0; k < room; k += 1) {
      const value = padded[k];
      ahead[k] = k % span === 0 || value < ahead[k - 1] ? value : ahead[k - 1];
    }
    for (let k = room - 1; k >= 0; k -= 1) {
      const value = padded[k];
      behind[k] = k % span === span - 1 || value < behind[k + 1] ? value : behind[k + 1];
    }
    for (let k = 0, i = start; k < length; k += 1, i += step) to[i] = Math.min(behind[k], ahead[k + span - 1]);
  }
}
