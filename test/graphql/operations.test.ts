import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Kind, parse, validate } from 'graphql';
import { buildSchema } from '../../src/graphql/schema';

const FOLDER = join(__dirname, '../../../schema/operations');
const FILES = readdirSync(FOLDER);

/** The uses of the trade, as a portal or a shop would send them. */
describe('the documents of schema/operations', () => {
  const schema = buildSchema();

  it.each(FILES)('%s holds one operation, named as the file, which the schema can answer', (file) => {
    const document = parse(readFileSync(join(FOLDER, file), 'utf8'));
    const names = document.definitions.map((each) => each.kind === Kind.OPERATION_DEFINITION && each.name?.value);
    expect(names).toEqual([basename(file, '.graphql')]);
    expect(validate(schema, document).map(String)).toEqual([]);
  });
});
