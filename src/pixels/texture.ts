import type { Box } from './box';
import { type Comparable, deeper } from './comparable';
import { components } from './components';
import { DRAWN, fineDrawing } from './fineDrawing';
import { equalTo } from './flags';
import { inOriginal, type LaidOver } from './laidOver';
import { regionSizes } from './regionSizes';

export const TEXTURE_VERSION = '2';

/**
 * How the fine drawing of the piece stands to that of its source: for each place the energy between σ 0.7 and 1.4 working pixels (difference of Gaussians), by the
 * source's. Only places that have drawing in the source count. Source: facts/imaging.md §4 "Oversmoothed / oversharpened"; the shares are our own.
 * Limits: smoothing finer than σ 1 px is not told from denoising; against a soft source nothing can be said of sharpening (null).
 */
export interface Texture {
  /** Share of the places whose fine drawing is less than half of the source's, 0–1. */
  lostShare: number;
  /** The largest place of it, pixels of the oriented original. */
  lostBox: Box | null;
  /** Share of the places whose fine drawing is more than 1.6 times the source's, of those that are sharp in the source, 0–1; null where too few are. */
  sharpenedShare: number | null;
  sharpenedBox: Box | null;
}

const NEIGHBOURHOOD = [9, 11]; // the place about each pixel: σ 4.1
const RIM = 4;
const LOST = 0.5; // facts/imaging.md: below it metal looks like plastic
const SHARPENED = 1.6;
// Fine by middle energy of the source: 0.71 for an ideal edge, 0.74–1 for the sharp renders, 0.5 for one blurred by σ 1.2.
const SHARP_SOURCE = 0.62;
const LEAST_SHARP = 0.25; // of the places
const LEAST_PLACES = 400; // working pixels

/** null: there is too little drawing to compare. */
export function texture(pair: LaidOver, common: Comparable): Texture | null {
  const counting = deeper(common, RIM);
  const { fine } = fineDrawing(pair.tone, counting, NEIGHBOURHOOD);
  const { fine: sourceFine, middle: sourceMiddle } = fineDrawing(pair.sourceTone, counting, NEIGHBOURHOOD);
  const places = new Uint8Array(counting.length); // 1 = drawn, 2 = drawn and lost, 3 = drawn and sharpened
  let [drawn, sharp, lost, sharpened] = [0, 0, 0, 0];
  for (let i = 0; i < places.length; i += 1) {
    if (counting[i] === 0 || sourceMiddle[i] < DRAWN) continue;
    drawn += 1;
    const ratio = Math.sqrt(fine[i] / sourceFine[i]);
    const isSharp = sourceFine[i] >= SHARP_SOURCE ** 2 * sourceMiddle[i];
    if (isSharp) sharp += 1;
    places[i] = ratio < LOST ? 2 : ratio > SHARPENED && isSharp ? 3 : 1;
    if (places[i] === 2) lost += 1;
    if (places[i] === 3) sharpened += 1;
  }
  if (drawn < LEAST_PLACES) return null;
  const tellsSharpening = sharp >= LEAST_SHARP * drawn;
  return {
    lostShare: lost / drawn,
    lostBox: largest(equalTo(places, 2), pair),
    sharpenedShare: tellsSharpening ? sharpened / sharp : null,
    sharpenedBox: tellsSharpening ? largest(equalTo(places, 3), pair) : null,
  };
}

function largest(flags: Uint8Array, pair: LaidOver): Box | null {
  const { width, height } = pair.frame;
  const [place] = regionSizes(components(flags, width, height, 8), width).sort((one, other) => other.area - one.area);
  return place ? inOriginal(pair, place.box) : null;
}
