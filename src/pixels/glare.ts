import { type Box, scaled } from './box';
import { components } from './components';
import type { SubjectMask } from './mask';
import { RIM } from './metalCandidates';
import { regionSizes } from './regionSizes';

export const GLARE_VERSION = '1';

/**
 * Where something white is mirrored in the piece as a plain: soft boxes, cards, windows, the studio. To be looked at, never judged: the same lamp gives polished
 * metal its life. Source: PRODUCT §4; method and numbers are Loupe's own. Limits: a white enamel or pearl is told as glare; dark studio parts are not
 * found, nor is what is exactly as white as the ground, which passes for a hole.
 */
export interface Glare {
  /** Of the piece, 0–1. */
  share: number;
  /** The largest first, at most 20; pixels of the oriented original. */
  regions: { share: number; box: Box }[];
}

const WHITE = 240; // all channels: the metal's own colour is gone
const EVEN = 3; // levels a pixel
const LEAST_SHARE = 0.004; // of the piece: a twentieth of a ring's face
const MOST_REGIONS = 20;

export function glare(mask: SubjectMask): Glare {
  const { width, height, factor, rgb } = mask.working;
  const { depth: inner, gradient } = mask;
  const plain = new Uint8Array(inner.length);
  let piece = 0;
  for (let i = 0, at = 0; i < inner.length; i += 1, at += 3) {
    if (inner[i] === 0) continue;
    piece += 1;
    if (inner[i] > RIM && rgb[at] >= WHITE && rgb[at + 1] >= WHITE && rgb[at + 2] >= WHITE && gradient[i] <= EVEN) plain[i] = 1;
  }
  const regions = regionSizes(components(plain, width, height, 8), width)
    .map(({ area, box }) => ({ share: area / piece, box: scaled(box, factor) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((one, other) => other.share - one.share)
    .slice(0, MOST_REGIONS);
  return { share: regions.reduce((sum, { share }) => sum + share, 0), regions };
}
