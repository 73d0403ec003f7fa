import type { Plane } from './plane';

/** What is brighter than its surroundings and narrower than 2 · `radius` + 1 pixels is cut down to them (grey opening with a square, Serra 1982). */
export function opened(plane: Plane, radius: number): Plane {
  return extreme(extreme(plane, radius, Math.min), radius, Math.max);
}

/** The same for what is darker. */
export function closed(plane: Plane, radius: number): Plane {
  return extreme(extreme(plane, radius, Math.max), radius, Math.min);
}

function extreme({ width, height, samples }: Plane, radius: number, pick: (one: number, other: number) => number): Plane {
  const rows = new Float32Array(samples.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let value = samples[y * width + x];
      const until = y * width + Math.min(width - 1, x + radius);
      for (let i = y * width + Math.max(0, x - radius); i <= until; i += 1) value = pick(value, samples[i]);
      rows[y * width + x] = value;
    }
  }
  const out = new Float32Array(samples.length);
  for (let y = 0; y < height; y += 1) {
    const [from, until] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)];
    for (let x = 0; x < width; x += 1) {
      let value = rows[y * width + x];
      for (let row = from; row <= until; row += 1) value = pick(value, rows[row * width + x]);
      out[y * width + x] = value;
    }
  }
  return { width, height, samples: out };
}
