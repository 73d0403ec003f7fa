import type { Components } from './components';
import { atLeast, chosen, meanWhere } from './flags';
import type { Scene } from './groundScene';
import { spread } from './spread';

// Of the scenes rendered in white gold and silver (test/pixels/truth/grey) a necklace has 21–29 such places, hoops and signets none; the demo's finals have 4 at most.
const LEAST_LINKS = 8;
const AREA = { least: 6, mostShare: 0.0003 }; // pixels; share of the frame
const WIRE_SHARE = 0.012; // of the long side: between the place and known ground
const COLOURLESS = 0.1; // levels of tint, beyond twice what the ground has
const RIM = { from: 2, to: 6 }; // pixels about the place, beyond those that it shares with the metal
const TIMES_TINTED = 4; // the metal about it is at least so many times as far from colourless
const LIT = 0.5; // of the ground's light
const CLIPPED = 0.985; // of white paper: a burnt highlight has that too
const BRIGHTEST = 1.02; // of grey paper

/** What is known of a place that the piece shuts in. Sums over its pixels, and over those of its rim. */
interface Place {
  area: number;
  tint: number;
  light: number;
  /** Whether known ground is no more than a wire's width away. */
  isNear: boolean;
  rim: number;
  rimTint: number;
}

/**
 * The gaps between the links of a chain of grey metal: white gold and silver have a trace of colour, shaded ground has none. One such place may be a facet; a chain has many.
 * 1 = seen through. Limits: metal without any colour, as after desaturation, tells nothing; nor does a gap in no shade on white paper.
 */
export function linkGaps({ labels, count }: Components, background: Uint8Array, scene: Scene): Uint8Array {
  const { width, height, shading, isWhite } = scene;
  const colourless = COLOURLESS + 2 * meanWhere(background, shading.tint);
  const lightest = isWhite ? CLIPPED : BRIGHTEST;
  const isGap = placesOf(labels, count, background, scene).map(({ area, tint, light, isNear, rim, rimTint }) =>
    isNear &&
    area >= AREA.least &&
    area <= AREA.mostShare * width * height &&
    tint <= colourless * area &&
    rimTint >= TIMES_TINTED * colourless * rim &&
    light >= LIT * area &&
    light <= lightest * area
      ? 1
      : 0,
  );
  const isChain = isGap.filter(Boolean).length >= LEAST_LINKS;
  return isChain ? chosen(labels, Uint8Array.from(isGap)) : new Uint8Array(labels.length);
}

function placesOf(labels: Int32Array, count: number, background: Uint8Array, { width, height, shading }: Scene): Place[] {
  const places = Array.from({ length: count + 1 }, (): Place => ({ area: 0, tint: 0, light: 0, isNear: false, rim: 0, rimTint: 0 }));
  const { steps } = spread(background, null, width, height, Math.round(WIRE_SHARE * Math.max(width, height)));
  const about = spread(atLeast(labels, 1), null, width, height, RIM.to);
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] > 0) {
      const place = places[labels[i]];
      place.area += 1;
      place.tint += shading.tint[i];
      place.light += shading.ratio[i];
      place.isNear ||= steps[i] !== 255;
    } else if (background[i] === 0 && about.origin[i] >= 0 && about.steps[i] >= RIM.from) {
      const place = places[labels[about.origin[i]]];
      place.rim += 1;
      place.rimTint += shading.tint[i];
    }
  }
  return places;
}
