import type { FirstLook } from './firstLook';
import { freeOfSpecks } from './freeOfSpecks';
import type { Drawings } from './laidOver';
import { countingOf, lookedAt, type Looked, raiseLikeness } from './likenessMap';
import { blurred, type Plane } from './plane';

// All lengths in working pixels, of a long side of 1000–2400.
const SMOOTHING = 4; // the strongest that a retoucher does; half of it belongs to the first look
const EDGE_SMOOTHING = 1.5;
const SPECK = 3; // dust and lint are up to 2 · 3 + 1 wide, more on a larger picture

/**
 * How well each pixel of the picture is explained by its source, −1 to 1: as it is, or as any honest work on it would leave it: smoothed, sharpened, freed of dust
 * and lint (or with new dust on it), or toned so that only the edges are left in their places, as between metal and a ground that was made white.
 */
export function explained(
  { tone, sourceTone, enlargement }: Drawings,
  { seen, sourceSeen, alike, look, lookFine, raise }: FirstLook,
): Float32Array {
  const best = alike.slice();
  raise(best, seen, look(blurred(sourceTone, SMOOTHING)));
  const [clean, sourceClean] = [tone, sourceTone].map((plane) => freeOfSpecks(plane, Math.round(SPECK * enlargement)).map(lookFine));
  for (const each of sourceClean) raise(best, seen, each);
  for (const each of clean) raise(best, each, sourceSeen);
  raise(best, clean[1], sourceClean[0]);
  const [edges, sourceEdges] = [seen, sourceSeen].map(({ plane }) => look(edgesOf(plane)));
  raise(best, edges, sourceEdges);
  raise(best, edges, look(softEdges(sourceTone)));
  raise(best, look(softEdges(tone)), sourceEdges);
  return best;
}

/** Whether the edges of both lie in the same places, −1 to 1: blind to tone, so that it holds across an outline too. */
export function edgesAlike(picture: Plane, source: Plane): Float32Array {
  const counting = countingOf(new Float32Array(picture.samples.length).fill(1), picture.width, picture.height);
  const best = new Float32Array(picture.samples.length).fill(-1);
  const look = (plane: Plane): Looked => lookedAt(softEdges(plane), counting);
  raiseLikeness(best, look(picture), look(source), counting);
  return best;
}

/** How steep the softened tone is, cube root of light over two pixels. */
export function softEdges(plane: Plane): Plane {
  return edgesOf(blurred(plane, EDGE_SMOOTHING));
}

function edgesOf({ width, height, samples }: Plane): Plane {
  const out = new Float32Array(samples.length);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, i = y * width + 1; x < width - 1; x += 1, i += 1)
      out[i] = Math.hypot(samples[i + 1] - samples[i - 1], samples[i + width] - samples[i - width]);
  }
  return { width, height, samples: out };
}
