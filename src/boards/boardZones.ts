import type { TonalZone, ZoneTone } from '../pixels/zoneTones';
import type { BoardZone } from './ReferenceBoard';

/** ΔE00 up to which the metal of a catalogue picture counts as a good match; 3–5 is visible, above 5 is rejected. */
export const USUAL_TOLERANCE = 2;
/** The same for a stone, whose facets mix more: 5° of hue or 10 % of chroma at C* 50 are about 3 (facts/imaging.md §4); the halved colour of JPEG 4:2:0 and WebP makes 3.5 of it. */
export const USUAL_STONE_TOLERANCE = 3.5;

export interface ZoneTolerance {
  zone: TonalZone;
  toleranceDeltaE: number;
}

/** Mean Lab of each zone over the exemplars, each counting by its pixels. Pure. */
export function boardZones(
  exemplars: readonly (readonly ZoneTone[])[],
  tolerances: readonly ZoneTolerance[] = [],
  usual = USUAL_TOLERANCE,
): BoardZone[] {
  return (['SHADOW', 'MID', 'HIGHLIGHT'] as const).flatMap((zone) => {
    const parts = exemplars.flat().filter((tone) => tone.zone === zone && tone.n > 0);
    const pixels = parts.reduce((sum, tone) => sum + tone.n, 0);
    if (pixels === 0) return [];
    const mean = (of: (tone: ZoneTone) => number): number => parts.reduce((sum, tone) => sum + of(tone) * tone.n, 0) / pixels;
    const toleranceDeltaE = tolerances.find((each) => each.zone === zone)?.toleranceDeltaE ?? usual;
    const lab = { l: mean(({ lab: { l } }) => l), a: mean(({ lab: { a } }) => a), b: mean(({ lab: { b } }) => b) };
    return [{ zone, lab, spread: mean(({ spread }) => spread), toleranceDeltaE }];
  });
}
