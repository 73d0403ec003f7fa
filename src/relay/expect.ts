import { ArrayMaxSize, Matches, Max, MaxLength, Min, MinLength, type ValidationError, validateSync } from 'class-validator';
import { Refusal, type UserError } from '../failures';

/**
 * What an input field must be, told once: decorators for inputs, and the check that turns what is wrong into user errors with their path.
 * Each message completes "Expected …".
 */
export const ExpectCode = (): PropertyDecorator =>
  Matches(/^(?!\.{1,2}$)[^/\p{C}\p{Z}]([^/\p{C}\p{Zl}\p{Zp}]{0,62}[^/\p{C}\p{Z}])?$/u, {
    message: 'a code of 1 to 64 visible characters, not "." or "..", without "/" and without spaces at its ends',
  });

/** A letter, digit, mark of punctuation or symbol: what is made of spaces and invisible characters alone says nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

export const ExpectText =
  (from: number, to: number): PropertyDecorator =>
  (target, key) => {
    MinLength(from, { message: `${from} to ${to} characters` })(target, key);
    MaxLength(to, { message: `${from} to ${to} characters` })(target, key);
    if (from > 0) Matches(VISIBLE, { message: 'something that can be read' })(target, key);
  };

/** Text that goes into a file or a page as it is: XML cannot hold most control characters, and a line is a line. */
export const ExpectLine =
  (from: number, to: number): PropertyDecorator =>
  (target, key) => {
    ExpectText(from, to)(target, key);
    Matches(/^\P{Cc}*$/u, { message: 'text without control characters' })(target, key);
  };

export const ExpectNumber =
  (from: number, to: number): PropertyDecorator =>
  (target, key) => {
    Min(from, { message: `a number from ${from} to ${to}` })(target, key);
    Max(to, { message: `a number from ${from} to ${to}` })(target, key);
  };

export const ExpectAtMost = (count: number): PropertyDecorator => ArrayMaxSize(count, { message: `at most ${count} entries` });

export const ExpectSha256 = (): PropertyDecorator =>
  Matches(/^[0-9a-f]{64}$/, { message: 'a SHA-256 in 64 lower-case hexadecimal digits' });

/** Whether an input may be acted on before the act itself checks it, and tells what is wrong. */
export function isSound(input: object): boolean {
  return validateSync(input, { skipMissingProperties: true, forbidUnknownValues: false }).length === 0;
}

/** @throws Refusal INVALID with one user error for each field that is not as expected. */
export function checkInput(input: object): void {
  const wrong = [
    ...unstorable(input, []),
    ...validateSync(input, { skipMissingProperties: true, forbidUnknownValues: false }).flatMap((error) => userErrors(error, [])),
  ];
  if (wrong.length > 0) throw new Refusal(...wrong);
}

/** Texts that PostgreSQL cannot hold, whatever the field is for. */
function unstorable(value: unknown, field: string[]): UserError[] {
  if (typeof value === 'string')
    return /\0|\p{Surrogate}/u.test(value)
      ? [{ code: 'INVALID', field, message: 'Expected text without NUL characters and without halves of a surrogate pair.' }]
      : [];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, each]) => unstorable(each, [...field, name]));
}

function userErrors(error: ValidationError, path: readonly string[]): UserError[] {
  const field = [...path, error.property];
  const found = JSON.stringify(error.value)?.slice(0, 60) ?? 'nothing';
  const own = [...new Set(Object.values(error.constraints ?? {}))].map((expected) => ({
    code: 'INVALID' as const,
    field,
    message: `Expected ${expected}, found ${found}.`,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => userErrors(child, field))];
}
