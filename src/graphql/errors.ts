import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import type { Context } from '../context';
import { Failure, FAILURE_STATUS, type FailureCode } from '../failures';

const MASKED = 'Something went wrong on our side. It was logged under the request id.';

/** Of a query with many faults the first are told: the answer stays short, however long the query. */
const MOST_TOLD = 5;

/** Codes that GraphQL itself gives; their messages speak of the query alone and may go out. */
const OF_THE_QUERY = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
];

/** The one form of an error: a sentence, a stable code, where. Nothing of SQL, paths or stacks leaves; all of it is logged. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const failure = failureOf(thrownIn(error));
  if (failure) return { message: failure.message, ...place, extensions: { code: failure.code } };
  const code = formatted.extensions?.code;
  if (typeof code === 'string' && OF_THE_QUERY.includes(code) && !isThrown(error))
    return { message: formatted.message, ...place, extensions: { code } };
  if (isOfTheRequest(error)) return { message: formatted.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  return { message: MASKED, ...place, extensions: { code: 'INTERNAL' } };
}

/** What GraphQL and Apollo find wrong with a request while they run it, and give no code of their own: an argument, an operation that is not there, a hash of another text. */
function isOfTheRequest(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || isThrown(error)) return false;
  const { status } = (error.extensions.http ?? {}) as { status?: number };
  return (
    /^(Argument "|Unknown operation|Must provide (an )?operation)/.test(error.message) ||
    (status !== undefined && status >= 400 && status < 500)
  );
}

/** Logs what was masked, gives every error the request's id, and sets the HTTP status of a request that failed as a whole. */
export function errorTrail(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, contextValue, operationName }) => {
          for (const error of errors) {
            const thrown = thrownIn(error);
            const failure = failureOf(thrown);
            const isOurs = failure === null ? isThrown(error) : failure.code === 'INTERNAL';
            if (isOurs) contextValue.log.error({ err: thrown, operationName, requestId: contextValue.requestId }, 'masked error');
          }
          return Promise.resolve();
        },
        willSendResponse: ({ response, contextValue }) => {
          if (response.body.kind === 'single' && response.body.singleResult.errors) {
            tellErrors(response.body.singleResult, response.http, contextValue.requestId);
          }
          return Promise.resolve();
        },
      }),
  };
}

function tellErrors(result: GraphQLResult, http: { status?: number }, requestId: string): void {
  const { data, errors = [] } = result;
  result.errors = (data ? errors : errors.slice(0, MOST_TOLD)).map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  const code = errors.at(0)?.extensions?.code as FailureCode | undefined;
  if (!data && code && code in FAILURE_STATUS) http.status = FAILURE_STATUS[code];
}

type GraphQLResult = Extract<GraphQLResponse['body'], { kind: 'single' }>['singleResult'];

/** What PostgreSQL says, in our words. Only what a caller can do something about; the rest stays masked. */
function failureOf(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (!(error instanceof QueryFailedError)) return null;
  const { code = '' } = error.driverError as { code?: string };
  if (['55P03', '40P01', '40001'].includes(code))
    return new Failure('CONFLICT', 'Somebody else is working on the same thing; try again.', { cause: error });
  if (code === '57014') return new Failure('NOT_READY', 'The question took too long to answer; ask for less at a time.', { cause: error });
  if (code.startsWith('22'))
    return new Failure('BAD_USER_INPUT', 'A value is malformed or out of its range: no NUL characters, and numbers as the schema tells.', {
      cause: error,
    });
  return null;
}

/** What was thrown, by a resolver or, before anything ran, by a plugin of ours. */
function thrownIn(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
}

/** Thrown by our code, as opposed to found by GraphQL in the query. */
function isThrown(error: unknown): boolean {
  return (
    error instanceof GraphQLError &&
    error.originalError !== undefined &&
    error.originalError !== null &&
    !(error.originalError instanceof GraphQLError)
  );
}
