import type { z } from 'zod';
import type { Fault } from './Tally';

/** Each field of a line that is not as its shape expects; the messages of the shapes complete "Expected …". */
export function faultsOf(line: number, error: z.ZodError, found: Readonly<Record<string, unknown>>, known: readonly string[]): Fault[] {
  const faults = new Map<string, Fault>();
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const field of issue.keys) faults.set(field, { line, field, message: `Expected one of the fields ${known.join(', ')}.` });
    } else {
      const field = String(issue.path[0]);
      if (!faults.has(field)) faults.set(field, { line, field, message: `Expected ${issue.message}, found ${told(found[field])}.` });
    }
  }
  return [...faults.values()];
}

const MOST_TOLD = 60;

/** A value as a person is told it: short, and nothing where there is none. */
export function told(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined || text === '""') return 'nothing';
  return text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text;
}
