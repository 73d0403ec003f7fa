import { NotCompiled } from './statement';

/** json_build_object takes a hundred arguments. */
const MOST_FIELDS = 50;

/** SQL of a JSON object with those keys, which are names of GraphQL. @throws NotCompiled */
export function objectOf(fields: readonly { key: string; sql: string }[]): string {
  if (fields.length > MOST_FIELDS) throw new NotCompiled(`${fields.length} fields of one object`);
  return `json_build_object(${fields.map(({ key, sql }) => `'${key}', ${sql}`).join(', ')})`;
}
