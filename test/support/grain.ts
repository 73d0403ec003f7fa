import { Chance } from '../kpi/Chance';

/** Values about 0 with a standard deviation of `levels`, near enough to normal: the sum of four even ones. The same for the same levels. */
export function grain(levels: number): () => number {
  const chance = new Chance(levels);
  return () => (chance.real() + chance.real() + chance.real() + chance.real() - 2) * Math.sqrt(3) * levels;
}
