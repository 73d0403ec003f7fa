import type { Inspection } from '../pixels/inspect';
import type { Finding } from './finding';

const MOST_TOLD = 3;

/** STUDIO_REFLECTION, always as INFO: the lamp that gives metal its life and the one that spoils it look the same. */
export function judgeGlare({ glare }: Inspection): Finding[] {
  return (glare?.regions ?? []).slice(0, MOST_TOLD).map(({ share, box }) => ({
    measurement: 'glare',
    tag: 'STUDIO_REFLECTION',
    severity: 'INFO',
    value: share,
    limit: null,
    unit: 'share of the piece',
    message: `Something plain and white is mirrored here, ${(share * 100).toFixed(1)} % of the piece; to be looked at.`,
    box,
  }));
}
