import { registerEnumType } from 'type-graphql';

/** A closed list of words of the trade: the same in the database, in code and in the schema. */
export type Word<List extends Readonly<Record<string, string>>> = keyof List & string;

/**
 * Declares such a list.
 * @param meanings each word with a sentence that the schema tells; '' where the word speaks for itself
 */
export function word<const Meanings extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  meanings: Meanings,
): { readonly [Each in keyof Meanings & string]: Each } {
  const list = Object.fromEntries(Object.keys(meanings).map((each) => [each, each])) as { [Each in keyof Meanings & string]: Each };
  const told = Object.entries(meanings).map(([each, meaning]) => [each, { description: meaning || plain(each) }]);
  registerEnumType(list, { name, description, valuesConfig: Object.fromEntries(told) as object });
  return list;
}

function plain(each: string): string {
  return `${each.charAt(0)}${each.slice(1).toLowerCase().replaceAll('_', ' ')}.`;
}
