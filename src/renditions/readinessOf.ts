import { type CheckOfShot, isBroken, judgeShot } from './judgeShot';
import type { RulePackContent } from './rulePackContent';
import type { ShotOfSku } from './shotFiles';

/** What is told of a SKU, by its shots on the channel. One without any has nothing to show, and is not ready. */
export function readinessOf(
  sku: { code: string },
  shots: readonly ShotOfSku[],
  pack: RulePackContent | null,
  day: string,
): { state: 'READY' | 'NOT_READY'; checks: CheckOfShot[] } {
  if (shots.length === 0) return { state: 'NOT_READY', checks: [noShot(sku.code)] };
  const checks = shots.flatMap((shot) => judgeShot(shot, pack, day));
  return { state: checks.some(isBroken) ? 'NOT_READY' : 'READY', checks };
}

function noShot(code: string): CheckOfShot {
  return {
    ...{
      shot: code,
      rule: 'exported',
      level: 'REQUIRED',
      status: 'FAIL',
      unit: null,
      measured: 'no shot',
      reason: 'nothing of it is planned',
    },
    ...{ expected: 'an approved picture, exported for the channel', fix: 'Plan a picture of it: saveShot.' },
    ...{ source: 'Loupe', confidence: null, checkedOn: null },
  };
}
