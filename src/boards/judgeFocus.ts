import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import { blurInWords } from './auditChecks';
import type { Finding } from './finding';

/** SOFT_FOCUS: even the sharpest parts of the piece are blurred. */
export function judgeFocus({ focus, crop }: Inspection, limits: AcceptanceLimits): Finding[] {
  if (!focus) return [];
  return against(limits.softFocus, focus.blur, () => blurInWords(focus.blur), crop?.box ?? null);
}
