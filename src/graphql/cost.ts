import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  getNullableType,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  isListType,
  type OperationDefinitionNode,
} from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import type { Context } from '../context';
import { Failure } from '../failures';

/** In objects and fields: a page of a hundred SKUs with everything a shop shows costs about half of it. */
export const MOST_COST = 60_000;
/** How many members a list without `first` is taken to have. */
const USUAL_LIST = 5;

/** Prices of one document that are kept: it is asked with few sizes of page. */
const MOST_FORMS = 100;

const known = new WeakMap<DocumentNode, Map<string, number>>();

/** Prices an operation before it runs, by what its pages multiply to, and tells the price in `extensions.cost`. */
export function cost(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () => {
      let requested = 0;
      return Promise.resolve({
        didResolveOperation: ({ schema, document, request, operationName, operation }) => {
          const price = priceOf({ schema, document, operationName, operation, variables: request.variables ?? {} });
          if (price === null) return Promise.resolve(); // execution tells what is wrong with the variables, and runs nothing
          if (price instanceof GraphQLError) throw new Failure('BAD_USER_INPUT', price.message); // what has no price is not run
          requested = price;
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
            response.body.singleResult.extensions = { ...response.body.singleResult.extensions, ...costTold(requested) };
          }
          return Promise.resolve();
        },
      });
    },
  };
}

/** What an answer tells in its extensions. */
export function costTold(requested: number): { cost: object } {
  return { cost: { requested, maximum: MOST_COST } };
}

/** What of a variable a price may hang on: numbers, switches and lengths, not words. */
function whatCounts(value: unknown): unknown {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' || typeof value === 'boolean' ? value : typeof value;
}

interface Priced {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | null;
  operation: OperationDefinitionNode | undefined;
  variables: Record<string, unknown>;
}

/** The price of an operation; null where the variables are not what it takes; what is wrong with an argument where it has none. */
export function priceOf(asked: Priced): number | GraphQLError | null {
  const { document, operationName, variables } = asked;
  const form = JSON.stringify([operationName, Object.entries(variables).map(([name, value]) => [name, whatCounts(value)])]);
  const prices = known.get(document) ?? new Map<string, number>();
  known.set(document, prices);
  const price = prices.get(form) ?? reckoned(asked);
  if (typeof price === 'number' && prices.size < MOST_FORMS) prices.set(form, price);
  return price;
}

function reckoned({ schema, document, operationName, operation, variables }: Priced): number | GraphQLError | null {
  if (getVariableValues(schema, operation?.variableDefinitions ?? [], variables).errors) return null;
  try {
    return getComplexity({
      schema,
      query: document,
      ...(operationName ? { operationName } : {}),
      variables,
      estimators: [pagesMultiply, fieldExtensionsEstimator()],
    });
  } catch (error) {
    if (error instanceof GraphQLError) return error; // an argument that is null and must not be
    throw error;
  }
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
