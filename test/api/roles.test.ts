import { randomUUID } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { globalId } from '../../src/relay/globalId';
import {
  approval,
  demoPicture,
  expectDone,
  exportedShot,
  type House,
  newHouse,
  openJob,
  plannedShot,
  refusals,
  roundInReview,
  submission,
} from '../support/house';
import { type Answer, loupe } from '../support/loupe';

/** What each role may see and do, on every path that leads there. */
const house = loupe();
let keys: House;
let live: Awaited<ReturnType<typeof exportedShot>>;
let working: { shotId: string; jobId: string; revisionId: string };

beforeAll(async () => {
  keys = await newHouse(house);
  live = await exportedShot(house, keys, 'LIVE-1');
  await expectDone(house.act(keys.studio, 'publish', { shotIds: [live.shotId], channel: 'brand' }, 'publications { id }'));
  const job = await openJob(house, keys, 'WIP-1');
  working = { ...job, revisionId: await roundInReview(house, keys, job.jobId) };
  await plannedShot(house, keys, 'PLAN-1');
});

const codesOf = ({ errors = [] }: Answer): string[] => errors.map(({ extensions }) => extensions.code);
const uuidOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1];

describe('keys', () => {
  it.each([
    ['none', ''],
    ['a made-up one', 'Bearer loupe_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['one in another scheme', 'Basic bG91cGU6bG91cGU='],
  ])('answers %s with UNAUTHENTICATED and nothing else', async (_what, authorization) => {
    const response = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: '{ collections { totalCount } }' }),
    });
    expect(response.status).toBe(401);
    expect(((await response.json()) as Answer).errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  it('keeps no key, only its hash, and takes a revoked one back at once', async () => {
    const made = await expectDone(house.act(keys.admin, 'createKey', { role: 'ANALYST', person: 'Ines' }, 'key keyId'));
    const key = made.key as string;
    const [{ text }] = await house.database.rows<{ text: string }>(`SELECT string_agg(k::text, ' ') AS text FROM api_key k`);
    expect(text).not.toContain(key.slice(6));
    expect(codesOf(await house.ask(key, '{ collections { totalCount } }'))).toEqual([]);
    await expectDone(house.act(keys.admin, 'revokeKey', { keyId: made.keyId }, 'revoked'));
    expect(codesOf(await house.ask(key, '{ collections { totalCount } }'))).toEqual(['UNAUTHENTICATED']);
  });

  it('shows a key once: the repeated request gets none', async () => {
    const input = { clientKey: randomUUID(), role: 'STUDIO', person: 'Ines' };
    const first = await house.act(keys.admin, 'createKey', input, 'key keyId');
    const again = await house.act(keys.admin, 'createKey', input, 'key keyId');
    expect(again).toMatchObject({ keyId: first.keyId, key: null });
  });
});

describe('a storefront', () => {
  it('sees what is live on its channel, and of the rest not even that it exists', async () => {
    const document = `{ collection(code: "AURORA") { code name skus { totalCount nodes { code colourways { code renditions(channel: "brand") { view url } } } } }
      live: sku(code: "LIVE-1") { code } wip: sku(code: "WIP-1") { code } none: sku(code: "NONE") { code } }`;
    const { data } = await house.ask(keys.storefront, document);
    expect(data.collection.skus).toMatchObject({ totalCount: 1, nodes: [{ code: 'LIVE-1', colourways: [{ code: 'YG' }] }] });
    expect([data.live, data.wip, data.none]).toEqual([{ code: 'LIVE-1' }, null, null]);
  });

  it('gets nothing of another channel, not even by its code', async () => {
    await expectDone(house.act(keys.studio, 'saveChannel', { code: 'other', name: 'Other', locales: ['en'] }, 'channel { id }'));
    const other = await house.key({ role: 'STOREFRONT', channelCode: 'other' });
    const document = '{ collection(code: "AURORA") { code } sku(code: "LIVE-1") { code } channels { code } }';
    expect((await house.ask(other, document)).data).toEqual({ collection: null, sku: null, channels: [{ code: 'other' }] });
  });

  it.each([
    [
      'the scorecard',
      '{ scorecard(from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z", timeZone: "UTC", groupBy: []) { rows { key { value } } } }',
    ],
    ['jobs', '{ jobs { totalCount } }'],
    ['the queue', '{ reviewQueue { totalCount } }'],
    ['tiers', '{ sku(code: "LIVE-1") { tier } }'],
    ['shots, nested', '{ sku(code: "LIVE-1") { colourways { shots { reference } } } }'],
    ['a revision by node', '{ node(id: "x") { ... on Revision { quality { findings { message } } } } }'],
    ['vendors', '{ vendors { name } }'],
    ['events', '{ events { nodes { kind } } }'],
  ])('may not ask for %s', async (_what, document) => {
    const answer = await house.ask(keys.storefront, document);
    expect(codesOf(answer)).toEqual(['FORBIDDEN']);
    expect(answer.data ?? null).toBeNull();
  });
});

describe('a vendor', () => {
  it('sees its jobs with all that is needed to do them, and no cost but its own', async () => {
    const document = `{ jobs { totalCount nodes { reference source { url } boards { subject } costs { amount } shot { colourway { sku { tier } } } } } vendors { code } }`;
    const mine = await house.ask(keys.vendor, document);
    expect(mine.data.jobs.totalCount).toBe(2);
    expect(mine.data.vendors).toEqual([{ code: 'ATELIER' }]);
    const theirs = await house.ask(keys.otherVendor, document);
    expect(theirs.data).toEqual({ jobs: { totalCount: 0, nodes: [] }, vendors: [{ code: 'PIXELWORKS' }] });
    // where its picture stands is told by its job; where the shot stands would tell of the vendor who has it next
    expect(codesOf(await house.ask(keys.vendor, '{ jobs { nodes { shot { status } } } }'))).toEqual(['FORBIDDEN']);
  });

  it('is answered about another vendor’s things as about things that do not exist', async () => {
    const nothing = (type: string): string => globalId(type, randomUUID());
    const things: [string, string][] = [
      ['Job', working.jobId],
      ['Shot', working.shotId],
      ['Revision', working.revisionId],
    ];
    for (const [type, id] of things) {
      for (const document of [
        `query ($id: ID!) { node(id: $id) { id } }`,
        `query ($id: ID!) { nodes(ids: [$id]) { id } }`,
        ...(type === 'Job' ? [`query ($id: ID!) { job(id: $id) { id } }`] : []),
        ...(type === 'Revision' ? [`query ($id: ID!) { revision(id: $id) { id } }`] : []),
      ]) {
        expect(await house.ask(keys.otherVendor, document, { id })).toEqual(
          await house.ask(keys.otherVendor, document, { id: nothing(type) }),
        );
        expect((await house.ask(keys.vendor, document, { id })).data).not.toEqual(
          (await house.ask(keys.vendor, document, { id: nothing(type) })).data,
        );
      }
    }
    const uploadId = await house.stage(keys.otherVendor, demoPicture('R-1042_RG_final.png'));
    await house.work();
    const submit = (jobId: string): Promise<Answer['data']> =>
      house.act(keys.otherVendor, 'submitRevision', submission(jobId, uploadId), 'revision { id }');
    expect(await submit(working.jobId)).toEqual(await submit(nothing('Job')));
    const log = (jobId: string): Promise<Answer['data']> =>
      house.act(keys.otherVendor, 'logTime', { jobId, step: 'COLOUR', minutes: 3 }, 'job { id }');
    expect(await log(working.jobId)).toEqual(await log(nothing('Job')));
  });

  it('cannot take a colleague’s upload of another vendor', async () => {
    const uploadId = await house.stage(keys.otherVendor, demoPicture('R-1042_RG_final.png'));
    await house.work();
    const { jobId } = await openJob(house, keys, 'WIP-2');
    expect(await refusals(house.act(keys.vendor, 'submitRevision', submission(jobId, uploadId), 'revision { id }'))).toEqual(['NOT_FOUND']);
    expect(await refusals(house.act(keys.vendor, 'submitRevision', submission(jobId, randomUUID()), 'revision { id }'))).toEqual([
      'NOT_FOUND',
    ]);
  });
});

describe('mutations', () => {
  const inputs: Record<string, [role: keyof House, input: object]> = {
    saveSku: ['studio', { collectionCode: 'AURORA', code: 'X', name: 'X', style: 'RING', tier: 1 }],
    handOver: ['studio', { shotIds: [], vendorCode: 'ATELIER', service: 'STANDARD' }],
    submitRevision: ['vendor', submission('x', 'x')],
    reviewRevision: ['reviewer', approval('x')],
    signOffDevice: ['reviewer', { revisionId: 'x', device: 'PHONE' }],
    overruleVeto: ['reviewer', { revisionId: 'x', reason: 'x' }],
    publish: ['studio', { shotIds: ['x'], channel: 'brand' }],
    withdraw: ['studio', { shotIds: ['x'], channel: 'brand', reason: 'x' }],
    reportPageLoads: ['storefront', { loads: [{ channel: 'brand', template: 'pdp', device: 'PHONE', milliseconds: 812 }] }],
    bookCost: ['studio', { jobId: 'x', amount: '1.00', currency: 'EUR' }],
    createKey: ['admin', { role: 'STUDIO', person: 'Mallory' }],
  };

  it.each(Object.keys(inputs))('%s is refused to every role but its own', async (mutation) => {
    const [role, input] = inputs[mutation];
    const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`;
    const before = await house.database.rows('SELECT count(*) FROM event');
    for (const other of ['studio', 'reviewer', 'analyst', 'vendor', 'storefront'] as const) {
      if (other === role) continue;
      const answer = await house.ask(keys[other], document, { input: { clientKey: randomUUID(), ...input } });
      expect([other, codesOf(answer)]).toEqual([other, ['FORBIDDEN']]);
    }
    expect(await house.database.rows('SELECT count(*) FROM event')).toEqual(before);
    expect(codesOf(await house.ask(keys[role], document, { input: { clientKey: randomUUID(), ...input } }))).toEqual([]);
  });
});

it('names who did it and with which key in every act', async () => {
  const rows = await house.database.rows<{ kind: string; name: string | null; role: string | null }>(
    `SELECT e.kind, p.name, k.role FROM event e LEFT JOIN person p ON p.id = e.person_id LEFT JOIN api_key k ON k.id = e.key_id WHERE e.shot_id = $1 ORDER BY e.seq`,
    [uuidOf(live.shotId)],
  );
  const byMachine = ['MEASURED', 'EXPORTED'];
  for (const { kind, name, role } of rows)
    expect([kind, name === null, role === null]).toEqual([kind, byMachine.includes(kind), byMachine.includes(kind)]);
});

it('shows an operator who acts here and by which keys, and nobody else', async () => {
  const { person } = await expectDone(house.act(keys.admin, 'createPerson', { name: 'Ada' }, 'person { id name keys { id } }'));
  expect(person).toMatchObject({ name: 'Ada', keys: [] });
  await house.key({ role: 'VENDOR', vendorCode: 'ATELIER', personName: 'Ada' });
  const { data } = await house.ask(keys.admin, '{ persons { name keys { role vendor hint revokedAt } } }');
  expect(data.persons.find(({ name }: { name: string }) => name === 'Ada').keys).toEqual([
    { role: 'VENDOR', vendor: 'ATELIER', hint: expect.stringMatching(/^loupe_.{6}$/), revokedAt: null },
  ]);
  expect(codesOf(await house.ask(keys.studio, '{ persons { name } }'))).toEqual(['FORBIDDEN']);
});

it('tells the schema to every role', async () => {
  for (const key of [keys.storefront, keys.vendor, keys.analyst]) {
    const { data } = await house.ask(key, getIntrospectionQuery());
    expect(data.__schema.types.length).toBeGreaterThan(100);
  }
});
