import type { RequestHandler } from 'express';
import type { Database } from '../store/database';

/** Alive: the process answers. */
export const healthz: RequestHandler = (_request, response) => {
  response.json({ status: 'ok' });
};

/** Ready: the database answers and we are not draining. A balancer sends requests only then. */
export function readyz(database: Database, isDraining: () => boolean): RequestHandler {
  return async (_request, response) => {
    const ready =
      !isDraining() &&
      (await database.rows('SELECT').then(
        () => true,
        () => false,
      ));
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  };
}
