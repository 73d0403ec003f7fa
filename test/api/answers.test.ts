import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import request from 'supertest';
import { globalId } from '../../src/relay/globalId';
import { apolloServer } from '../../src/graphql/apollo';
import { buildSchema } from '../../src/graphql/schema';
import { newApp } from '../../src/http/app';
import { type Changes, HeardChanges } from '../../src/store/changes';
import { documentOf } from '../demo/documents';
import { liveCollection } from '../support/liveCollection';
import { loupe } from '../support/loupe';
import { statementsOf } from '../support/statementsOf';

const house = loupe();
const PAGE = documentOf('StorefrontCollection');
const SECOND = 1000;

let keys: { shop: string; otherShop: string; studio: string };
let other: { url: string; server: Server; changes: Changes; stop: () => Promise<void> };

beforeAll(async () => {
  await house.database.transaction(async (tx) => {
    await liveCollection(tx, 'AURORA', 3);
    await liveCollection(tx, 'BOREAL', 2);
  });
  keys = {
    shop: await house.key({ role: 'STOREFRONT', channelCode: 'AURORA' }),
    otherShop: await house.key({ role: 'STOREFRONT', channelCode: 'BOREAL' }),
    studio: await house.key({ role: 'STUDIO' }),
  };
  other = await secondProcess();
  await wait(300); // until both hear
});
afterAll(() => other.stop());

/** A second server on the same database: what one writes, the other must hear of. */
async function secondProcess(): Promise<typeof other> {
  const changes = new HeardChanges((house.database.dataSource.options as { url: string }).url, () => undefined);
  const services = { ...house.workshop, changes };
  const apollo = apolloServer({ schema: buildSchema(), introspection: true, log: services.log });
  await apollo.start();
  const app = newApp({ services, apollo, requestsPerSecond: 10_000, answersMegabytes: 16, withExplorer: false, isDraining: () => false });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    await apollo.stop();
    await changes.close();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, changes, stop };
}

const VARIABLES = { code: 'AURORA', channel: 'AURORA' };
const post = (url: string, key = keys.shop, variables: object = VARIABLES, query = PAGE) =>
  request(url).post('/graphql').set('authorization', `Bearer ${key}`).send({ query, variables });

async function readsOf(act: () => Promise<unknown>): Promise<number> {
  return (await statementsOf(house.database, act)).length;
}

const isKept = async (url: string): Promise<boolean> => (await readsOf(() => post(url))) === 0;

/** Asks until it is so, a second at most (law 9); answers whether it became so. */
async function within(milliseconds: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    if (await isSo()) return true;
    await wait(20);
  }
  return false;
}

const names = async (url: string): Promise<string[]> => {
  const { body } = await post(url).expect(200);
  return body.data.collection.skus.nodes.map(({ name }: { name: string }) => name) as string[];
};

it('a page is read once, and answered the same again without a question to the database', async () => {
  const first = await post(house.url).expect(200);
  expect(await readsOf(async () => expect((await post(house.url).expect(200)).text).toBe(first.text))).toBe(0);
  expect(first.headers).toMatchObject({ 'cache-control': 'private, no-cache', etag: expect.stringMatching(/^"[\w-]{43}"$/) as string });
});

it('another shop, another page and another key of the house get their own', async () => {
  await post(house.url);
  expect((await post(house.url, keys.otherShop).expect(200)).body.data.collection).toBeNull();
  expect((await post(house.url, keys.otherShop, { code: 'BOREAL', channel: 'BOREAL' })).body.data.collection.code).toBe('BOREAL');
  const office = await post(house.url, keys.studio).expect(200);
  expect(office.headers).toMatchObject({ 'cache-control': 'private, no-store', 'content-length': String(Buffer.byteLength(office.text)) });
  expect(office.headers.etag).toBeUndefined();
});

it('a key that was taken back on another process gets nothing after a second, not even what is kept; on its own at once', async () => {
  const [key, another] = [
    await house.key({ role: 'STOREFRONT', channelCode: 'AURORA' }),
    await house.key({ role: 'STOREFRONT', channelCode: 'AURORA' }),
  ];
  for (const each of [key, another]) for (const { url } of [house, other]) await post(url, each).expect(200);
  await house.database.rows('UPDATE api_key SET revoked_at = now() WHERE hint = $1', [key.slice(0, 12)]);
  expect(await within(SECOND, async () => (await post(other.url, key)).status === 401)).toBe(true);
  const admin = await house.key({ role: 'ADMIN' });
  const { data } = await house.ask(admin, '{ persons { keys { id hint } } }');
  const keysOf = data.persons.flatMap((person: { keys: object[] }) => person.keys) as { id: string; hint: string }[];
  const { id } = keysOf.find(({ hint }) => another.startsWith(hint)) as { id: string };
  await house.ask(admin, 'mutation ($input: RevokeKeyInput!) { revokeKey(input: $input) { revoked } }', {
    input: { clientKey: 'back', keyId: id },
  });
  await post(house.url, another).expect(401);
});

it('by GET, who has it already is told so: 304', async () => {
  const get = () =>
    request(house.url)
      .get('/graphql')
      .query({ query: PAGE, variables: JSON.stringify(VARIABLES) })
      .set({ authorization: `Bearer ${keys.shop}`, 'apollo-require-preflight': 'yes' });
  const { headers } = await get().expect(200);
  await get().set('If-None-Match', headers.etag).expect(304, '');
  await get().set('If-None-Match', '"another"').expect(200);
  await request(house.url).get('/graphql').query({ query: PAGE }).set('authorization', `Bearer ${keys.shop}`).expect(400); // as ever
});

describe('what is changed on one process is shown on the other within a second', () => {
  it.each([
    ['an edit', `UPDATE sku SET name = name || ' (new)' WHERE code = 'AURORA-001'`],
    ['a new colourway', `UPDATE colourway SET finish = 'MATTE' WHERE code = 'ROSE_GOLD'`],
    [
      'a withdrawal',
      `UPDATE publication SET status = 'WITHDRAWN', withdrawn_at = now() WHERE shot_id = (SELECT id FROM shot WHERE reference = 'AURORA-000/ROSE_GOLD/HERO')`,
    ],
    [
      'a publication',
      `INSERT INTO publication (shot_id, revision_id, channel_id, status, goes_live_at)
       SELECT shot_id, revision_id, channel_id, 'LIVE', now() FROM publication WHERE status = 'WITHDRAWN'`,
    ],
    ['an alt text of a shot', `UPDATE shot SET alt_texts = '{"en": "A ring"}' WHERE reference LIKE 'AURORA-001/%'`],
    ['a new file', `UPDATE rendition SET bytes = bytes + 1`],
    ['a new alt text', `UPDATE export_template SET alt_text_patterns = '{"en": "{name}"}'`],
  ])('%s', async (_what, statement) => {
    const before = [(await post(house.url)).text, (await post(other.url)).text];
    expect(before[0]).toBe(before[1]);
    expect([await isKept(house.url), await isKept(other.url)]).toEqual([true, true]);
    await house.database.rows(statement);
    for (const url of [house.url, other.url]) expect(await within(SECOND, async () => (await post(url)).text !== before[0])).toBe(true);
  });

  it('an act through the API, at once on the process that did it', async () => {
    expect(await names(house.url)).toHaveLength(3);
    const save = await house.act(
      keys.studio,
      'saveSku',
      { collectionCode: 'AURORA', code: 'AURORA-002', name: 'Another name', style: 'RING', tier: 2, version: 1 },
      'sku { name }',
    );
    expect(save.userErrors).toEqual([]);
    expect(await names(house.url)).toContain('Another name');
    expect(await within(SECOND, async () => (await names(other.url)).includes('Another name'))).toBe(true);
  });

  it('a withdrawal through the API, also on the other process', async () => {
    const [{ id }] = await house.database.rows<{ id: string }>(`SELECT id FROM shot WHERE reference = 'AURORA-000/WHITE_GOLD/HERO'`);
    const isShown = async (url: string): Promise<boolean> => (await post(url).expect(200)).text.includes('AURORA-000-WHITE_GOLD');
    expect([await isShown(house.url), await isShown(other.url)]).toEqual([true, true]);
    const slot = { shotIds: [globalId('Shot', id)], channel: 'AURORA' };
    const { userErrors } = await house.act(keys.studio, 'withdraw', { ...slot, reason: 'sold out' }, 'publications { id }');
    expect(userErrors).toEqual([]);
    expect(await isShown(house.url)).toBe(false);
    expect(await within(SECOND, async () => !(await isShown(other.url)))).toBe(true);
  });

  it('a publication that ends by the clock', async () => {
    await house.database.rows(
      `UPDATE publication SET ends_at = clock_timestamp() + interval '700 ms'
       WHERE shot_id = (SELECT id FROM shot WHERE reference = 'AURORA-001/ROSE_GOLD/HERO')`,
    );
    const pictures = async () => ((await post(other.url)).text.match(/AURORA-001-ROSE_GOLD/g) ?? []).length;
    expect(await pictures()).toBe(1);
    await within(SECOND, () => isKept(other.url));
    expect(await within(700 + SECOND, async () => (await pictures()) === 0)).toBe(true);
    expect(await within(SECOND, () => isKept(other.url))).toBe(true); // and what is shown now is kept again
  });
});

it('keeps nothing while it cannot hear of changes, and begins again by itself', async () => {
  await post(other.url);
  expect(await isKept(other.url)).toBe(true);
  await house.database.rows(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query IN ('', 'LISTEN loupe_shown')`,
  );
  expect(await within(SECOND, () => Promise.resolve(!other.changes.isHearing()))).toBe(true);
  expect(await isKept(other.url)).toBe(false);
  expect(await within(5 * SECOND, () => isKept(other.url))).toBe(true);
});

it('every table that a compiled answer is read from tells of its changes', async () => {
  const everything = `query ($code: String!, $channel: String!) { collection(code: $code) { id skus { totalCount nodes { collection { code }
    colourways { stones { kind } sku { code } renditions(channel: $channel) { channel template view url altText(locale: "en") } } } } } }`;
  const sent = await statementsOf(house.database, () => post(house.url, keys.shop, VARIABLES, everything).expect(200));
  const statement = sent.find((each) => each.startsWith('SELECT json_build_object')) ?? '';
  const read = [...new Set([...statement.matchAll(/(?:FROM|JOIN) ([a-z_]+)\b(?!\()/g)].map(([, table]) => table))];
  const told = await house.database.rows<{ name: string }>(
    `SELECT DISTINCT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'tell_shown'`,
  );
  expect(read.sort()).toEqual(told.map(({ name }) => name).sort());
});

it('what is asked while something changes is not kept', async () => {
  await house.database.transaction(async (tx) => {
    await tx.rows(`UPDATE sku SET name = 'Later' WHERE code = 'AURORA-000'`);
    await post(other.url); // reads what was before
  });
  expect(await within(SECOND, async () => (await names(other.url)).includes('Later'))).toBe(true);
});
