import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { json } from 'body-parser';
import { type Context, newContext, type Services } from '../context';
import { Failure } from '../failures';
import { type Answers, etagOf, type Kept } from './answers';
import { answerFailure } from './answerFailure';
import { type Passed, passed } from './passed';
import { requestIdOf } from './requestId';
import type { Viewers } from './viewers';

/** The longest lists that inputs take (a thousand ids, five hundred page loads with long names) fit several times. */
const MOST_BODY = '1mb';

/** `/graphql` on bare node:http: express would cost as much again as the execution of a typical query. */
export function graphql(open: Omit<Desk, 'passed'>): RequestListener {
  const { services } = open;
  const desk = { ...open, passed: passed() };
  return (request, response) => {
    void answer(desk, request, response).catch((error: unknown) => answerFailure(response, services.log, error));
  };
}

interface Desk {
  apollo: ApolloServer<Context>;
  services: Services;
  viewers: Viewers;
  answers: Answers;
  passed: Passed;
}

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { services, viewers, answers } = desk;
  const requestId = requestIdOf(request, response);
  const viewer = await viewers.of(request);
  const body = await bodyOf(request, response);
  const key = answers.keyOf(viewer, request, body);
  const kept = key === null ? undefined : answers.find(key);
  if (kept) return send(kept, request, response);
  const keep = key === null ? null : await answers.begin();
  const context = newContext(services, viewer, requestId);
  const answered = await answeredBy(desk, request, body, context);
  if (context.course.hasActed && viewer.role !== 'STOREFRONT') answers.forget(); // a shop can change nothing that is shown
  if (context.course.hasActed && viewer.role === 'ADMIN') viewers.forget(); // nobody else takes keys back
  const found = keep && context.course.again ? keepable(answered) : null;
  if (key !== null && keep && found) {
    keep(key, found);
    return send(found, request, response);
  }
  return sendOnce(answered, response);
}

async function answeredBy(
  { apollo, passed }: Desk,
  request: IncomingMessage,
  body: unknown,
  context: Context,
): Promise<HTTPGraphQLResponse> {
  const form = passed.formOf(context.viewer, request, body);
  const again = form && (await passed.answer(form, context));
  if (again) return again;
  const answered = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? 'GET', headers: headersOf(request), body, search: searchOf(request) },
    context: () => Promise.resolve(context),
  });
  return form ? passed.note(form, context, answered) : answered;
}

/** A whole answer; what is compiled has no errors. */
function keepable({ status, headers, body }: HTTPGraphQLResponse): Kept | null {
  if ((status ?? 200) !== 200 || body.kind !== 'complete') return null;
  return { body: body.string, contentType: headers.get('content-type') ?? 'application/json', etag: etagOf(body.string) };
}

/** What nobody may keep. */
async function sendOnce({ status, headers, body }: HTTPGraphQLResponse, response: ServerResponse): Promise<void> {
  response.statusCode = status ?? 200;
  for (const [name, value] of headers) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'private, no-store');
  if (body.kind === 'chunked') for await (const chunk of body.asyncIterator) response.write(chunk);
  response.end(body.kind === 'complete' ? body.string : undefined);
}

/** To be asked for again each time, with what was got last in `If-None-Match` (RFC 9110, 13.1.2). */
function send({ body, contentType, etag }: Kept, { method, headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('ETag', etag);
  if (method === 'GET' && headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) response.writeHead(304).end();
  else response.writeHead(200, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) }).end(body);
}

const parse = json({ limit: MOST_BODY });

function bodyOf(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  return new Promise((resolve, reject) => {
    parse(request, response, (error: unknown) => {
      if (error) reject(bodyFailure(error));
      else resolve((request as IncomingMessage & { body?: unknown }).body);
    });
  });
}

function bodyFailure(error: { type?: string }): Failure {
  if (error.type === 'entity.too.large')
    return new Failure('BODY_TOO_LARGE', `Expected a body of at most ${MOST_BODY}. Files go to the URL of stagedUploadsCreate.`);
  if (error.type === 'entity.parse.failed') return new Failure('BAD_USER_INPUT', 'Expected a body of JSON.');
  return new Failure('UNSUPPORTED_MEDIA_TYPE', 'Expected an uncompressed or gzipped body of JSON in UTF-8.', { cause: error });
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function searchOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://localhost').search;
}
