import { askOf, type ShopFile } from './askOf';
import type { Rule } from './rulePackContent';

export interface Judged {
  status: 'PASS' | 'FAIL' | 'UNKNOWN';
  expected: string;
  measured: string | null;
  fix: string | null;
  reason: string | null;
}

/** Holds one file against one rule. What was not measured is UNKNOWN, never a guess. */
export function judgeFile(rule: Rule, file: ShopFile): Judged {
  if (rule.check === 'person') return unknown(expectedBy(rule), 'no measurement tells it; a person looks');
  const ask = askOf(rule);
  const measured = ask.measured(file);
  if (measured === undefined) return unknown(ask.expected, 'the file was made before this was measured');
  if (measured === null) return unknown(ask.expected, file.facts?.notApplicable ?? 'not measured');
  const passes = ask.passes(measured, file);
  return { status: passes ? 'PASS' : 'FAIL', expected: ask.expected, measured: told(measured), fix: passes ? null : ask.fix, reason: null };
}

/** What a rule asks, in words. */
export function expectedBy(rule: Rule): string {
  return rule.check === 'person' ? rule.expected : askOf(rule).expected;
}

function unknown(expected: string, reason: string): Judged {
  return { status: 'UNKNOWN', expected, measured: null, fix: null, reason };
}

function told(measured: number | string): string {
  return typeof measured === 'number' ? String(Math.round(measured * 1e4) / 1e4) : measured;
}
