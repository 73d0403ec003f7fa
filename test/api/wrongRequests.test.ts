import request from 'supertest';
import { documentOf } from '../demo/documents';
import { liveCollection } from '../support/liveCollection';
import { type Answer, loupe } from '../support/loupe';

/** What is wrong with a request itself is told as such, and not as a fault of ours. */
const house = loupe();
let shop: string;

beforeAll(async () => {
  await house.database.transaction((tx) => liveCollection(tx, 'AURORA', 2));
  shop = await house.key({ role: 'STOREFRONT', channelCode: 'AURORA' });
});

const PAGE = documentOf('StorefrontCollection');
const TWO = 'query A { collection(code: "AURORA") { code } } query B { collection(code: "AURORA") { name } }';
const HASH = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };

it('does not run what it cannot price: one argument that is wrong opens no door to the rest', async () => {
  const page = 'skus(first: 100) { nodes { colourways { sku { colourways { sku { code } } } } } }';
  const query = `query ($n: Int = 2) { collection(code: "AURORA") { code skus(first: $n) { totalCount } } c: collection(code: "AURORA") { ${page} } }`;
  const { body, status } = await request(house.url)
    .post('/graphql')
    .set('authorization', `Bearer ${shop}`)
    .send({ query, variables: { n: null } });
  expect(status).toBe(400);
  expect((body as Answer).data ?? null).toBeNull();
});

it.each([
  ['an operation that the document has not', { query: TWO, operationName: 'C' }, /Unknown operation named "C"/],
  ['an operation without a name', { query: TWO, operationName: '' }, /operation/],
  ['no operation of two', { query: TWO }, /operation name/],
  [
    'null for an argument that must not be',
    { query: PAGE, variables: { code: 'AURORA', channel: 'AURORA', locale: null } },
    /"locale" of non-null type/,
  ],
  [
    'null for the length of a page',
    { query: 'query ($n: Int = 2) { collection(code: "AURORA") { skus(first: $n) { totalCount } } }', variables: { n: null } },
    /"first"/,
  ],
  ['a hash of another text', { query: PAGE, extensions: HASH }, /sha does not match/],
])('%s, the first time and the third', async (_what, body, sentence) => {
  for (let i = 0; i < 3; i += 1) {
    const answered = await request(house.url).post('/graphql').set('authorization', `Bearer ${shop}`).send(body);
    const [error] = (answered.body as Answer).errors ?? [];
    expect(error.message).toMatch(sentence);
    expect(error.extensions.code).toMatch(/^(BAD_USER_INPUT|BAD_REQUEST|OPERATION_RESOLUTION_FAILURE)$/);
    expect(answered.status).toBeLessThan(500);
  }
});
