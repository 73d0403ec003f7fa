import { ciede2000 } from '../pixels/ciede2000';
import type { Lab } from '../pixels/colour';
import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';

/** What the ground behind the piece should be. */
export interface BackgroundStandard {
  kind: 'PRODUCT' | 'LIFESTYLE';
  /** The wanted colour, Lab D50; null = any neutral one. Pure white is 100, 0, 0. */
  lab: Lab | null;
}

/** BACKGROUND_CONTAMINATION: a cast, a level off the standard, uneven light, spots. A lifestyle ground is not judged. */
export function judgeBackground(inspection: Inspection, standard: BackgroundStandard | null, limits: AcceptanceLimits): Finding[] {
  const purity = inspection.backgroundPurity;
  if (purity === null || standard?.kind === 'LIFESTYLE') return [];
  const findings: Finding[] = [];
  const wanted = standard?.lab ?? null;
  if (wanted === null) {
    const word = purity.warmth >= 0 ? 'warm' : 'cool';
    findings.push(
      ...against(
        limits.backgroundChroma,
        purity.medianChroma,
        () => `The background is ${word}: chroma ${purity.medianChroma.toFixed(1)}.`,
        null,
      ),
    );
  } else {
    const off = ciede2000(wanted, { l: purity.medianL, a: purity.medianA, b: purity.warmth }).deltaE;
    findings.push(...against(limits.backgroundOffStandard, off, () => `The background is ${off.toFixed(1)} ΔE00 from its standard.`, null));
  }
  findings.push(
    ...against(
      limits.backgroundUnevenness,
      purity.evenness,
      () => `The background is uneven: L* differs by ${purity.evenness.toFixed(1)} over the frame.`,
      null,
    ),
  );
  const spots = purity.dirtyBlobs.length;
  findings.push(
    ...against(
      limits.backgroundSpots,
      spots,
      () => `${spots} ${spots === 1 ? 'spot' : 'spots'} on the background.`,
      purity.dirtyBlobs[0] ?? null,
    ),
  );
  return findings;
}
