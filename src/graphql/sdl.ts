import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from './schema';

const HEADER = '# Emitted from the classes of src by `npm run schema`. Do not edit: a test compares it with what they emit.\n\n';

/** The schema as text, sorted, so that a change of the classes shows in a diff as itself and nothing else. */
export function sdl(): string {
  return `${HEADER}${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
}
