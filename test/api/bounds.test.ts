import request from 'supertest';
import { newContext } from '../../src/context';
import { apolloServer } from '../../src/graphql/apollo';
import { MOST_COST } from '../../src/graphql/cost';
import { buildSchema } from '../../src/graphql/schema';
import { type House, newHouse, plannedShot } from '../support/house';
import { type Answer, loupe } from '../support/loupe';

/** What an attacker, or a careless client, may send: every query is bounded before it runs, and nothing of the inside gets out. */
const house = loupe();
let keys: House;

beforeAll(async () => {
  keys = await newHouse(house);
  await plannedShot(house, keys, 'B-1');
});

const codeOf = (answer: Answer): string | undefined => answer.errors?.[0]?.extensions.code;

const aliased = (count: number): string => `{ ${Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ')} }`;

describe('the form of a query', () => {
  it.each([
    ['aliases', aliased(101)],
    ['10,000 aliases', aliased(10_000)],
    ['directives', `{ __typename ${'@skip(if: false) '.repeat(40)} }`],
    ['tokens', `{ ${'__typename '.repeat(9000)} }`],
    ['depth', `{ ${'node(id: "x") { ... on Shot { colourway { sku { collection { '.repeat(5)} __typename ${'} } } } } '.repeat(5)} }`],
    ['fragments that call each other', 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
    ['4,000 levels', `${'{ node '.repeat(4000)}${'}'.repeat(4000)}`],
    ['an open bracket, 20,000 times', '['.repeat(20_000)],
  ])('is refused for its %s, in one short answer', async (_what, document) => {
    const { status, text } = await request(house.url)
      .post('/graphql')
      .set('authorization', `Bearer ${keys.studio}`)
      .send({ query: document });
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(2500);
  });

  it.each([101, 1_000_000, 0, -1])('is refused for first: %i', async (first) => {
    expect(codeOf(await house.ask(keys.studio, 'query ($first: Int!) { collections(first: $first) { totalCount } }', { first }))).toMatch(
      /BAD_USER_INPUT|TOO_COSTLY/,
    );
    expect(codeOf(await house.ask(keys.studio, `{ collections(first: ${first}) { nodes { skus { totalCount } } } }`))).toMatch(
      /BAD_USER_INPUT|TOO_COSTLY/,
    );
  });

  it('is refused for its price before anything runs, and told the price otherwise', async () => {
    const dear =
      '{ collections(first: 100) { nodes { skus(first: 100) { nodes { colourways { shots { revisions { quality { state } } } } } } } } }';
    const answer = await house.ask(keys.studio, dear);
    expect(codeOf(answer)).toBe('TOO_COSTLY');
    expect(answer.data).toBeUndefined();
    const counts =
      '{ collection(code: "X") { skus(first: 100) { nodes { collection { skus(first: 100) { nodes { collection { skus(first: 1) { totalCount } } } } } } } } }';
    expect(codeOf(await house.ask(keys.studio, counts))).toBe('TOO_COSTLY');
    const cheap = await house.ask(keys.studio, '{ collections(first: 3) { nodes { code } } }');
    expect(cheap.extensions.cost).toMatchObject({ maximum: MOST_COST });
  });

  it.each([
    ['a fragment', 'query { ...C } fragment C on Query { collections(first: 7) { nodes { code name } } }'],
    ['an inline fragment', '{ ... on Query { collections(first: 7) { nodes { ... on Collection { code name } } } } }'],
    ['an alias', '{ c: collections(first: 7) { n: nodes { x: code y: name } } }'],
    ['a variable', 'query ($first: Int = 7) { collections(first: $first) { nodes { code name } } }'],
  ])('costs the same by %s', async (_what, document) => {
    const plain = await house.ask(keys.studio, '{ collections(first: 7) { nodes { code name } } }');
    expect((await house.ask(keys.studio, document)).extensions.cost).toEqual(plain.extensions.cost);
  });
});

describe('the form of a request', () => {
  it('takes no batches, no mutation by GET, no form that a foreign page could send', async () => {
    const post = (): request.Test => request(house.url).post('/graphql').set('authorization', `Bearer ${keys.studio}`);
    await post()
      .send([{ query: '{ __typename }' }, { query: '{ __typename }' }])
      .expect(400);
    for (const type of ['form', 'text']) expect((await post().type(type).send('query={__typename}')).status).toBeGreaterThanOrEqual(400);
    const url = `/graphql?query=${encodeURIComponent('mutation { saveShot(input: { clientKey: "x", skuCode: "B-1", colourwayCode: "YG", view: SIDE }) { shot { id } } }')}`;
    const answer = await request(house.url).get(url).set('authorization', `Bearer ${keys.studio}`).set('apollo-require-preflight', 'true');
    expect(answer.status).toBe(405);
  });

  it('takes no body above 1 MB and no JSON that is none', async () => {
    const post = (): request.Test =>
      request(house.url).post('/graphql').set('authorization', `Bearer ${keys.studio}`).set('content-type', 'application/json');
    const large = await post()
      .send(JSON.stringify({ query: `{ __typename } # ${'x'.repeat(1_050_000)}` }))
      .expect(413);
    expect(codeOf(large.body as Answer)).toBe('BODY_TOO_LARGE');
    await post().send('{"query": ').expect(400);
  });
});

describe('what goes wrong inside', () => {
  it.each([
    ['a second statement', "'; DROP TABLE event; --"],
    ['a condition', '" OR 1=1'],
    ['a wildcard', '%'],
    ['a NUL', '\u0000'],
    ['an escape', "\\'"],
    ['very long', 'x'.repeat(5000)],
    ['JSON', '{"a":1}'],
    ['a path', 'AURORA/1'],
  ])('says nothing of SQL when a code is %s', async (_what, code) => {
    const answer = await house.ask(
      keys.studio,
      'query ($code: String!) { sku(code: $code) { code } collection(code: $code) { code } shot(reference: $code) { id } }',
      { code },
    );
    expect(JSON.stringify(answer)).not.toMatch(/relation|syntax|select|postgres|\bat .*\.ts|node_modules/i);
    const saved = await house.ask(
      keys.studio,
      'mutation ($input: SaveSkuInput!) { saveSku(input: $input) { sku { id } userErrors { code field } } }',
      {
        input: { clientKey: `k${Math.random()}`, collectionCode: code, code: 'Y', name: 'Y', style: 'RING', tier: 1 },
      },
    );
    expect(JSON.stringify(saved)).not.toMatch(/relation|syntax|select|postgres|node_modules/i);
    expect(saved.data?.saveSku?.sku ?? null).toBeNull();
  });

  it.each([
    ['a word that is none', { style: 'PUPPET' }, /style.*"PUPPET" does not exist/],
    ['a number for text', { name: 7 }, /name.*String cannot represent/],
    ['text for a number', { tier: 'two' }, /tier.*Int cannot represent/],
    ['a field too many', { price: '12.00' }, /"price" is not defined/],
    ['a field too few', { tier: undefined }, /"tier" of required type/],
    ['null where something must be', { tier: null }, /tier.*not to be null/],
    ['a size that is no number', { widthMm: 'wide' }, /widthMm.*(Float|Decimal|decimal)/],
  ])('tells %s in a variable, as the caller’s fault', async (_what, wrong, sentence) => {
    const sound = { clientKey: 'variables', collectionCode: 'AURORA', code: 'V-1', name: 'V', style: 'RING', tier: 1 };
    const { status, body } = await request(house.url)
      .post('/graphql')
      .set('authorization', `Bearer ${keys.studio}`)
      .send({
        query: 'mutation ($input: SaveSkuInput!) { saveSku(input: $input) { sku { id } userErrors { code } } }',
        variables: { input: { ...sound, ...wrong } },
      });
    expect(codeOf(body as Answer)).toBe('BAD_USER_INPUT');
    expect((body as Answer).errors?.[0]?.message).toMatch(sentence);
    expect(status).toBe(400);
  });

  it.each([
    [
      'a date that is none',
      'query ($at: DateTime!) { scorecard(from: $at, to: $at) { rows { key { value } } } }',
      { at: 'yesterday' },
      /yesterday/,
    ],
    [
      'an instant without offset',
      'query ($at: DateTime!) { scorecard(from: $at, to: $at) { rows { key { value } } } }',
      { at: '2026-01-01T00:00:00' },
      /2026-01-01/,
    ],
    [
      'a decimal with a comma',
      'mutation ($input: SaveRateInput!) { saveRate(input: $input) { userErrors { code } } }',
      { input: { clientKey: 'd', vendorCode: 'V', tier: 1, price: '12,50', currency: 'EUR', validFrom: '2026-01-01' } },
      /12,50/,
    ],
    [
      'a day that is none',
      'mutation ($input: SaveRateInput!) { saveRate(input: $input) { userErrors { code } } }',
      { input: { clientKey: 'd', vendorCode: 'V', tier: 1, price: '12.50', currency: 'EUR', validFrom: '2026-02-30' } },
      /2026-02-30/,
    ],
    [
      'a list that is none',
      'mutation ($input: WithdrawInput!) { withdraw(input: $input) { userErrors { code } } }',
      { input: { clientKey: 'd', channel: 'brand', reason: 'x', shotIds: { a: 1 } } },
      /shotIds/,
    ],
    ['no variable at all', 'query ($code: String!) { sku(code: $code) { code } }', {}, /\$code/],
  ])('tells %s in a variable', async (_what, query, variables, sentence) => {
    const { status, body } = await request(house.url)
      .post('/graphql')
      .set('authorization', `Bearer ${keys.admin}`)
      .send({ query, variables });
    expect(codeOf(body as Answer)).toBe('BAD_USER_INPUT');
    expect((body as Answer).errors?.[0]?.message).toMatch(sentence);
    expect(status).toBe(400);
  });

  it('masks a failure of ours, gives the request’s id, and does not echo the input', async () => {
    const { database } = house.workshop;
    const fail = () => Promise.reject(new Error('relation "secret_table" does not exist'));
    const broken = { ...house.workshop, database: { ...database, find: fail, prepared: fail } };
    const apollo = apolloServer({ schema: buildSchema(), introspection: false, log: house.workshop.log });
    const viewer = { keyId: 'k', personId: 'p', personName: 'P', role: 'STUDIO' as const, scopeId: null };
    const { body } = await apollo.executeOperation(
      { query: '{ sku(code: "B-1") { code } }' },
      { contextValue: newContext(broken, viewer, 'request-7') },
    );
    const text = JSON.stringify(body);
    expect(text).toContain('INTERNAL');
    expect(text).toContain('request-7');
    expect(text).not.toContain('secret_table');
    await apollo.stop();
  });

  it('does not suggest names or tell the schema where introspection is off', async () => {
    const apollo = apolloServer({ schema: buildSchema(), introspection: false, log: house.workshop.log });
    const viewer = { keyId: 'k', personId: 'p', personName: 'P', role: 'ADMIN' as const, scopeId: null };
    for (const query of ['{ __schema { types { name } } }', '{ collecions { totalCount } }']) {
      const { body } = await apollo.executeOperation({ query }, { contextValue: newContext(house.workshop, viewer, 'r') });
      expect(JSON.stringify(body)).not.toMatch(/Did you mean|"types"/);
    }
    await apollo.stop();
  });

  it.each([
    ['empty', ''],
    ['without signature', 'e30'],
    ['with a signature of its own', `eyJhIjoxfQ.${'A'.repeat(32)}`],
    ['long', 'A'.repeat(2000)],
  ])('refuses a cursor that is %s', async (_what, after) => {
    expect(codeOf(await house.ask(keys.studio, 'query ($after: String) { collections(after: $after) { totalCount } }', { after }))).toBe(
      'INVALID_CURSOR',
    );
  });
});

describe('health', () => {
  it('says that it lives, that it is ready, and counts', async () => {
    await request(house.url).get('/healthz').expect(200);
    await request(house.url).get('/readyz').expect(200);
    const { text } = await request(house.url).get('/metrics').expect(200);
    expect(text).toContain('loupe_http_request_seconds_count{route="/graphql"');
    expect(text).toContain('loupe_work_waiting');
    await request(house.url).get('/nowhere').expect(404);
  });
});
