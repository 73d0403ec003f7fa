import type { Box } from './box';
import type { Components } from './components';

export interface RegionSize {
  /** Pixels. */
  area: number;
  box: Box;
}

/** Area and bounding box of each region, in the order of the labels: the first stands for label 1. */
export function regionSizes({ labels, count }: Components, width: number): RegionSize[] {
  const area = new Int32Array(count + 1);
  const left = new Int32Array(count + 1).fill(0x7fffffff);
  const right = new Int32Array(count + 1).fill(-1);
  const top = new Int32Array(count + 1).fill(0x7fffffff);
  const bottom = new Int32Array(count + 1).fill(-1);
  for (let i = 0, x = 0, y = 0; i < labels.length; i += 1, x += 1) {
    if (x === width) [x, y] = [0, y + 1];
    const label = labels[i];
    if (label === 0) continue;
    area[label] += 1;
    if (x < left[label]) left[label] = x;
    if (x > right[label]) right[label] = x;
    if (y < top[label]) top[label] = y;
    bottom[label] = y;
  }
  return Array.from({ length: count }, (_, k) => {
    const label = k + 1;
    const box = { x: left[label], y: top[label], width: right[label] - left[label] + 1, height: bottom[label] - top[label] + 1 };
    return { area: area[label], box };
  });
}
