import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema as parseSchema,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { decidedFields, isDecided } from '../../src/access/rights';
import { buildSchema } from '../../src/graphql/schema';
import { sdl } from '../../src/graphql/sdl';
import { undescribed } from '../../src/graphql/undescribed';

const CHECKED_IN = readFileSync(join(__dirname, '../../../schema/schema.graphql'), 'utf8');

describe('the schema', () => {
  const schema = buildSchema();

  it('is checked in as the classes emit it', () => {
    expect(CHECKED_IN).toBe(sdl());
  });

  it('is checked in sorted, so that a change shows where it was made', () => {
    const body = CHECKED_IN.slice(CHECKED_IN.indexOf('\n\n') + 2);
    expect(printSchema(lexicographicSortSchema(parseSchema(body)))).toBe(body.trimEnd());
  });

  it('says something of every type, field, argument, input field and enum value', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('has no field of which the table of rights says nothing', () => {
    expect(
      fieldsOf(schema)
        .filter(([type, field]) => !isDecided(type, field))
        .map((each) => each.join('.')),
    ).toEqual([]);
  });

  it('has every field that the table of rights speaks of', () => {
    const fields = new Set(fieldsOf(schema).map((each) => each.join('.')));
    expect(decidedFields().filter((field) => !fields.has(field))).toEqual([]);
  });
});

function fieldsOf(schema: GraphQLSchema): [type: string, field: string][] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !isIntrospectionType(type));
  return types.flatMap((type) =>
    isObjectType(type) ? Object.keys(type.getFields()).map((field): [string, string] => [type.name, field]) : [],
  );
}
