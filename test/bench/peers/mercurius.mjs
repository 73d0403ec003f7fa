// Mercurius with its loaders and its JIT, as its documentation sets them up: a statement for each level, no keys, no rights. node mercurius.mjs URL
import Fastify from 'fastify';
import mercurius from 'mercurius';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2] });
const rows = async (name, text, values) => (await pool.query({ name, text, values })).rows;

const schema = `
  type Query { collection(code: String!): Collection }
  type Collection { code: String! name: String! season: String skus(first: Int!, after: String): Skus! }
  type Skus { totalCount: Int! pageInfo: PageInfo! nodes: [Sku!]! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Sku { code: String! name: String! style: String! featured: Boolean! colourways: [Colourway!]! }
  type Stone { kind: String! colour: String }
  type Colourway { code: String! metal: String! finish: String! stones: [Stone!]! renditions(channel: String!): [Rendition!]! }
  type Rendition { view: String! url: String width: Int! height: Int! format: String! bytes: Int! altText(locale: String!): String placeholder: String }`;

const resolvers = {
  Query: {
    collection: async (_, { code }) =>
      (await rows('collection', 'SELECT id, code, name, season FROM collection WHERE code = $1', [code]))[0],
  },
  Collection: {
    skus: async ({ id }, { first, after }) => {
      const [found, [{ count }]] = await Promise.all([
        rows(
          'skus',
          'SELECT id, code, name, style, featured FROM sku WHERE collection_id = $1 AND ($2::text IS NULL OR code > $2) ORDER BY code LIMIT $3',
          [id, after ?? null, first + 1],
        ),
        rows('count', 'SELECT count(*)::int AS count FROM sku WHERE collection_id = $1', [id]),
      ]);
      const nodes = found.slice(0, first);
      return { totalCount: count, pageInfo: { hasNextPage: found.length > first, endCursor: nodes.at(-1)?.code ?? null }, nodes };
    },
  },
  Rendition: { altText: ({ alt_text_patterns: patterns }, { locale }) => patterns[locale] ?? null },
};

const loaders = {
  Sku: {
    colourways: async (queries) => {
      const found = await rows(
        'colourways',
        'SELECT id, sku_id, code, metal, finish, stones FROM colourway WHERE sku_id = ANY($1) ORDER BY code',
        [queries.map(({ obj }) => obj.id)],
      );
      return inTurn(queries, found, 'sku_id');
    },
  },
  Colourway: {
    renditions: async (queries) => {
      const found = await rows(
        'renditions',
        'SELECT * FROM peer_rendition WHERE channel = $2 AND colourway_id = ANY($1) ORDER BY reference',
        [queries.map(({ obj }) => obj.id), queries[0].params.channel],
      );
      return inTurn(queries, found, 'colourway_id');
    },
  },
};

function inTurn(queries, found, column) {
  const by = new Map();
  for (const row of found) {
    const group = by.get(row[column]);
    if (group) group.push(row);
    else by.set(row[column], [row]);
  }
  return queries.map(({ obj }) => by.get(obj.id) ?? []);
}

const app = Fastify();
app.register(mercurius, { schema, resolvers, loaders, jit: 1 });
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ url: `http://127.0.0.1:${app.server.address().port}/graphql` });
