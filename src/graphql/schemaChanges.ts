import { buildSchema as parseSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

export interface SchemaChanges {
  /** What a client written for the old schema may trip over. */
  breaking: string[];
  /** What it may trip over if it is careless: a new enum value, a new default. */
  dangerous: string[];
}

/** What becomes of the clients of the schema `before` under the schema `after`, both as SDL; the sentences are graphql-js' own. */
export function schemaChanges(before: string, after: string): SchemaChanges {
  const [old, present] = [parseSchema(before), parseSchema(after)];
  return {
    breaking: findBreakingChanges(old, present).map(({ description }) => description),
    dangerous: findDangerousChanges(old, present).map(({ description }) => description),
  };
}

const BREAKING_SECTION = /^#+\s*Breaking\b.*\n((?:(?!#).*\n?)*)/gim;

/** Those breaking changes of which no section "Breaking" of the changelog names the type, field or value. */
export function unannounced(breaking: readonly string[], changelog: string): string[] {
  const announced = [...changelog.matchAll(BREAKING_SECTION)].map(([, section]) => section).join('\n');
  return breaking.filter((description) => !announced.includes(subjectOf(description)));
}

/** "Sku.name was removed." → Sku.name; "A required field code on input type SaveSkuInput was added." → SaveSkuInput. */
function subjectOf(description: string): string {
  return /\b[A-Z]\w+(?:\.\w+)?/.exec(description)?.[0] ?? description;
}
