import { documentOf } from '../demo/documents';
import { expectDone, exportedShot, type House, newHouse, plannedShot } from '../support/house';
import { liveCollection } from '../support/liveCollection';
import { loupe } from '../support/loupe';
import { statementsOf } from '../support/statementsOf';

const server = loupe();
let house: House;

/** The house's files are 400 px wide: the second and the third rule are met only after, or never. */
const PACK = {
  ...{ code: 'own', name: 'Our shop', platform: 'Own', category: 'jewellery' },
  rules: [
    rule({ rule: 'width', check: 'minWidth', value: 300, validTo: '2090-01-01' }),
    rule({ rule: 'width', check: 'minWidth', value: 5000, validFrom: '2090-01-01' }),
    rule({ rule: 'advised', check: 'minWidth', level: 'RECOMMENDED', value: 1500 }),
    rule({ rule: 'white', check: 'whiteGround', value: 0.99, unit: 'share', roles: ['MAIN'] }),
    rule({ rule: 'worn', check: 'minFillLongestSide', value: 0.5, unit: 'share', roles: ['LIFESTYLE'] }),
    rule({ rule: 'looked', check: 'person', value: null, unit: null, expected: 'no text' }),
  ],
};

function rule(values: object): object {
  return { level: 'REQUIRED', unit: 'px', source: 'our shop', confidence: 'OFFICIAL', checkedOn: '2026-11-01', ...values };
}

beforeAll(async () => {
  house = await newHouse(server);
});

it('tells every pack that there is, by code, those that come along too, with what each asks', async () => {
  const document =
    '{ rulePacks { code version name platform category rules { rule level expected unit roles source confidence checkedOn validTo } } }';
  const before = (await server.ask(house.studio, document)).data.rulePacks as { code: string; rules: { expected: string }[] }[];
  expect(before.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['amazon-jewellery', 'google-merchant', 'vtex', 'zalando']) as unknown,
  );
  expect(before.every(({ rules }) => rules.length > 0 && rules.every(({ expected }) => expected.length > 0))).toBe(true);
  await imported({ ...PACK, code: 'a-first' });
  await imported({ ...PACK, code: 'a-first', name: 'Renamed' });
  const [first, ...others] = (await server.ask(house.studio, document)).data.rulePacks;
  expect(others.length).toBe(before.length);
  expect(first).toMatchObject({ code: 'a-first', version: 2, name: 'Renamed', platform: 'Own' });
  expect(first.rules[0]).toMatchObject({
    rule: 'width',
    level: 'REQUIRED',
    expected: 'at least 300',
    unit: 'px',
    roles: [],
    validTo: '2090-01-01',
  });
  expect(first.rules[3]).toMatchObject({ expected: 'at least 0.99', roles: ['MAIN'] });
});

describe('a channel with rules of its own', () => {
  it('tells what is ready, what is not and what to do, by the rules of the day asked for', async () => {
    await takeRules(PACK);
    await exportedShot(server, house, 'R-1');
    await plannedShot(server, house, 'R-2');
    const today = await readiness();
    expect(today).toMatchObject({ readyCount: 1, notReadyCount: 1 });
    const [ready, planned] = today.skus.nodes;
    expect(ready).toMatchObject({ sku: { code: 'R-1' }, state: 'READY' });
    expect(Object.fromEntries(ready.checks.map(({ rule, status }: { rule: string; status: string }) => [rule, status]))).toEqual({
      ...{ width: 'PASS', advised: 'FAIL', white: 'PASS', worn: 'SKIPPED', looked: 'UNKNOWN' },
    });
    expect(ready.checks[0]).toMatchObject({ expected: 'at least 300', measured: '400', unit: 'px', checkedOn: '2026-11-01' });
    expect(planned).toMatchObject({ state: 'NOT_READY', checks: [{ rule: 'exported', measured: 'PLANNED' }] });
    expect(planned.checks[0].fix).toMatch(/submitSource/);
    expect(await readiness('2090-01-01')).toMatchObject({ readyCount: 0, notReadyCount: 2 });
    await expectDone(server.act(house.studio, 'saveChannel', { code: 'other', name: 'Other shop', locales: ['en'] }, 'channel { id }'));
    const cell = (channel: string, asOf: string): string =>
      `channelReadiness(collection: "AURORA", channel: "${channel}", asOf: "${asOf}") { readyCount notReadyCount }`;
    const cells = `{ now: ${cell('brand', '2026-12-01')} later: ${cell('brand', '2090-01-01')} other: ${cell('other', '2026-12-01')} }`;
    expect((await server.ask(house.studio, cells)).data).toEqual({
      now: { readyCount: 1, notReadyCount: 1 },
      later: { readyCount: 0, notReadyCount: 2 },
      other: { readyCount: 0, notReadyCount: 2 },
    });
  });

  it('is not published to while a required rule fails, unless despite it with a reason, which is kept; the rest is told', async () => {
    await takeRules({ ...PACK, rules: [rule({ rule: 'width', check: 'minWidth', value: 5000 }), PACK.rules[2]] });
    const { shotId } = await exportedShot(server, house, 'R-3');
    const refused = await publish({ shotIds: [shotId] });
    expect(refused.userErrors).toEqual([expect.objectContaining({ code: 'RULE_FAILED', field: ['shotIds', '0'] })]);
    expect(refused.userErrors[0].message).toMatch(/R-3\/YG\/HERO.*at least 5000 px, found 400/);
    expect((await publish({ shotIds: [shotId], despite: ['width'] })).userErrors[0].field).toEqual(['despiteReason']);
    expect((await publish({ shotIds: [shotId], despite: ['advised'], despiteReason: 'x' })).userErrors[0].code).toBe('RULE_FAILED');
    expect((await publish({ shotIds: [shotId], despite: ['width', 'wdith'], despiteReason: 'x' })).userErrors).toEqual([
      { code: 'INVALID', field: ['despite', '1'], message: 'Expected rules of "own": width, advised; found "wdith".' },
    ]);
    const done = await expectDone(publish({ shotIds: [shotId], despite: ['width'], despiteReason: 'Larger ones come on Monday.' }));
    expect(done.publications).toEqual([
      expect.objectContaining({ status: 'LIVE', despite: ['width'], despiteReason: 'Larger ones come on Monday.' }),
    ]);
    expect(done.publications[0].checks).toEqual([
      { rule: 'width', level: 'REQUIRED', status: 'FAIL' },
      { rule: 'advised', level: 'RECOMMENDED', status: 'FAIL' },
    ]);
  });

  it('is not ready in a language that its template has no alt text in, where the shop asks for one', async () => {
    await takeRules({ ...PACK, rules: [rule({ rule: 'altText', check: 'altText', value: null, unit: null })] });
    await exportedShot(server, house, 'R-4');
    expect(await checkOf('R-4')).toMatchObject({ status: 'PASS', measured: 'en, fr' });
    await expectDone(save('own', ['en', 'fr', 'de']));
    expect(await checkOf('R-4')).toMatchObject({ status: 'FAIL', measured: 'en, fr', fix: expect.stringMatching(/export template/) });
    await expectDone(save('own'));
  });

  it('holds the URL that a picture will have, its name and its samples against what is asked of them', async () => {
    const asked = [
      rule({ rule: 'url', check: 'url', value: 2000, unit: 'characters' }),
      rule({ rule: 'short', check: 'url', value: 64, unit: 'characters' }),
      rule({ rule: 'extension', check: 'extension', value: null, unit: null }),
      rule({ rule: 'colour', check: 'colourModels', value: ['RGB'], unit: null }),
      rule({ rule: 'border', check: 'whiteBorder', value: 1, unit: 'share' }),
    ];
    await takeRules({ ...PACK, rules: asked });
    await exportedShot(server, house, 'R-5');
    const { checks } = await ofSku('R-5');
    expect(checks.map(({ rule, status }: { rule: string; status: string }) => [rule, status])).toEqual([
      ...[
        ['url', 'PASS'],
        ['short', 'FAIL'],
        ['extension', 'PASS'],
        ['colour', 'PASS'],
        ['border', 'PASS'],
      ],
    ]);
    expect(checks[2].measured).toMatch(/^(JPEG called jpg|WEBP called webp|AVIF called avif)$/);
  });

  it.each([
    ['a check that there is not', { check: 'minWidht', value: 3 }, /rules\.0\.check.*found "minWidht"/],
    ['a misspelt field', { check: 'minWidth', value: 3, sorce: 'x' }, /sorce/],
    ['a number as text', { check: 'minWidth', value: '300' }, /rules\.0\.value.*number.*found "300"/],
    [
      'a share in percent',
      { check: 'minFillLongestSide', value: 85, unit: '%' },
      /rules\.0\.value: expected a share from 0 to 1, found 85/,
    ],
    [
      'another unit than its number is counted in',
      { check: 'maxBytes', value: 5, unit: 'MB' },
      /rules\.0\.unit: expected "B", .*found "MB"/,
    ],
    [
      'a rule that was read in days to come',
      { check: 'minWidth', value: 3, checkedOn: '2099-01-01' },
      /rules\.0\.checkedOn.*found "2099-01-01"/,
    ],
    ['a shape of nothing', { check: 'aspect', value: '0:0' }, /rules\.0\.value: expected width:height/],
    [
      'a time that ends before it begins',
      { check: 'minWidth', value: 3, validFrom: '2027-03-01', validTo: '2027-03-01' },
      /validTo: expected a day after validFrom/,
    ],
    ['a name that is ours', { rule: 'exported', check: 'minWidth', value: 3 }, /rules\.0\.rule: expected a name/],
    ['a blank source', { check: 'minWidth', value: 3, source: ' ' }, /rules\.0\.source/],
    ['a day that is none', { check: 'minWidth', value: 3, validFrom: '2027-02-31' }, /rules\.0\.validFrom/],
  ])('refuses a pack with %s, and says where', async (_what, values, told) => {
    const json = JSON.stringify({ ...PACK, rules: [rule({ rule: 'one', ...values })] });
    const { userErrors } = await server.act(house.studio, 'importRulePack', { json }, 'rulePack { version }');
    expect(userErrors).toEqual([expect.objectContaining({ code: 'INVALID', field: ['json'], message: expect.stringMatching(told) })]);
  });

  it('refuses what is no JSON, a rule twice on a day, and a pack that nobody has, and names what there is', async () => {
    const twice = JSON.stringify({ ...PACK, rules: [PACK.rules[0], PACK.rules[0]] });
    for (const json of ['{', twice]) {
      expect((await server.act(house.studio, 'importRulePack', { json }, 'rulePack { version }')).userErrors).toHaveLength(1);
    }
    const { userErrors } = await save('farfetch');
    expect(userErrors[0].message).toMatch(/"farfetch".*google-merchant/);
  });

  it.each(['amazon-jewellery', 'amazon-general', 'google-merchant', 'zalando', 'ebay', 'etsy', 'shopify', 'walmart', 'tiktok-shop'])(
    'may have the pack %s, and keeps it when it is saved without one',
    async (code) => {
      await expectDone(save(code));
      const kept = await expectDone(save());
      expect(kept.channel).toEqual({ rulePack: { code, version: 1 } });
    },
  );
});

it('asks the readiness of a page of 24 SKUs by the very statements of one of 3', async () => {
  const [small, large] = [await statementsFor('SMALL', 3), await statementsFor('LARGE', 24)];
  expect(large.sort()).toEqual(small.sort()); // in any order: the counts and the page are read at once
  expect(small).toHaveLength(6); // channel, collection; page and its shots; all SKUs and their shots, for the counts
});

async function statementsFor(code: string, skus: number): Promise<string[]> {
  const shelf = await server.database.transaction((tx) => liveCollection(tx, code, skus));
  return statementsOf(server.database, async () => {
    const variables = { channel: shelf.channel, collection: shelf.code };
    const { data } = await server.ask(house.studio, documentOf('Readiness'), variables);
    expect(data.channelReadiness).toMatchObject({ readyCount: skus, notReadyCount: 0 });
  });
}

async function takeRules(pack: object): Promise<void> {
  await imported(pack);
  await expectDone(save('own'));
}

async function imported(pack: object): Promise<void> {
  await expectDone(server.act(house.studio, 'importRulePack', { json: JSON.stringify(pack) }, 'rulePack { code version }'));
}

function save(rulePack?: string, locales = ['en', 'fr']) {
  const values = { code: 'brand', name: 'Brand shop', locales, ...(rulePack === undefined ? {} : { rulePack }) };
  return server.act(house.studio, 'saveChannel', values, 'channel { rulePack { code version } }');
}

function publish(values: object) {
  const fields = 'publications { status despite despiteReason checks { rule level status } }';
  return server.act(house.studio, 'publish', { channel: 'brand', ...values }, fields);
}

async function ofSku(code: string) {
  const { skus } = await readiness();
  return skus.nodes.find(({ sku }: { sku: { code: string } }) => sku.code === code);
}

async function checkOf(code: string) {
  return (await ofSku(code)).checks[0];
}

async function readiness(asOf?: string) {
  const { data } = await server.ask(house.studio, documentOf('Readiness'), { channel: 'brand', collection: 'AURORA', asOf });
  return data.channelReadiness;
}
