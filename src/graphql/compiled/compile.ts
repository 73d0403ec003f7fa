import { createHash } from 'node:crypto';
import {
  getArgumentValues,
  type GraphQLObjectType,
  isObjectType,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { type Asked, askedOf, type Scope } from './asked';
import { FIELDS } from './shapes';
import { type Bind, type Finish, NotCompiled, Statement, type Writer, type Written } from './statement';

/** An operation as one statement that yields its whole answer. */
export interface Compiled {
  name: string;
  sql: string;
  binds: readonly Bind[];
  finish: Finish;
}

/** json_build_object takes a hundred arguments. */
const MOST_FIELDS = 50;

/** Writes an operation as one statement, for viewers of one role; null where something of it is no matter of columns. */
export function compile(
  operation: OperationDefinitionNode,
  scope: Scope,
  ...statementOf: ConstructorParameters<typeof Statement>
): Compiled | null {
  if (operation.operation !== OperationTypeNode.QUERY) return null;
  const statement = new Statement(...statementOf);
  try {
    const { sql, finish } = writing(statement, scope).object('Query', '', [operation.selectionSet]);
    const text = `SELECT ${sql} AS answer`;
    const name = createHash('sha256').update(text).digest('base64url');
    return { name, sql: text, binds: statement.binds, finish: finish ?? ((answer) => answer) };
  } catch (error) {
    if (error instanceof NotCompiled) return null;
    throw error;
  }
}

function writing(statement: Statement, scope: Scope): Writer {
  const writer: Writer = { statement, object, askedOf: askedOfNamed, argument };
  return writer;

  function object(type: string, row: string, under: readonly SelectionSetNode[]): Written {
    const fields = askedOfNamed(type, under).map((asked) => ({ key: asked.key, ...field(type, row, asked) }));
    if (fields.length > MOST_FIELDS) throw new NotCompiled(`${fields.length} fields of ${type}`);
    return {
      sql: `json_build_object(${fields.map(({ key, sql }) => `'${key}', ${sql}`).join(', ')})`,
      finish: finishing(fields),
    };
  }

  function field(type: string, row: string, asked: Asked): Written {
    const { key, name, under } = asked;
    if (key === '__proto__') throw new NotCompiled(key);
    if (name === '__typename') return { sql: `'${type}'::text` };
    const writers = FIELDS[type];
    if (Object.hasOwn(writers, name)) return writers[name](writer, row, asked);
    const column = under.length === 0 ? statement.columnOf(type, name) : null;
    if (column === null) throw new NotCompiled(`${type}.${name}`);
    return { sql: `${row}.${column}` };
  }

  function askedOfNamed(type: string, under: readonly SelectionSetNode[]): Asked[] {
    return askedOf(typeNamed(type), under, scope);
  }

  function argument(type: string, { name, node }: Asked, argumentName: string): Bind {
    const definition = typeNamed(type).getFields()[name];
    return ({ variables }) => getArgumentValues(definition, node, variables)[argumentName];
  }

  function typeNamed(name: string): GraphQLObjectType {
    const type = scope.schema.getType(name);
    if (!isObjectType(type)) throw new NotCompiled(name);
    return type;
  }
}

/** Puts what is made afterwards in the place of what it is made from, so that the keys keep their order. */
function finishing(fields: readonly { key: string; finish?: Finish | undefined }[]): Finish | undefined {
  const finished = fields.flatMap(({ key, finish }) => (finish ? [{ key, finish }] : []));
  if (finished.length === 0) return undefined;
  return (value: Record<string, unknown>, asking) => {
    for (const { key, finish } of finished) value[key] = finish(value[key] as never, asking);
    return value;
  };
}
