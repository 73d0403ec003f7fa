import { altairExpress } from 'altair-express-middleware';
import { type RequestHandler, Router } from 'express';
import helmet from 'helmet';

const FIRST_QUERY = `# Put a key of demo-keys.json (or of "npm run key") behind "Bearer" under "Set Headers", at the left.
# Which fields answer depends on the key's role.
query StudioLists {
  collections(first: 10) { totalCount nodes { code name season } }
  channels { code name locales }
  vendors { code name productionModel }
}`;

/** `/explorer/`: a page to try queries with. It is served from here whole, and asks nothing of the internet. */
export function explorer(): RequestHandler {
  const page = altairExpress({
    endpointURL: '/graphql',
    initialQuery: FIRST_QUERY,
    initialHeaders: { Authorization: 'Bearer KEY' },
    serveInitialOptionsInSeperateRequest: true,
  });
  return Router().use(ownContentOnly, page as unknown as RequestHandler);
}

/** The page compiles templates and styles itself, so it needs more than the rest of us; nothing of it comes from elsewhere. */
const ownContentOnly = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      workerSrc: ["'self'", 'blob:'],
    },
  },
});
