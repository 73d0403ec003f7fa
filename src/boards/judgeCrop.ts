import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimit, AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';

/** CROP_IMBALANCE: off centre, or cut by the frame. */
export function judgeCrop({ crop }: Inspection, limits: AcceptanceLimits): Finding[] {
  if (crop === null) return [];
  const sides = crop.cutEdges.join(' and ').toLowerCase();
  const off = (limit: AcceptanceLimit, offset: number, [before, beyond]: readonly [string, string]): Finding[] =>
    against(limit, Math.abs(offset), (most) => sentence(offset, offset > 0 ? beyond : before, most), crop.box);
  return [
    ...against(limits.cutEdges, crop.cutEdges.length, () => `The piece is cut by the frame: ${sides}.`, crop.box),
    ...off(limits.offCentre, crop.offsetX, ['left of', 'right of']),
    ...off(limits.offCentreUpright, crop.offsetY, ['above', 'below']),
  ];
}

function sentence(offset: number, side: string, most: number): string {
  return `The piece sits ${(Math.abs(offset) * 100).toFixed(1)} % ${side} the centre; up to ${(most * 100).toFixed(0)} % is fine.`;
}
