import type { Comparable } from './comparable';
import type { Drawings } from './laidOver';
import { type Counting, countingOf, lookedAt, type Looked, raiseLikeness } from './likenessMap';
import { blurred, type Plane } from './plane';

// Working pixels, of a long side of 1000–2400.
const FINE = 0.8; // takes the grain of both
const SMOOTHING = 2; // a retoucher's smoothing or sharpening that is a fault of its own, and none of structure

/** What all that holds a picture against its source looks at first. */
export interface FirstLook {
  seen: Looked;
  sourceSeen: Looked;
  /** How like the source each pixel is, −1 to 1: as it is, or once either is smoothed. */
  alike: Float32Array;
  /** Looks at another version of either, over the pixels that count. */
  look: (plane: Plane) => Looked;
  /** The same with the grain taken away. */
  lookFine: (plane: Plane) => Looked;
  raise: (best: Float32Array, one: Looked, other: Looked) => void;
}

export function firstLook({ tone, sourceTone }: Drawings, { weights }: Pick<Comparable, 'weights'>): FirstLook {
  const counting: Counting = countingOf(weights, tone.width, tone.height);
  const look = (plane: Plane): Looked => lookedAt(plane, counting);
  const lookFine = (plane: Plane): Looked => look(blurred(plane, FINE));
  const raise = (best: Float32Array, one: Looked, other: Looked): void => raiseLikeness(best, one, other, counting);
  const [seen, sourceSeen] = [lookFine(tone), lookFine(sourceTone)];
  const alike = new Float32Array(weights.length).fill(-1);
  raise(alike, seen, sourceSeen);
  raise(alike, look(blurred(tone, SMOOTHING)), sourceSeen);
  raise(alike, seen, look(blurred(sourceTone, SMOOTHING)));
  return { seen, sourceSeen, alike, look, lookFine, raise };
}
