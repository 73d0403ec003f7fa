import type { Act } from '../context';
import { Refusal } from '../failures';
import { checkInput } from '../relay/expect';
import type { Effect } from './importRows';

/** A thing that a file tells of, and the use case that saves it. */
interface Thing<Input extends object> {
  /** As it is now; undefined when it is not there. */
  current: object | undefined;
  shape: new () => Input;
  /** What the file says; what is undefined is not compared, and left to the use case. */
  values: Partial<Input>;
  save: (act: Act, input: Input) => Promise<unknown>;
  /** The column behind each field of the input that has another name. */
  columns: Readonly<Record<string, string>>;
}

/** Saves what a file tells of a thing, unless it is so already: the same file twice changes nothing. @throws Refusal naming the column */
export async function bring<Input extends object>(act: Act, { current, shape, values, save, columns }: Thing<Input>): Promise<Effect> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  if (current && given.every(([field, value]) => comparable(value) === comparable(current[field as never]))) return 'unchanged';
  const input = Object.assign(new shape(), Object.fromEntries(given));
  try {
    checkInput(input);
    await save(act, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(...error.userErrors.map((each) => ({ ...each, field: [columns[each.field[0]] ?? each.field[0]] })));
  }
  return current ? 'changed' : 'added';
}

/** A row did the most that was done for it. */
export function most(effects: readonly Effect[]): Effect {
  return (['added', 'changed'] as const).find((effect) => effects.includes(effect)) ?? 'unchanged';
}

/** Lists of words have no order, and the database keeps sizes in single precision. */
function comparable(value: unknown): string {
  if (typeof value === 'number') return String(Math.fround(value));
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return JSON.stringify([...value].sort());
  return JSON.stringify(value ?? null);
}
