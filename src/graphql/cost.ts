import type { ApolloServerPlugin } from '@apollo/server';
import { getNullableType, getVariableValues, isListType } from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import type { Context } from '../context';
import { Failure } from '../failures';

/** In objects and fields: a page of a hundred SKUs with everything a shop shows costs about half of it. */
export const MOST_COST = 60_000;
/** How many members a list without `first` is taken to have. */
const USUAL_LIST = 5;

/** Prices an operation before it runs, by what its pages multiply to, and tells the price in `extensions.cost`. */
export function cost(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => {
      let requested = 0;
      return Promise.resolve({
        didResolveOperation: ({ schema, document, request, operationName, operation }) => {
          const variables = request.variables ?? {};
          if (getVariableValues(schema, operation?.variableDefinitions ?? [], variables).errors) return Promise.resolve(); // execution tells them, and runs nothing
          requested = getComplexity({
            schema,
            query: document,
            ...(operationName ? { operationName } : {}),
            variables,
            estimators: [pagesMultiply, fieldExtensionsEstimator()],
          });
          if (requested > MOST_COST) {
            throw new Failure(
              'TOO_COSTLY',
              `The query costs ${requested}; at most ${MOST_COST} is answered. Ask for fewer at a time ("first"), or for fewer fields.`,
            );
          }
          return Promise.resolve();
        },
        willSendResponse: ({ response }) => {
          if (response.body.kind === 'single' && requested > 0) {
            response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost: { requested, maximum: MOST_COST } };
          }
          return Promise.resolve();
        },
      });
    },
  };
}

/** Every field costs 1, or what it says of itself, and what is selected of it as often as it may occur. */
const pagesMultiply: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const own = typeof field.extensions.complexity === 'number' ? field.extensions.complexity : 1;
  return own + times(type.name, isListType(getNullableType(field.type)), args) * childComplexity;
};

function times(parent: string, isList: boolean, args: Record<string, unknown>): number {
  if (typeof args.first === 'number') return Math.max(1, args.first);
  if (Array.isArray(args.ids)) return Math.max(1, args.ids.length);
  return isList && !parent.endsWith('Connection') ? USUAL_LIST : 1; // a connection's own lists were multiplied by its `first`
}
