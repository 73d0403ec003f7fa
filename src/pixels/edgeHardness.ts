import type { Outline } from './outlines';
import type { WorkingPicture } from './workingPicture';

const LEAST_CONTRAST = 30; // levels between piece and ground: below it a mixed pixel cannot be told from noise
// A pixel of the outline is mixed when it stands between ground and piece: an edge as a lens or an anti-aliased path gives it mixes evenly from 0 to 1, so
// every fourth to third crack shows it; a binary cut shows none below a half of coverage, which is 0.4 of the way in gamma-coded levels.
const LEAST_MIXED = 0.06;
const MOST_MIXED = 0.36;
const WINDOW = 12; // cracks to both sides
const LEAST_JUDGED = 12;
const LEAST_TURNS = 4; // along a row of pixels a soft edge too may fall between two of them
const HARD_SHARE = 0.06;

/** 1 for each crack in whose neighbourhood the cut has no transition (10–90 % within less than 0.8 px; ISO 12233 measures the same rise), on the working picture. */
export function edgeHardness(outline: Outline, picture: WorkingPicture): Uint8Array {
  const n = outline.x.length;
  const mixed = new Int8Array(n);
  const turns = new Uint8Array(n);
  for (let k = 0; k < n; k += 1) {
    mixed[k] = mixedAt(outline, picture, k);
    turns[k] = outline.x[(k + 2) % n] === outline.x[k] || outline.y[(k + 2) % n] === outline.y[k] ? 0 : 1;
  }
  const out = new Uint8Array(n);
  for (let k = 0; k < n; k += 1) {
    let [judged, soft, turned] = [0, 0, 0];
    for (let j = -WINDOW; j <= WINDOW; j += 1) {
      const at = (k + j + n * WINDOW) % n;
      if (mixed[at] >= 0) judged += 1;
      if (mixed[at] === 1) soft += 1;
      turned += turns[at];
    }
    if (judged >= LEAST_JUDGED && turned >= LEAST_TURNS && soft <= HARD_SHARE * judged) out[k] = 1;
  }
  return out;
}

/** 1 = a mixed pixel at this crack, 0 = none, −1 = cannot be told. */
function mixedAt(outline: Outline, picture: WorkingPicture, k: number): number {
  const [deep, inner, outer, ground] = ACROSS.map((out) => offsetAt(outline, picture, k, out));
  if (Math.min(deep, inner, outer, ground) < 0) return -1;
  const { rgb } = picture;
  const contrast = Math.max(apart(rgb, deep, ground), apart(rgb, inner, ground));
  if (contrast < LEAST_CONTRAST) return -1;
  const least = Math.max(3, LEAST_MIXED * contrast);
  const isMixed = (offset: number): boolean => apart(rgb, offset, ground) > least && apart(rgb, offset, ground) < MOST_MIXED * contrast;
  return isMixed(inner) || isMixed(outer) ? 1 : 0;
}

// Pixels that are looked at, counted outwards from the one inside the outline.
const ACROSS = [-2, 0, 1, 3];

/** Where in the picture the pixel stands that lies `out` pixels outwards of crack k; −1 outside of the frame. */
function offsetAt({ x, y }: Outline, { width, height }: WorkingPicture, k: number, out: number): number {
  const next = (k + 1) % x.length;
  const [dx, dy] = [x[next] - x[k], y[next] - y[k]];
  const px = (dx === 1 ? x[k] : x[k] - (dx === -1 || dy === 1 ? 1 : 0)) + dy * out;
  const py = (dy === 1 ? y[k] : y[k] - (dy === -1 || dx === -1 ? 1 : 0)) - dx * out;
  return px < 0 || py < 0 || px >= width || py >= height ? -1 : (py * width + px) * 3;
}

function apart(rgb: Uint8Array, one: number, other: number): number {
  return Math.max(Math.abs(rgb[one] - rgb[other]), Math.abs(rgb[one + 1] - rgb[other + 1]), Math.abs(rgb[one + 2] - rgb[other + 2]));
}
