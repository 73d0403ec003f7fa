import type { Box } from './box';
import { closerLook } from './closerLook';
import type { Comparable } from './comparable';
import { components } from './components';
import { explained } from './explained';
import type { FirstLook } from './firstLook';
import type { LaidOver } from './laidOver';
import { regionSizes } from './regionSizes';

/** A place inside the piece that its source does not explain. */
export interface InteriorChange {
  /** How much is unexplained: pixels, each by how far it lies below the likeness that explains; working pixels of a long side of up to 1200. */
  weight: number;
  /** Working pixels. */
  box: Box;
}

// All tuned on the development renders: the largest place of an honest pair weighs 17, that of a missing prong of 40 px 75.
const EXPLAINED = 0.5;
const LEAST_WEIGHT = 20;
const RIM = 4; // pixels of the outline are the edge measurement's
const THROUGH = 0.15; // of a place that looks like ground: it is seen through the piece there
const LEAST_SEEN = 0.2; // of the piece must be comparable

/** Largest first; null where too much of the piece is burnt out to be compared. */
export function interiorChanges(pair: LaidOver, common: Comparable, first: FirstLook): InteriorChange[] | null {
  if (common.seenShare < LEAST_SEEN) return null;
  const likeness = first.alike.slice();
  const open = unexplained(likeness, common);
  closerLook(pair, common, first, { open, reach: 0 }, (part, seen) => [explained(part, seen)], [likeness]);
  return places(unexplained(likeness, common), likeness, common.ground, pair);
}

function unexplained(likeness: Float32Array, { depth }: Comparable): Uint8Array {
  const flags = new Uint8Array(depth.length);
  for (let i = 0; i < flags.length; i += 1) flags[i] = depth[i] >= RIM && likeness[i] < EXPLAINED ? 1 : 0;
  return flags;
}

function places(
  flags: Uint8Array,
  likeness: Float32Array,
  ground: Uint8Array | null,
  { frame: { width, height }, enlargement }: LaidOver,
): InteriorChange[] {
  const parts = components(flags, width, height, 8);
  const weight = new Float64Array(parts.count + 1);
  const through = new Float64Array(parts.count + 1);
  for (let i = 0; i < flags.length; i += 1) {
    if (flags[i] === 0) continue;
    weight[parts.labels[i]] += EXPLAINED - likeness[i];
    through[parts.labels[i]] += ground === null ? 0 : ground[i];
  }
  return regionSizes(parts, width)
    .map(({ area, box }, k) => ({ box, weight: weight[k + 1] / enlargement ** 2, isThrough: through[k + 1] >= THROUGH * area }))
    .filter((place) => place.weight >= LEAST_WEIGHT && !place.isThrough)
    .map(({ box, weight: each }) => ({ box, weight: each }))
    .sort((one, other) => other.weight - one.weight);
}
