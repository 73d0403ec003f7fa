import { ApolloServer } from '@apollo/server';
import request from 'supertest';
import { documentOf } from '../demo/documents';
import { liveCollection } from '../support/liveCollection';
import { loupe } from '../support/loupe';

const house = loupe();
const PAGE = documentOf('StorefrontCollection');
const asked = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');

let shop: string;
let studio: string;
let vendor: string;

beforeAll(async () => {
  await house.database.transaction(async (tx) => {
    await liveCollection(tx, 'AURORA', 3);
    await liveCollection(tx, 'BOREAL', 2);
  });
  shop = await house.key({ role: 'STOREFRONT', channelCode: 'AURORA' });
  studio = await house.key({ role: 'STUDIO' });
  vendor = await house.key({ role: 'VENDOR', vendorCode: 'AURORA' });
});
beforeEach(() => asked.mockClear());

interface Told {
  status: number;
  type: string;
  text: string;
  byApollo: boolean;
}

async function post(key: string, body: object, headers: Record<string, string> = {}): Promise<Told> {
  asked.mockClear();
  const { status, type, text } = await request(house.url).post('/graphql').set('authorization', `Bearer ${key}`).set(headers).send(body);
  return { status, type, text, byApollo: asked.mock.calls.length > 0 };
}

it('answers what Apollo has let through once to the letter as Apollo did, for whatever variables', async () => {
  const by = (code: string): object => ({ query: PAGE, variables: { code, channel: code } });
  const [first, second] = [await post(studio, by('AURORA')), await post(studio, by('AURORA'))];
  expect(first).toMatchObject({ status: 200, byApollo: true });
  expect(second).toEqual({ ...first, byApollo: false });
  const boreal = await post(studio, by('BOREAL'));
  expect(boreal).toMatchObject({ status: 200, byApollo: false });
  expect(boreal.text).toContain('BOREAL-001');
  expect(boreal.text).toContain('"extensions":{"cost":{"requested":');
});

it('keeps such answers for shops like any other', async () => {
  const query = '{ collection(code: "AURORA") { code season } }';
  await post(studio, { query });
  await post(shop, { query });
  await house.database.rows(`UPDATE collection SET season = 'AW27' WHERE code = 'AURORA'`);
  await house.database.rows('SELECT pg_sleep(0.3)'); // until the change is heard
  expect(await post(shop, { query })).toMatchObject({ status: 200, byApollo: false, text: expect.stringContaining('AW27') });
  const etag = async (): Promise<unknown> =>
    (await request(house.url).post('/graphql').set('authorization', `Bearer ${shop}`).send({ query })).headers.etag;
  expect(await etag()).toEqual(expect.any(String));
  expect(await etag()).toBe(await etag());
});

describe('goes to Apollo', () => {
  const query =
    'query ($code: String!, $first: Int!) { collection(code: $code) { code launchDate skus(first: $first) { nodes { code tier } } } }';
  const variables = { code: 'AURORA', first: 2 };
  beforeAll(async () => {
    await post(studio, { query, variables });
    expect((await post(studio, { query, variables })).byApollo).toBe(false);
  });

  it.each([
    ['a variable that is missing', { code: 'AURORA' }, 'BAD_USER_INPUT'],
    ['a variable of another kind', { code: 7, first: 2 }, 'BAD_USER_INPUT'],
    ['a page that is too long', { code: 'AURORA', first: 101 }, 'BAD_USER_INPUT'],
    ['a price that is too high', { code: 'AURORA', first: 100_000 }, 'TOO_COSTLY'],
    ['variables in a text', '{"code":"AURORA"}', 'BAD_REQUEST'],
  ])('%s, and is refused there', async (_what, wrong, code) => {
    const { text, byApollo } = await post(studio, { query, variables: wrong });
    expect(byApollo).toBe(true);
    expect(text).toContain(`"code":"${code}"`);
  });

  it('the same document of another role, and is refused what that role may not ask', async () => {
    const { text, byApollo } = await post(shop, { query, variables });
    expect(byApollo).toBe(true);
    expect(text).toContain('FORBIDDEN');
    expect((await post(vendor, { query, variables })).byApollo).toBe(true);
  });

  it.each([
    ['another content type', {}, { 'content-type': 'application/json; charset=utf-8' }],
    ['another form of answer', {}, { accept: 'application/graphql-response+json' }],
    ['a hash beside the document', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }, {}],
    ['an operation that it does not name', { operationName: 'Other' }, {}],
  ])('%s', async (_what, more, headers) => {
    const body = JSON.stringify({ query, variables, ...more });
    asked.mockClear();
    await request(house.url)
      .post('/graphql')
      .set({ authorization: `Bearer ${studio}`, 'content-type': 'application/json', ...headers })
      .send(body);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('what it refuses after it was answered, every time', async () => {
    for (let i = 0; i < 3; i += 1)
      expect(await post(studio, { query, variables }, { accept: 'text/html' })).toMatchObject({ status: 406, byApollo: true });
  });

  it('what is not compiled, every time', async () => {
    const families = '{ collection(code: "AURORA") { families { totalCount } } }';
    for (let i = 0; i < 3; i += 1) expect((await post(studio, { query: families })).byApollo).toBe(true);
  });
});

it('looks a key up once a second, however often it asks', async () => {
  const key = await house.key({ role: 'STUDIO' });
  const sent = jest.spyOn(house.database, 'prepared');
  for (let i = 0; i < 10; i += 1) await post(key, { query: '{ collection(code: "AURORA") { code } }' });
  const lookups = sent.mock.calls.filter(([name]) => name === 'viewerOfKey').length;
  sent.mockRestore();
  expect(lookups).toBeGreaterThan(0);
  expect(lookups).toBeLessThan(4); // ten requests take a fraction of a second, and three on a very slow machine
});
