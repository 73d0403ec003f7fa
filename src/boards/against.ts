import type { Box } from '../pixels/box';
import type { AcceptanceLimit } from './acceptanceLimits';
import type { Finding } from './finding';

/** The finding for a value against its limit, or none below it. `message` is told the severity's limit. */
export function against(limit: AcceptanceLimit, value: number, message: (limit: number) => string, box: Box | null): Finding[] {
  const severity = limit.reject !== null && value >= limit.reject ? 'REJECT' : limit.warn !== null && value >= limit.warn ? 'WARN' : null;
  if (severity === null) return [];
  const passed = severity === 'REJECT' ? limit.reject : limit.warn;
  return [
    {
      measurement: limit.measurement,
      tag: limit.tag,
      severity,
      value,
      limit: passed,
      unit: limit.unit,
      message: message(passed ?? 0),
      box,
    },
  ];
}
