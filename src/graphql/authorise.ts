import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  isCompositeType,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { mayAsk } from '../access/rights';
import type { Context } from '../context';
import { Failure } from '../failures';

/**
 * Refuses an operation that asks for a field its role does not have, before anything is executed. Since a field's type is known from the
 * document alone, this covers every path: nested, through `node`, through fragments and payloads.
 */
export function authorise(): ApolloServerPlugin<Context> {
  const asked = new WeakMap<DocumentNode, Map<string, readonly [string, string][]>>();
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operationName, schema, contextValue }) => {
          const operations = asked.get(document) ?? new Map<string, readonly [string, string][]>();
          asked.set(document, operations);
          const name = operationName ?? '';
          const fields = operations.get(name) ?? fieldsOf(schema, separateOperations(document)[name] ?? document);
          operations.set(name, fields);
          const forbidden = fields.filter(([type, field]) => !mayAsk(contextValue.viewer.role, type, field));
          if (forbidden.length === 0) return Promise.resolve();
          const told = [...new Set(forbidden.map(([type, field]) => `${type}.${field}`))].slice(0, 10).join(', ');
          throw new Failure('FORBIDDEN', `A ${contextValue.viewer.role} key may not ask for ${told}.`);
        },
      }),
  };
}

/** Every field that an operation selects, as [type, field]. */
function fieldsOf(schema: GraphQLSchema, document: DocumentNode): [string, string][] {
  const types = new TypeInfo(schema);
  const fields: [string, string][] = [];
  const note = (field: string): void => {
    const parent = types.getParentType();
    if (parent && isCompositeType(getNamedType(parent)) && parent.name !== 'Node') fields.push([parent.name, field]);
  };
  visit(document, visitWithTypeInfo(types, { Field: (node) => note(node.name.value) }));
  return fields;
}
