// The least that a page of a shop can cost in Node: no schema, no rights, no keys; one statement that makes the JSON. node storefrontFloor.js URL
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.argv[2] });

const STATEMENT = `
  WITH page AS (SELECT k.* FROM sku k JOIN collection c ON c.id = k.collection_id WHERE c.code = $1 ORDER BY k.code LIMIT 24),
  shown AS (
    SELECT s.colourway_id, json_agg(json_build_object(
      'view', s.view, 'url', '/media/' || d.sha256 || '/' || d.filename, 'width', d.width, 'height', d.height, 'format', d.format,
      'bytes', d.bytes, 'placeholder', d.placeholder, 'altText', t.alt_text_patterns ->> 'en') ORDER BY s.reference) AS renditions
    FROM publication p
    JOIN channel h ON h.id = p.channel_id AND h.code = $2
    JOIN shot s ON s.id = p.shot_id
    JOIN rendition d ON d.revision_id = p.revision_id AND d.exported_at IS NOT NULL
    JOIN export_template t ON t.id = d.template_id AND t.channel_id = h.id
    WHERE p.status = 'LIVE' GROUP BY s.colourway_id),
  coloured AS (
    SELECT w.sku_id, json_agg(json_build_object('code', w.code, 'metal', w.metal, 'finish', w.finish, 'stones', w.stones,
      'renditions', n.renditions) ORDER BY w.code) AS colourways
    FROM colourway w JOIN page k ON k.id = w.sku_id JOIN shown n ON n.colourway_id = w.id GROUP BY w.sku_id)
  SELECT json_build_object('data', json_build_object('collection', json_build_object('code', c.code, 'name', c.name, 'season', c.season,
    'skus', (SELECT json_build_object('totalCount', count(*), 'nodes', json_agg(json_build_object('code', k.code, 'name', k.name,
      'style', k.style, 'featured', k.featured, 'colourways', o.colourways) ORDER BY k.code)) FROM page k JOIN coloured o ON o.sku_id = k.id)
  )))::text AS answer
  FROM collection c WHERE c.code = $1`;

const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { variables } = JSON.parse(body) as { variables: { code: string; channel: string } };
  const { rows } = await pool.query<{ answer: string }>({ name: 'page', text: STATEMENT, values: [variables.code, variables.channel] });
  response.writeHead(200, { 'content-type': 'application/json' }).end(rows[0].answer);
}
