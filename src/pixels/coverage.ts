import { SRGB_LINEAR } from './colour';
import { equalTo } from './flags';
import { innerDistance } from './innerDistance';
import { spread } from './spread';
import type { WorkingPicture } from './workingPicture';

const REACH = 4; // candidates are looked for in 9 × 9 pixels: a blurred edge is up to about that wide
const INNER = 3; // a pixel this many steps inside is taken for pure subject
const DISTANCE_COST = 0.003; // linear light per pixel of distance: decides only between colours that explain the pixel equally well
// Of colours that explain the pixel about as well as the best, linear light, the one most like the ground is taken: a rim of metal mirrors the ground, and is
// lighter than what lies further inside. With the best alone the outline of a chain was thinner by a tenth of a pixel on the development renders.
const AS_WELL = 0.03;
// Where a lossy file lets the colour of the piece run out into the ground, each level of that passes for so much of a pixel, and no more than that (tuned on a chain as JPEG of quality 95–60).
const SHARE_OF_RUN = 0.12;
const MOST_RUN = 0.4;

/**
 * How much of each pixel the subject covers, 0–255. Inside it is 255, in the background 0; along the outline the pixel is explained as a mixture, in linear
 * light, of the nearest background and of a colour further inside which fits it well on a straight line (after Gastal & Oliveira 2010, shared matting).
 * @param runOut levels by which the colour of the piece runs out into the ground, as JPEG makes it
 */
export function coverage(picture: WorkingPicture, background: Uint8Array, runOut: number): Uint8Array {
  const { width, height } = picture;
  const inside = innerDistance(equalTo(background, 0), width, height);
  const { origin } = spread(background, null, width, height, INNER + 1);
  const least = Math.min(MOST_RUN, SHARE_OF_RUN * runOut);
  const out = new Uint8Array(background.length);
  for (let i = 0; i < out.length; i += 1) {
    if (inside[i] === 0) continue;
    out[i] = inside[i] > INNER + 1 || origin[i] < 0 ? 255 : Math.round(255 * beyond(least, share(picture, inside, i, origin[i])));
  }
  return filled(out, inside, width, height);
}

/** What of a share is more than what runs out of the piece, of all that could be. */
function beyond(least: number, whole: number): number {
  return Math.max(0, (whole - least) / (1 - least));
}

const HALF = 128;

/** An outline is crossed in one step: behind a pixel that the subject covers by half or more, it covers all. A highlight along the rim would else pass for ground. */
function filled(covered: Uint8Array, inside: Uint8Array, width: number, height: number): Uint8Array {
  const out = covered.slice();
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, i = y * width + 1; x < width - 1; x += 1, i += 1) {
      if (inside[i] < 2 || covered[i] === 255) continue;
      for (let j = i - width - 1; j <= i + width + 1; j += j === i - width + 1 || j === i + 1 ? width - 2 : 1) {
        if (inside[j] === inside[i] - 1 && covered[j] >= HALF) {
          out[i] = 255;
          break;
        }
      }
    }
  }
  return out;
}

// Of the pixel at hand, written over by the next: a list of its own for each pixel of an outline would be most of the work.
const costs = new Float64Array((2 * REACH + 1) ** 2);
const shares = new Float64Array(costs.length);

function share(picture: WorkingPicture, inside: Uint8Array, i: number, behind: number): number {
  const { width, height, rgb } = picture;
  const [x, y] = [i % width, Math.floor(i / width)];
  const [b0, b1, b2] = [SRGB_LINEAR[rgb[behind * 3]], SRGB_LINEAR[rgb[behind * 3 + 1]], SRGB_LINEAR[rgb[behind * 3 + 2]]];
  const [p0, p1, p2] = [SRGB_LINEAR[rgb[i * 3]] - b0, SRGB_LINEAR[rgb[i * 3 + 1]] - b1, SRGB_LINEAR[rgb[i * 3 + 2]] - b2];
  const deep = Math.min(INNER, deepest(inside, x, y, width, height));
  let candidates = 0;
  let best = Infinity;
  for (let yy = Math.max(0, y - REACH); yy <= Math.min(height - 1, y + REACH); yy += 1) {
    for (let xx = Math.max(0, x - REACH); xx <= Math.min(width - 1, x + REACH); xx += 1) {
      const j = yy * width + xx;
      if (inside[j] < deep || inside[j] <= inside[i]) continue;
      const [d0, d1, d2] = [SRGB_LINEAR[rgb[j * 3]] - b0, SRGB_LINEAR[rgb[j * 3 + 1]] - b1, SRGB_LINEAR[rgb[j * 3 + 2]] - b2];
      const length = d0 * d0 + d1 * d1 + d2 * d2 + 1e-6;
      const along = Math.min(1, Math.max(0, (p0 * d0 + p1 * d1 + p2 * d2) / length));
      const off = Math.sqrt((p0 - along * d0) ** 2 + (p1 - along * d1) ** 2 + (p2 - along * d2) ** 2);
      costs[candidates] = off + DISTANCE_COST * Math.sqrt((xx - x) ** 2 + (yy - y) ** 2);
      shares[candidates] = along;
      best = Math.min(best, costs[candidates]);
      candidates += 1;
    }
  }
  return candidates === 0 ? 1 : largest(candidates, best + AS_WELL);
}

function largest(candidates: number, most: number): number {
  let found = 0;
  for (let k = 0; k < candidates; k += 1) if (costs[k] <= most && shares[k] > found) found = shares[k];
  return found;
}

/** How deep the subject gets within two pixels: thin wires have no pixel that is far inside. */
function deepest(inside: Uint8Array, x: number, y: number, width: number, height: number): number {
  let most = 0;
  for (let yy = Math.max(0, y - 2); yy <= Math.min(height - 1, y + 2); yy += 1) {
    for (let xx = Math.max(0, x - 2); xx <= Math.min(width - 1, x + 2); xx += 1) most = Math.max(most, inside[yy * width + xx]);
  }
  return most;
}
