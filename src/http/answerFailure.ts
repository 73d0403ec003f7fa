import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { RateLimited } from '../access/rateLimit';
import { Failure } from '../failures';

/** Answers what went wrong outside of a GraphQL execution, in GraphQL's own form; what is not meant for the outside goes to the log alone. */
export function answerFailure(response: ServerResponse, log: Logger, error: unknown): void {
  const requestId = response.getHeader('X-Request-Id');
  const failure = error instanceof Failure ? error : unreachable(error);
  const isOurs = failure.code === 'INTERNAL' || (failure.code === 'NOT_READY' && failure.cause !== undefined); // not what is only being drawn
  if (isOurs) log.error({ err: error, requestId }, 'request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (failure instanceof RateLimited) response.setHeader('Retry-After', String(failure.retryAfterSeconds));
  if (failure.code === 'UNAUTHENTICATED') response.setHeader('WWW-Authenticate', 'Bearer');
  response.statusCode = failure.status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(JSON.stringify({ errors: [{ message: failure.message, extensions: { code: failure.code, requestId } }] }));
}

/** SQLSTATE classes of a server that is away or shutting down, and Node's words for a connection that cannot be had. */
const AWAY = /^(08|57P|53|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/;

function unreachable(error: unknown): Failure {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  const isAway =
    AWAY.test(driverError?.code ?? code ?? '') ||
    (error instanceof Error && /terminated|timeout exceeded when trying to connect/i.test(error.message));
  if (isAway) return new Failure('NOT_READY', 'The database cannot be reached at the moment; try again soon.', { cause: error });
  return new Failure('INTERNAL', 'Something went wrong on our side. It was logged under the request id.', { cause: error });
}
