import type { RequestListener } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import helmet from 'helmet';
import { rateLimit } from '../access/rateLimit';
import type { Context, Services } from '../context';
import { Failure } from '../failures';
import { keptAnswers } from './answers';
import { answerFailure } from './answerFailure';
import { callerAddress } from './callerAddress';
import { charts } from './charts';
import { drawings } from './drawings';
import { explorer } from './explorer';
import { graphql } from './graphql';
import { healthz, readyz } from './health';
import { media } from './media';
import { newMetrics } from './metrics';
import { rejects } from './rejects';
import { requestIdOf } from './requestId';
import { uploads } from './uploads';
import { variants } from './variants';
import { viewers } from './viewers';

export interface AppOptions {
  services: Services;
  apollo: ApolloServer<Context>;
  requestsPerSecond: number;
  /** Proxies before us that tell who asked (`callerAddress.ts`). */
  trustedProxies?: readonly string[];
  /** Room for answers that are kept for storefronts; 0 keeps none. */
  answersMegabytes: number;
  /** Whether to serve the explorer page; it needs introspection. */
  withExplorer: boolean;
  /** Whether we are about to stop: a balancer then sends no more. */
  isDraining: () => boolean;
}

/** Everything that is answered over HTTP: `/graphql` on bare node:http, the rest on express. */
export function newApp(options: AppOptions): RequestListener {
  const { services, apollo, requestsPerSecond, trustedProxies = [], answersMegabytes, withExplorer, isDraining } = options;
  const metrics = newMetrics(services.queue);
  const known = viewers(services, rateLimit(requestsPerSecond), callerAddress(trustedProxies));
  const answerGraphql = graphql({ apollo, services, viewers: known, answers: keptAnswers(services, answersMegabytes) });
  const rest = express()
    .disable('x-powered-by')
    .use(requestId)
    .use(helmet({ contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] }, useDefaults: false } }))
    .get('/healthz', healthz)
    .get('/readyz', readyz(services.database, isDraining))
    .get('/metrics', metrics.handler)
    .put('/uploads/:id', uploads(services))
    .get('/media/:sha256/:filename', media(services))
    .get('/variants/:id', variants(services))
    .get('/drawings/*path.png', drawings(services))
    .get('/imports/:id/rejected', rejects(services))
    .get('/charts/:name.svg', charts(services, known));
  if (withExplorer) rest.get('/', (_request, response) => response.redirect('/explorer/')).use('/explorer', explorer());
  rest.use(nothingHere).use(failed(services));
  return metrics.observe((request, response) => {
    if (PATH_OF_GRAPHQL.test(request.url ?? '')) answerGraphql(request, response);
    else rest(request, response);
  });
}

const PATH_OF_GRAPHQL = /^\/graphql\/?(\?|$)/;

const requestId: RequestHandler = (request, response, next) => {
  requestIdOf(request, response);
  next();
};

const nothingHere: RequestHandler = () => {
  throw new Failure('NOT_FOUND', 'There is nothing at this address.');
};

function failed({ log }: Services): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    answerFailure(response, log, isOfTheUrl(error) ? new Failure('NOT_FOUND', 'There is nothing at this address.') : error);
  };
}

/** A path that express cannot decode, such as `%zz`. */
function isOfTheUrl(error: unknown): boolean {
  return error instanceof URIError;
}
