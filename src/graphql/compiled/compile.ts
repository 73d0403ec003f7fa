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
import { objectOf } from './objectOf';
import { type Asking, type Bind, NotCompiled, Statement, type Writer } from './statement';

/** An operation as one statement that yields the text of its whole answer. */
export interface Compiled {
  name: string;
  sql: string;
  binds: readonly Bind[];
  /** The answer of the text that it yields. */
  fill: (text: string, asking: Asking) => string;
}

/** Writes an operation as one statement, for viewers of one role; null where something of it is no matter of columns. */
export function compile(
  operation: OperationDefinitionNode,
  scope: Scope,
  ...statementOf: ConstructorParameters<typeof Statement>
): Compiled | null {
  if (operation.operation !== OperationTypeNode.QUERY) return null;
  const statement = new Statement(...statementOf);
  try {
    const text = `SELECT ${writing(statement, scope).object('Query', '', [operation.selectionSet])}::text AS answer`;
    const name = createHash('sha256').update(text).digest('base64url');
    return { name, sql: text, binds: statement.binds, fill: (answer, asking) => statement.fill(answer, asking) };
  } catch (error) {
    if (error instanceof NotCompiled) return null;
    throw error;
  }
}

function writing(statement: Statement, scope: Scope): Writer {
  const writer: Writer = { statement, object, askedOf: askedOfNamed, argument };
  return writer;

  function object(type: string, row: string, under: readonly SelectionSetNode[]): string {
    return objectOf(askedOfNamed(type, under).map((asked) => ({ key: asked.key, sql: field(type, row, asked) })));
  }

  function field(type: string, row: string, asked: Asked): string {
    const { key, name, under } = asked;
    if (key === '__proto__') throw new NotCompiled(key);
    if (name === '__typename') return `'${type}'::text`;
    const writers = FIELDS[type];
    if (Object.hasOwn(writers, name)) return writers[name](writer, row, asked);
    const column = under.length === 0 ? statement.columnOf(type, name) : null;
    if (column === null) throw new NotCompiled(`${type}.${name}`);
    return `${row}.${column}`;
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
