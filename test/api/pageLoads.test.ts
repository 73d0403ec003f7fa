import { randomUUID } from 'node:crypto';
import { appendFacts } from '../../src/store/events';
import { liveCollection } from '../support/liveCollection';
import { type Answer, loupe } from '../support/loupe';

const house = loupe();
const REPORT = 'mutation ($input: ReportPageLoadsInput!) { reportPageLoads(input: $input) { accepted userErrors { code field message } } }';

let shop: string;
let analyst: string;

beforeAll(async () => {
  await house.database.transaction(async (tx) => {
    await liveCollection(tx, 'AURORA', 1);
    await liveCollection(tx, 'BOREAL', 1);
  });
  shop = await house.key({ role: 'STOREFRONT', channelCode: 'AURORA' });
  analyst = await house.key({ role: 'ANALYST' });
});

const load = (more: object = {}) => ({ channel: 'AURORA', template: 'pdp', device: 'PHONE', milliseconds: 800, ...more });
const report = (loads: object[], clientKey: string = randomUUID()): Promise<Answer> =>
  house.ask(shop, REPORT, { input: { clientKey, loads } });
const kept = () =>
  house.database.rows(
    `SELECT channel, template, device, milliseconds::float AS milliseconds FROM event WHERE kind = 'PAGE_LOADED' ORDER BY seq`,
  );

it('takes what names a template of the shop’s own channel, and tells the others by their place', async () => {
  const { data } = await report([
    load(),
    load({ channel: 'BOREAL' }),
    load({ template: 'nothing' }),
    load({ device: 'DESKTOP', milliseconds: 0 }),
  ]);
  expect(data.reportPageLoads).toEqual({
    accepted: 2,
    userErrors: [
      { code: 'NOT_FOUND', field: ['loads', '1'], message: 'There is no template "pdp" on a channel "BOREAL".' }, // nor does it learn that there is one
      { code: 'NOT_FOUND', field: ['loads', '2'], message: 'There is no template "nothing" on a channel "AURORA".' },
    ],
  });
  expect(await kept()).toEqual([load(), load({ device: 'DESKTOP', milliseconds: 0 })]);
});

it('takes a report once, however often it is sent', async () => {
  const [before, clientKey] = [(await kept()).length, randomUUID()];
  for (let i = 0; i < 3; i += 1) expect((await report([load({ milliseconds: 900 })], clientKey)).data.reportPageLoads.accepted).toBe(1);
  expect(await kept()).toHaveLength(before + 1);
});

it.each([
  ['none at all', []],
  ['more than five hundred', Array.from({ length: 501 }, () => load())],
  ['a time below nothing', [load({ milliseconds: -1 })]],
  ['a time of a quarter of an hour', [load({ milliseconds: 900_000 })]],
])('refuses %s, and keeps nothing of it', async (_what, loads) => {
  const before = await kept();
  const { data, errors } = await report(loads);
  expect(errors?.[0]?.extensions.code ?? data.reportPageLoads.userErrors[0].code).toMatch(/INVALID|BAD_USER_INPUT/);
  expect(await kept()).toEqual(before);
});

it('stands in the scorecard by channel, template and device, beside what was on show', async () => {
  await house.database.transaction(async (tx) => {
    const shots = await tx.rows<{ id: string }>(`SELECT id FROM shot WHERE reference LIKE 'AURORA-%'`);
    const file = { at: '2026-11-01T00:00:00Z', channel: 'AURORA', template: 'pdp', format: 'JPEG', final: true };
    await appendFacts(tx, [
      ...shots.map(({ id }, i) => ({ ...file, kind: 'EXPORTED' as const, shotId: id, bytes: 1000 * (i + 1) })),
      ...shots.map(({ id }) => ({ kind: 'WENT_LIVE' as const, at: file.at, shotId: id, channel: 'AURORA' })),
    ]);
  });
  const window = { from: new Date(Date.now() - 3600e3).toISOString(), to: new Date(Date.now() + 3600e3).toISOString() };
  const { data, errors } = await house.ask(
    analyst,
    `query ($from: DateTime!, $to: DateTime!) { scorecard(from: $from, to: $to) { rows { pageLoads { channel template device n p75 pictures fileBytes } } } }`,
    window,
  );
  expect(errors).toBeUndefined();
  const onShow = { pictures: 3, fileBytes: 2000 };
  expect(data.scorecard.rows[0].pageLoads).toEqual([
    { channel: 'AURORA', template: 'pdp', device: 'DESKTOP', n: 1, p75: 0, ...onShow },
    { channel: 'AURORA', template: 'pdp', device: 'PHONE', n: 2, p75: 875, ...onShow },
  ]);
});
