import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { answerOf, probed } from './probed';

/** Another server of the same page from the same tables; without keys, rights and composed alt texts, so with less to do. */
export interface Peer {
  name: string;
  process: ChildProcess;
  url: string;
  query: string;
}

/** Their sources, which nothing compiles, beside ours; and what `npm install` puts there. */
const FOLDER = join(__dirname, '../../../test/bench/peers');
const INSTALL = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
const NODE_OF_POSTGRAPHILE = 22; // "engines" of postgraphile 5.1.5

/** What is live, as a house would give it to a server that makes its schema of tables: a view that hangs on the colourway. */
const VIEW = `
  CREATE VIEW peer_rendition AS
  SELECT d.id, s.colourway_id, c.code AS channel, s.reference, s.view, '/media/' || d.sha256 || '/' || d.filename AS url, d.width, d.height, d.format,
    d.bytes, d.placeholder, t.alt_text_patterns, t.alt_text_patterns ->> 'en' AS alt_text
  FROM publication p
  JOIN channel c ON c.id = p.channel_id
  JOIN shot s ON s.id = p.shot_id
  JOIN rendition d ON d.revision_id = p.revision_id AND d.exported_at IS NOT NULL
  JOIN export_template t ON t.id = d.template_id AND t.channel_id = c.id
  WHERE p.status = 'LIVE';
  COMMENT ON VIEW peer_rendition IS E'@primaryKey id\\n@foreignKey (colourway_id) references colourway (id)|@foreignFieldName renditions';`;

/** The fields of StorefrontCollection in the words of PostGraphile's schema; what are lists there are connections here. */
const POSTGRAPHILE_PAGE = `
  query Page($code: Code!, $channel: Code!) {
    collection: collectionByCode(code: $code) {
      code name season
      skus: skusByCollectionId(first: 24, orderBy: CODE_ASC) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          code name style featured
          colourways: colourwaysBySkuId(orderBy: CODE_ASC) {
            nodes {
              code metal finish stones
              renditions(condition: { channel: $channel }, orderBy: REFERENCE_ASC) { nodes { view url width height format bytes altText placeholder } }
            }
          }
        }
      }
    }
  }`;

/** Installs the peers where they are not yet, and starts them on a database. */
export async function raisePeers(url: string, page: string, say: (line: string) => void): Promise<Peer[]> {
  if (!existsSync(join(FOLDER, 'node_modules/.package-lock.json'))) await installed(say);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(VIEW).finally(() => client.end());
  const isNew = Number(process.versions.node.split('.')[0]) >= NODE_OF_POSTGRAPHILE;
  const node = isNew ? process.execPath : join(FOLDER, 'node_modules/.bin/node');
  const named = `PostGraphile 5${isNew ? '' : ` (on Node ${NODE_OF_POSTGRAPHILE})`}`;
  return Promise.all([
    raised(named, 'postgraphile.mjs', POSTGRAPHILE_PAGE, node),
    raised('Mercurius with loaders and JIT', 'mercurius.mjs', page, process.execPath),
  ]);

  async function raised(name: string, script: string, query: string, execPath: string): Promise<Peer> {
    const child = probed(join(FOLDER, script), [url], { GRAPHILE_ENV: 'production' }, execPath);
    return { name, process: child, query, ...(await answerOf<{ url: string }>(child, 'url')) };
  }
}

async function installed(say: (line: string) => void): Promise<void> {
  say('storefront: installing the peers');
  const [code] = (await once(spawn('npm', INSTALL, { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] }), 'close')) as [number];
  if (code !== 0) throw new Error('npm could not install the peers; what it said stands above');
}
