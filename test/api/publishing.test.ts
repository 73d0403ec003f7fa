import { perform } from '../../src/context';
import { parseGlobalId } from '../../src/relay/globalId';
import { movePublication } from '../../src/renditions/movePublication';
import { approval, expectDone, exportedShot, type House, newHouse, refusals, roundInReview, signOff, TEMPLATE } from '../support/house';
import { type Answer, loupe } from '../support/loupe';

/** Publishing is an act, with the checks of its day: nothing comes to a shop, or stays there, by the way. */
const house = loupe();
let keys: House;

beforeAll(async () => {
  keys = await newHouse(house);
});
afterEach(async () => {
  await saveChannel(null);
  await saveTemplate({});
});

const publish = (shotId: string, more: object = {}): Promise<Answer['data']> =>
  house.act(keys.studio, 'publish', { shotIds: [shotId], channel: 'brand', ...more }, 'publications { id status despite despiteReason }');
const saveTemplate = (more: object): Promise<unknown> =>
  expectDone(house.act(keys.studio, 'saveExportTemplate', { ...TEMPLATE, ...more }, 'exportTemplate { id }'));
const saveChannel = (rulePack: string | null): Promise<unknown> =>
  expectDone(
    house.act(keys.studio, 'saveChannel', { code: 'brand', name: 'Brand shop', locales: ['en', 'fr'], rulePack }, 'channel { id }'),
  );

/** The channel asks for pictures of at least so many pixels: of every one, or by the role that it has there. */
async function ask(
  minWidth: number,
  { category = 'jewellery', roles = [undefined] }: { category?: string; roles?: (string | undefined)[] } = {},
) {
  const about = { level: 'REQUIRED', unit: 'px', source: 'our shop', confidence: 'OFFICIAL', checkedOn: '2026-11-01' };
  const rules = roles.map((role) => ({
    ...{ ...about, rule: role ? `width${role}` : 'width', check: 'minWidth', value: minWidth },
    ...(role && { roles: [role] }),
  }));
  const pack = { code: 'own', name: 'Our shop', platform: 'Own', category, rules };
  await expectDone(house.act(keys.studio, 'importRulePack', { json: JSON.stringify(pack) }, 'rulePack { code }'));
  await saveChannel('own');
}

/** What the shop has of a SKU: each file by its width, its format and its URL. */
async function shelf(sku: string): Promise<{ width: number; format: string; url: string }[]> {
  const { data } = await house.ask(
    keys.storefront,
    `{ sku(code: "${sku}") { colourways { renditions(channel: "brand") { width format url } } } }`,
  );
  return data.sku?.colourways[0].renditions ?? [];
}

async function ready(sku: string, channel = 'brand'): Promise<Answer['data']> {
  const fields = '{ skus(first: 100) { nodes { sku { code } state checks { rule status measured fix } } } }';
  const { data } = await house.ask(keys.studio, `{ channelReadiness(collection: "AURORA", channel: "${channel}") ${fields} }`);
  return data.channelReadiness.skus.nodes.find((node: { sku: { code: string } }) => node.sku.code === sku);
}

/** The events of a shot, in the order they were recorded: what, why and by whom. */
function traceOf(shotId: string): Promise<{ kind: string; reason: string | null; person: string | null }[]> {
  return house.database.rows(
    'SELECT e.kind, e.reason, p.name AS person FROM event e LEFT JOIN person p ON p.id = e.person_id WHERE e.shot_id = $1 ORDER BY e.seq',
    [parseGlobalId(shotId)?.id],
  );
}

/** A further approved round of a shot that was reopened. */
async function newRound(shotId: string): Promise<void> {
  await expectDone(house.act(keys.studio, 'reopenShot', { shotId, reason: 'A prong is missing.' }, 'shot { status }'));
  const { jobs } = await expectDone(
    house.act(keys.studio, 'handOver', { shotIds: [shotId], vendorCode: 'ATELIER', service: 'STANDARD' }, 'jobs { id }'),
  );
  const revisionId = await roundInReview(house, keys, jobs[0].id as string, 'R-1042_RG_final.png');
  await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
  await expectDone(house.act(keys.reviewer, 'reviewRevision', approval(revisionId), 'review { id }'));
  await house.work();
}

/** Of the publication that is live. */
async function checksOf(shotId: string): Promise<unknown> {
  const document = 'query ($id: ID!) { node(id: $id) { ... on Shot { publications { status checks { rule status measured } } } } }';
  const { data } = await house.ask(keys.studio, document, { id: shotId });
  return data.node.publications.find(({ status }: { status: string }) => status === 'LIVE').checks;
}

/** Exported anew by a template that was saved since. */
async function exportAgain(revisionId: string): Promise<void> {
  await expectDone(house.act(keys.studio, 'exportRevisions', { revisionIds: [revisionId], channels: ['brand'] }, 'revisions { id }'));
  await house.work();
  await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
  await house.work();
}

describe('what was scheduled', () => {
  const scheduled = async (shotId: string, more: object = {}): Promise<string> => {
    const { publications } = await expectDone(publish(shotId, { from: new Date(Date.now() + 3600e3), ...more }));
    return publications[0].id as string;
  };
  /** Its time comes. */
  const come = async (publicationId: string): Promise<Answer['data']> => {
    const { id } = parseGlobalId(publicationId) ?? { id: '' };
    await house.database.rows(`UPDATE publication SET goes_live_at = now() - interval '1 second' WHERE id = $1`, [id]);
    await perform(house.workshop, null, (act) => movePublication(act, id));
    const { data } = await house.ask(keys.studio, 'query ($id: ID!) { node(id: $id) { ... on Publication { status reason } } }', {
      id: publicationId,
    });
    return data.node;
  };
  it('goes live', async () => {
    const { shotId } = await exportedShot(house, keys, 'S-1');
    expect(await come(await scheduled(shotId))).toEqual({ status: 'LIVE', reason: null });
    expect(await shelf('S-1')).toHaveLength(2);
  });

  it('does not with a picture that came back and was followed by another', async () => {
    const { shotId } = await exportedShot(house, keys, 'S-2');
    const publication = await scheduled(shotId);
    await newRound(shotId);
    expect(await come(publication)).toEqual({ status: 'WITHDRAWN', reason: 'a later round was approved before it went live' });
    expect(await shelf('S-2')).toEqual([]);
  });

  it('does not against a rule of its day, unless it was scheduled despite that', async () => {
    const [{ shotId: first }, { shotId: second }] = [await exportedShot(house, keys, 'S-3'), await exportedShot(house, keys, 'S-4')];
    const before = await scheduled(first);
    await ask(5000);
    const despite = await scheduled(second, { despite: ['width'], despiteReason: 'Larger ones come on Monday.' });
    expect(await come(before)).toEqual({
      status: 'WITHDRAWN',
      reason: expect.stringMatching(/S-3\/YG\/HERO fails what Our shop requires: width asks/),
    });
    expect(await come(despite)).toEqual({ status: 'LIVE', reason: null });
    expect([await shelf('S-3'), (await shelf('S-4')).length]).toEqual([[], 2]);
    expect((await traceOf(first)).at(-1)).toMatchObject({ kind: 'CALLED_OFF', reason: expect.stringContaining('width') });
  });

  it('leaves a trace with who called it off, and why', async () => {
    const { shotId } = await exportedShot(house, keys, 'S-5');
    await scheduled(shotId);
    await expectDone(
      house.act(keys.studio, 'withdraw', { shotIds: [shotId], channel: 'brand', reason: 'Another season.' }, 'publications { id }'),
    );
    expect((await traceOf(shotId)).at(-1)).toEqual({
      kind: 'CALLED_OFF',
      reason: 'Another season.',
      person: expect.stringMatching(/STUDIO/),
    });
    await scheduled(shotId);
    await expectDone(publish(shotId));
    expect(await traceOf(shotId)).toContainEqual(expect.objectContaining({ kind: 'CALLED_OFF', reason: 'scheduled anew' }));
  });
});

it('shows on no channel what came back, and says what is to be done', async () => {
  await expectDone(house.act(keys.studio, 'saveChannel', { code: 'late', name: 'Late shop', locales: ['en', 'fr'] }, 'channel { id }'));
  await expectDone(house.act(keys.studio, 'saveExportTemplate', { ...TEMPLATE, channelCode: 'late' }, 'exportTemplate { id }'));
  const { shotId, revisionId } = await exportedShot(house, keys, 'S-6');
  await expectDone(house.act(keys.studio, 'exportRevisions', { revisionIds: [revisionId], channels: ['late'] }, 'revisions { id }'));
  await house.work();
  await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
  await house.work();
  expect(await ready('S-6', 'late')).toMatchObject({ state: 'READY' });
  await newRound(shotId);
  expect(await refusals(publish(shotId, { channel: 'late' }))).toEqual(['NOT_EXPORTED']);
  expect(await ready('S-6', 'late')).toMatchObject({
    state: 'NOT_READY',
    checks: [{ rule: 'exported', fix: expect.stringContaining('exportRevisions') }],
  });
});

describe('files that were exported since', () => {
  it('come to the shop by another act of publishing, with its checks, and the earlier ones go', async () => {
    const { shotId, revisionId } = await exportedShot(house, keys, 'S-7');
    await expectDone(publish(shotId));
    const before = await shelf('S-7');
    await saveTemplate({ widths: [300], quality: 60 });
    await exportAgain(revisionId);
    expect(await shelf('S-7')).toEqual(before);
    await ask(350);
    expect(await refusals(publish(shotId))).toEqual(['RULE_FAILED']);
    expect(await checksOf(shotId)).toEqual([{ rule: 'width', status: 'PASS', measured: '400' }]); // of what is shown
    expect(await shelf('S-7')).toEqual(before);
    await saveChannel(null);
    await expectDone(publish(shotId));
    expect((await shelf('S-7')).map(({ width, format }) => `${format} ${width}`)).toEqual(['JPEG 300', 'WEBP 300']);
    for (const { url } of before) expect((await fetch(`${house.url}${new URL(url).pathname}`)).status).toBe(410);
    for (const { url } of await shelf('S-7')) expect((await fetch(`${house.url}${new URL(url).pathname}`)).status).toBe(200);
  });

  it('are judged also where the template is for other views by now', async () => {
    const { shotId } = await exportedShot(house, keys, 'S-8');
    await ask(5000);
    await saveTemplate({ views: ['SIDE'] });
    expect(await refusals(publish(shotId))).toEqual(['RULE_FAILED']);
    expect(await ready('S-8')).toMatchObject({ state: 'NOT_READY', checks: [{ rule: 'width', status: 'FAIL', measured: '400' }] });
  });
});

it('asks of a picture in a feed what is asked of all in feeds, not what a shop asks of its main one', async () => {
  const { shotId } = await exportedShot(house, keys, 'S-13');
  await ask(5000, { category: 'social', roles: ['MAIN', 'SOCIAL'] });
  const checks = [
    { rule: 'widthMAIN', status: 'SKIPPED' },
    { rule: 'widthSOCIAL', status: 'FAIL', measured: '400' },
  ];
  expect(await ready('S-13')).toMatchObject({
    state: 'NOT_READY',
    checks: expect.arrayContaining(checks.map((each) => expect.objectContaining(each))),
  });
  expect(await refusals(publish(shotId))).toEqual(['RULE_FAILED']);
  await expectDone(publish(shotId, { despite: ['widthSOCIAL'], despiteReason: 'Larger ones come on Monday.' }));
  expect(await shelf('S-13')).toHaveLength(2);
  await expectDone(house.act(keys.studio, 'withdraw', { shotIds: [shotId], channel: 'brand', reason: 'x' }, 'publications { id }'));
  expect(await shelf('S-13')).toEqual([]);
});

it('keeps what was allowed, why, and until when, also of what is live already', async () => {
  const { shotId } = await exportedShot(house, keys, 'S-9');
  await expectDone(publish(shotId));
  await ask(5000);
  const despite = { despite: ['width'], despiteReason: 'Larger ones come on Monday.' };
  const { publications } = await expectDone(publish(shotId, { ...despite, to: '2090-01-01T00:00:00Z' }));
  await expectDone(publish(shotId, { ...despite, to: '2090-01-01T00:00:00Z' })); // again: nothing new
  expect(publications).toEqual([expect.objectContaining({ status: 'LIVE', ...despite })]);
  expect((await traceOf(shotId)).at(-1)).toMatchObject({ kind: 'SCHEDULED', reason: 'shown until 2090-01-01T00:00:00.000Z' });
});

it('published and withdrawn by many at once, is shown once or not at all, and its events tell the same story', async () => {
  const { shotId } = await exportedShot(house, keys, 'S-10');
  const withdraw = (): Promise<unknown> =>
    house.act(keys.studio, 'withdraw', { shotIds: [shotId], channel: 'brand', reason: 'x' }, 'publications { id }');
  await Promise.all(
    Array.from({ length: 12 }, (_, i) => (i % 3 === 2 ? withdraw() : publish(shotId, i % 2 ? { to: '2090-01-01T00:00:00Z' } : {}))),
  );
  const [{ live }] = await house.database.rows<{ live: number }>(
    `SELECT count(*)::int AS live FROM publication WHERE shot_id = $1 AND status = 'LIVE'`,
    [parseGlobalId(shotId)?.id],
  );
  const told = (await traceOf(shotId)).map(({ kind }) => kind).filter((kind) => kind === 'WENT_LIVE' || kind === 'WITHDRAWN');
  expect(told).toEqual(Array.from(told, (_, i) => (i % 2 === 0 ? 'WENT_LIVE' : 'WITHDRAWN')));
  expect(told.length).toBeGreaterThan(0);
  expect(live).toBe(told.length % 2);
  expect((await shelf('S-10')).length).toBe(2 * live);
});

it('tells why an approved picture cannot be signed off for a further channel', async () => {
  await expectDone(house.act(keys.studio, 'saveChannel', { code: 'huge', name: 'Huge shop', locales: ['en', 'fr'] }, 'channel { id }'));
  await expectDone(
    house.act(keys.studio, 'saveExportTemplate', { ...TEMPLATE, channelCode: 'huge', widths: [9000] }, 'exportTemplate { id }'),
  );
  const { revisionId } = await exportedShot(house, keys, 'S-11');
  const sign = (): Promise<Answer['data']> => house.act(keys.reviewer, 'signOffDevice', { revisionId, device: 'PHONE' }, 'revision { id }');
  expect((await sign()).userErrors).toEqual([expect.objectContaining({ code: 'OUT_OF_ORDER' })]); // all is signed off
  await expectDone(house.act(keys.studio, 'exportRevisions', { revisionIds: [revisionId], channels: ['huge'] }, 'revisions { id }'));
  await house.work();
  expect((await sign()).userErrors).toEqual([
    {
      code: 'PREVIEWS_MISSING',
      field: ['revisionId'],
      message: expect.stringMatching(/JPEG of the template "pdp" at 9000 px failed\. .*9000/),
    },
  ]);
});

it('does not bring back by the way what is over, before a worker has come to it', async () => {
  const { shotId } = await exportedShot(house, keys, 'S-12');
  await expectDone(publish(shotId, { to: new Date(Date.now() + 3600e3) }));
  await house.database.rows(
    `UPDATE publication SET goes_live_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' WHERE shot_id = $1`,
    [parseGlobalId(shotId)?.id],
  );
  expect(await shelf('S-12')).toEqual([]);
  await expectDone(publish(shotId));
  expect(await shelf('S-12')).toHaveLength(2);
  expect((await traceOf(shotId)).map(({ kind, reason }) => [kind, reason]).slice(-3)).toEqual([
    ['WENT_LIVE', null],
    ['WITHDRAWN', 'its time was over'],
    ['WENT_LIVE', null],
  ]);
});
