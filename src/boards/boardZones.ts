import type { Inspection } from '../pixels/inspect';
import type { TonalZone } from '../pixels/metalTone';
import type { BoardZone } from './ReferenceBoard';

/** ΔE00 up to which a catalogue picture counts as a good match; 3–5 is visible, above 5 is rejected. */
export const USUAL_TOLERANCE = 2;

/** Mean Lab of each zone over the exemplars, each counting by its pixels. Pure. */
export function boardZones(
  inspections: readonly Inspection[],
  tolerances: readonly { zone: TonalZone; toleranceDeltaE: number }[] = [],
): BoardZone[] {
  const tones = inspections.flatMap((inspection) => inspection.metalTone ?? []);
  return (['SHADOW', 'MID', 'HIGHLIGHT'] as const).flatMap((zone) => {
    const parts = tones.filter((tone) => tone.zone === zone && tone.n > 0);
    const pixels = parts.reduce((sum, tone) => sum + tone.n, 0);
    if (pixels === 0) return [];
    const mean = (axis: 'l' | 'a' | 'b'): number => parts.reduce((sum, tone) => sum + tone.lab[axis] * tone.n, 0) / pixels;
    const toleranceDeltaE = tolerances.find((each) => each.zone === zone)?.toleranceDeltaE ?? USUAL_TOLERANCE;
    return [{ zone, lab: { l: mean('l'), a: mean('a'), b: mean('b') }, toleranceDeltaE }];
  });
}
