import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';
import { percent } from './percent';

/** HIGHLIGHT_CLIPPING: burnt-out metal, counted beyond what the source had where there is one; mirrored lamps are legal. */
export function judgeClipping({ clipping }: Inspection, source: Inspection | null, limits: AcceptanceLimits): Finding[] {
  if (clipping === null) return [];
  const before = source?.clipping?.anyChannelShare ?? null;
  if (before === null)
    return against(
      limits.clipped,
      clipping.anyChannelShare,
      () => `${percent(clipping.anyChannelShare, 1)} of the metal is burnt out.`,
      clipping.largestBlob,
    );
  const fresh = Math.max(0, clipping.anyChannelShare - before);
  return against(
    limits.newClipping,
    fresh,
    () => `${percent(fresh, 1)} of the metal is burnt out that was not in the source.`,
    clipping.largestBlob,
  );
}
