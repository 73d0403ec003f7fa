import { z } from 'zod';
import { isDay } from './instant';

/** What a cell may hold, and what it is then. Each message completes "Expected …". An empty cell of an optional one is left out. */

export const filled = z.string().min(1, 'a text');

export const number = (expected: string) =>
  z
    .string()
    .regex(/^-?\d{1,9}(\.\d{1,9})?$/, expected)
    .transform(Number);

export const whole = (expected: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number);

/** In the spelling that decimals are compared in: 12.50 is 12.5. */
export const decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, 'a decimal such as "12.50", 0 or more')
  .transform((found) =>
    found
      .replace(/^0+(?=\d)/, '')
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, ''),
  );

const DAY = 'a day such as "2027-01-31"';
export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, DAY)
  .refine((found) => isDay(...(found.split('-').map(Number) as [number, number, number])), DAY);

export const oneOf = <const Words extends Readonly<Record<string, string>>>(words: Words) =>
  z.enum(words, `one of ${Object.keys(words).join(', ')}`);

export const flag = z.enum(['true', 'false'], 'true or false').transform((found) => found === 'true');

/** Values separated by `|`, each once; an empty cell holds none. */
export const listOf = <Value>(entry: z.ZodType<Value, string>, expected: string) =>
  z.string().transform((found, issues): Value[] => {
    const entries = found === '' ? [] : found.split('|');
    const read = entries.map((each) => entry.safeParse(each));
    if (new Set(entries).size < entries.length || read.some(({ success }) => !success))
      issues.addIssue({ code: 'custom', message: expected });
    return read.flatMap(({ success, data }) => (success ? [data] : []));
  });

export const optional = <Value>(cell: z.ZodType<Value, string>) =>
  z
    .string()
    .transform((found, issues): Value | undefined => {
      if (found === '') return undefined;
      const read = cell.safeParse(found);
      if (read.success) return read.data;
      issues.addIssue({ code: 'custom', message: read.error.issues[0].message });
      return undefined;
    })
    .optional();
