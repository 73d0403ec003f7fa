import { ciede2000, type ColourDifference } from './ciede2000';
import type { Lab } from './colour';
import type { TonalZone, ZoneTone } from './zoneTones';

/** A zone of a picture against the same zone of the board; signed: picture minus board. */
export interface ZoneDifference extends ColourDifference {
  zone: TonalZone;
  /** The way it drifts, in a word of the bench; `true` within the noise. */
  direction: string;
}

// Below this the chroma-and-hue part of CIEDE2000 is rounding and reflections: a just noticeable difference is about 1 (facts/imaging.md §2).
const NOISE = 0.75;

/** Zones that board and picture both have. */
export function compareTone(zones: readonly ZoneTone[], board: readonly { zone: TonalZone; lab: Lab }[]): ZoneDifference[] {
  return zones.flatMap(({ zone, lab }) => {
    const approved = board.find((each) => each.zone === zone);
    if (approved === undefined) return [];
    const difference = ciede2000(approved.lab, lab);
    return [{ zone, ...difference, direction: driftWord(approved.lab, lab, difference) }];
  });
}

/** √(ΔC′² + ΔH′²): how far the colour is off, lightness aside. */
export function colourPart({ deltaC, deltaH }: ColourDifference): number {
  return Math.hypot(deltaC, deltaH);
}

// The direction of the drift in the a*b* plane, degrees from red (0) by yellow (90), green (180) and blue (270): where each word begins. Rose gold that
// gains copper turns at about 25°, yellow gold that turns orange at about 50° (planted casts of the development renders).
const WORDS: readonly [number, string][] = [
  [0, 'copper'],
  [40, 'warm/orange'],
  [105, 'green'],
  [205, 'blue'],
  [305, 'magenta'],
  [350, 'copper'],
];

function driftWord(board: Lab, sample: Lab, difference: ColourDifference): string {
  if (colourPart(difference) < NOISE) return Math.abs(difference.deltaL) < 1 ? 'true' : difference.deltaL > 0 ? 'lighter' : 'darker';
  const angle = ((Math.atan2(sample.b - board.b, sample.a - board.a) * 180) / Math.PI + 360) % 360;
  return WORDS.reduce((word, [from, name]) => (angle >= from ? name : word), WORDS[0][1]);
}
