import { freeOfSpecks } from './freeOfSpecks';
import { countingOf, lookedAt, type Looked, raiseLikeness } from './likenessMap';
import { blurred, type Plane } from './plane';

// All lengths in working pixels, of a long side of 1000–1600.
const FINE = 0.8; // takes the grain of both
const SMOOTHINGS = [2, 4]; // a retoucher's smoothing that is a fault of its own (OVERSMOOTHED), and none of structure
const SHARPENING = 2;
const EDGE_SMOOTHING = 1.5;
const SPECK = 3; // dust and lint are up to 2 · 3 + 1 wide

/**
 * How well each pixel of the picture is explained by its source, −1 to 1: as it is, or as any honest work on it would leave it: smoothed, sharpened, freed of dust
 * and lint (or with new dust on it), or toned so that only the edges are left in their places, as between metal and a ground that was made white.
 * `weights` is 0 where nothing can be compared.
 */
export function explained(picture: Plane, source: Plane, weights: Float32Array): Float32Array {
  const counting = countingOf(weights, picture.width, picture.height);
  const look = (plane: Plane): Looked => lookedAt(plane, counting);
  const best = new Float32Array(weights.length).fill(-1);
  const raise = (one: Looked, other: Looked): void => raiseLikeness(best, one, other, counting);
  const [fine, sourceFine] = [blurred(picture, FINE), blurred(source, FINE)];
  const [seen, sourceSeen] = [look(fine), look(sourceFine)];
  raise(seen, sourceSeen);
  for (const sigma of SMOOTHINGS) raise(seen, look(blurred(source, sigma)));
  raise(look(blurred(picture, SHARPENING)), sourceSeen);
  const clean = freeOfSpecks(picture, SPECK).map((plane) => blurred(plane, FINE));
  const sourceClean = freeOfSpecks(source, SPECK).map((plane) => blurred(plane, FINE));
  for (const plane of sourceClean) raise(seen, look(plane));
  for (const plane of clean) raise(look(plane), sourceSeen);
  raise(look(clean[1]), look(sourceClean[0]));
  const [edges, sourceEdges] = [look(edgesOf(fine)), look(edgesOf(sourceFine))];
  raise(edges, sourceEdges);
  raise(edges, look(edgesOf(blurred(source, EDGE_SMOOTHING))));
  raise(look(edgesOf(blurred(picture, EDGE_SMOOTHING))), sourceEdges);
  return best;
}

/** Whether the edges of both lie in the same places, −1 to 1: blind to tone, so that it holds across an outline too. */
export function edgesAlike(picture: Plane, source: Plane): Float32Array {
  const counting = countingOf(new Float32Array(picture.samples.length).fill(1), picture.width, picture.height);
  const best = new Float32Array(picture.samples.length).fill(-1);
  const look = (plane: Plane): Looked => lookedAt(edgesOf(blurred(plane, EDGE_SMOOTHING)), counting);
  raiseLikeness(best, look(picture), look(source), counting);
  return best;
}

function edgesOf({ width, height, samples }: Plane): Plane {
  const out = new Float32Array(samples.length);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, i = y * width + 1; x < width - 1; x += 1, i += 1)
      out[i] = Math.hypot(samples[i + 1] - samples[i - 1], samples[i + width] - samples[i - width]);
  }
  return { width, height, samples: out };
}
