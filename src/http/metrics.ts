import type { RequestListener } from 'node:http';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Queue } from '../store/queue';

export interface Metrics {
  /** Counts and times every request that passes through. */
  observe(listener: RequestListener): RequestListener;
  /** `/metrics` in Prometheus' text format. */
  handler: RequestHandler;
}

const ROUTES = ['/graphql', '/media', '/uploads', '/charts', '/explorer', '/healthz', '/readyz', '/metrics'];

export function newMetrics(queue: Queue): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'loupe_http_request_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'loupe_work_waiting',
    help: 'Pieces of work that wait for a worker.',
    registers: [registry],
    async collect() {
      this.set(await queue.waiting());
    },
  });
  return {
    observe: (listener) => (request, response) => {
      const stop = seconds.startTimer({ route: ROUTES.find((route) => request.url?.startsWith(route)) ?? 'other' });
      response.on('finish', () => stop({ status: String(response.statusCode) }));
      listener(request, response);
    },
    handler: async (_request, response) => {
      response.set('Content-Type', registry.contentType).send(await registry.metrics());
    },
  };
}
