import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Again, Context } from '../../context';
import { costTold, MOST_COST, priceOf } from '../cost';
import { compiledReads, type Question } from './compiledReads';

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/**
 * Executes operations. One whose whole selection maps to columns of the catalogue is compiled into a statement, once per document; it is a tenth of the work of
 * resolvers and loaders (npm run bench -- storefront). All others, and whatever cannot be answered so (an argument out of range, a forged cursor), go the ordinary way
 * and are answered, or refused, there.
 */
function executor(schema: GraphQLSchema): Executor {
  const answerOf = compiledReads(schema);
  return async ({ document, operation, operationName, request, context }) => {
    const asked = operationName ?? request.operationName ?? null;
    const question = { document, operation, operationName: asked, variables: request.variables ?? {}, context: context as Context };
    const isKnown = (operation as typeof operation | undefined) !== undefined; // Apollo hands over also what it could not find
    const data = isKnown && !question.context.course.isOrdinary ? await answerOf(question) : null;
    if (!data) return ordinary(schema, question);
    Object.assign(question.context.course, { data, again: again(question) });
    return { data: JSON.parse(data) as Record<string, unknown> };
  };

  /** What the checks before execution found is still so, for the same role: only the price hangs on the variables. */
  function again({ document, operation, operationName }: Question): Again {
    const asked = { document, operation, operationName }; // and not what else came with the first request, which would be held for as long
    return async (context, variables) => {
      const price = priceOf({ schema, ...asked, variables });
      if (typeof price !== 'number' || price > MOST_COST) return null;
      const data = await answerOf({ ...asked, context, variables });
      return data && answerText(data, costTold(price));
    };
  }
}

/** An answer whose data is a text already. */
export function answerText(data: string, extensions: object): string {
  return `{"data":${data},"extensions":${JSON.stringify(extensions)}}`;
}

/** Apollo takes an execution that is not its own only from a gateway; ours leads nowhere but here. */
export function executing(schema: GraphQLSchema): Gateway {
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () => Promise.resolve({ executor: executor(schema) }),
    stop: () => Promise.resolve(),
  };
}

export async function ordinary(
  schema: GraphQLSchema,
  { document, operationName, variables, context }: Question,
): Promise<ExecutionResult<Record<string, unknown>>> {
  return execute({ schema, document, operationName, variableValues: variables, contextValue: context });
}
