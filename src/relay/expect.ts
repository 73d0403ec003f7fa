import { ArrayMaxSize, Matches, Max, MaxLength, Min, MinLength, type ValidationError, validateSync } from 'class-validator';
import { Refusal, type UserError } from '../failures';

/**
 * What an input field must be, told once: decorators for inputs, and the check that turns what is wrong into user errors with their path.
 * Each message completes "Expected …".
 */
export const ExpectCode = (): PropertyDecorator =>
  Matches(/^[^/\s\p{Cc}]([^/\p{Cc}]{0,62}[^/\s\p{Cc}])?$/u, {
    message: 'a code of 1 to 64 characters, without "/" and without spaces at its ends',
  });

export const ExpectText =
  (from: number, to: number): PropertyDecorator =>
  (target, key) => {
    MinLength(from, { message: `${from} to ${to} characters` })(target, key);
    MaxLength(to, { message: `${from} to ${to} characters` })(target, key);
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
  const wrong = validateSync(input, { skipMissingProperties: true, forbidUnknownValues: false }).flatMap((error) => userErrors(error, []));
  if (wrong.length > 0) throw new Refusal(...wrong);
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
