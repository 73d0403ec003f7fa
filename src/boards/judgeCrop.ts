import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';

/** CROP_IMBALANCE: off centre, or cut by the frame. */
export function judgeCrop({ crop }: Inspection, limits: AcceptanceLimits): Finding[] {
  if (crop === null) return [];
  const off = Math.abs(crop.offsetX);
  const side = crop.offsetX > 0 ? 'right' : 'left';
  const sides = crop.cutEdges.join(' and ').toLowerCase();
  return [
    ...against(limits.cutEdges, crop.cutEdges.length, () => `The piece is cut by the frame: ${sides}.`, crop.box),
    ...against(
      limits.offCentre,
      off,
      (limit) => `The piece sits ${(off * 100).toFixed(1)} % ${side} of the centre; up to ${(limit * 100).toFixed(0)} % is fine.`,
      crop.box,
    ),
  ];
}
