import { colourPart, compareTone } from '../pixels/compareTone';
import type { Examined } from './examine';
import type { Defect } from './truth';

/** How far a measured value lies from the planted one, in the unit that both are told in. */
export interface ValueError {
  error: number;
  unit: string;
}

/** null where what was planted is told in another unit than what is measured, such as the σ of a blur against the drawing that it cost. */
export function valueErrorOf(each: Examined, defect: Defect, all: readonly Examined[]): ValueError | null {
  const planted = Number(defect.severity);
  if (defect.tag === 'crop.off_centre') {
    const { crop } = each.inspection;
    return crop && { error: Math.abs(100 * Math.max(Math.abs(crop.offsetX), Math.abs(crop.offsetY)) - planted), unit: '% of the frame' };
  }
  if (defect.tag === 'dust') {
    const found = each.findings.find(({ tag }) => tag === 'DUST');
    return found ? { error: Math.abs(found.value - planted), unit: 'specks' } : null;
  }
  const cast = castOf(each, defect, all);
  return cast && { error: cast.error, unit: 'ΔE00' };
}

/** The zone that was moved most tells how far and in which direction. */
export function castOf(each: Examined, defect: Defect, all: readonly Examined[]): { error: number; isRight: boolean } | null {
  const [fault, direction] = defect.tag.split('.');
  if (fault !== 'colour_drift' || !direction || defect.mean_dE2000 === undefined) return null;
  const twin = all.find(({ picture }) => picture.file === each.picture.clean_twin);
  const zones = compareTone(each.inspection.metalTone ?? [], twin?.inspection.metalTone ?? []);
  const mid = zones.find(({ zone }) => zone === 'MID') ?? zones.at(0);
  if (!mid) return { error: defect.mean_dE2000, isRight: false };
  const worst = [...zones].sort((a, b) => colourPart(b) - colourPart(a))[0];
  return { error: Math.abs(mid.deltaE - defect.mean_dE2000), isRight: worst.direction.includes(direction) };
}
