import { approval, expectDone, type House, newHouse, openJob, refusals, roundInReview, TEMPLATE } from '../support/house';
import { loupe } from '../support/loupe';

/** Templates that cannot be met: refused by the field where they are saved, or told beside the revision where the picture shows it. */
const house = loupe();
let keys: House;

beforeAll(async () => {
  keys = await newHouse(house);
});

const save = (wrong: object) => house.act(keys.studio, 'saveExportTemplate', { ...TEMPLATE, ...wrong }, 'exportTemplate { id version }');
const EVERY = '{sku}_{colourway}_{view}_{channel}_{template}_{width}';
const inEnglish = (pattern: string): object[] => [{ locale: 'en', pattern }, TEMPLATE.altTextPatterns[1]];

it.each([
  ['a file name that climbs out', { filenamePattern: `../${EVERY}` }, 'filenamePattern', /single dots between the tokens/],
  ['a file name in a folder', { filenamePattern: `a/${EVERY}` }, 'filenamePattern', /letters, digits/],
  ['a token that there is not', { filenamePattern: `${EVERY}{height}` }, 'filenamePattern', /out of \{sku\}.*found \{height\}/],
  [
    'file names that run together',
    { filenamePattern: '{sku}{colourway}_{view}_{channel}_{template}_{width}' },
    'filenamePattern',
    /between each two tokens/,
  ],
  [
    'file names whose tokens a letter holds apart',
    { filenamePattern: '{sku}A{colourway}_{view}_{channel}_{template}_{width}' },
    'filenamePattern',
    /between each two tokens/,
  ],
  ['a language twice', { altTextPatterns: [...inEnglish('x'), { locale: 'en', pattern: 'y' }] }, 'altTextPatterns', /each language once/],
  ['a creator that XML cannot hold', { creator: 'a\u0007b' }, 'creator', /without control characters/],
  ['an alt text over two lines', { altTextPatterns: inEnglish('a\nb') }, 'altTextPatterns.0.pattern', /without control characters/],
  ['file names that would collide', { filenamePattern: '{sku}_{view}_{width}' }, 'filenamePattern', /\{colourway\}.* is missing/],
  [
    'a language that the channel does not speak',
    { altTextPatterns: [...inEnglish('x'), { locale: 'de', pattern: 'x' }] },
    'altTextPatterns.2.locale',
    /en, fr, found "de"/,
  ],
  ['a language left out', { altTextPatterns: inEnglish('x').slice(0, 1) }, 'altTextPatterns', /"fr" is missing/],
  ['an alt text with half a token', { altTextPatterns: inEnglish('A {metal ring') }, 'altTextPatterns.0.pattern', /one without the other/],
  ['an alt text of what is not known', { altTextPatterns: inEnglish('{name} at {price}') }, 'altTextPatterns.0.pattern', /found \{price\}/],
  ['no pixel at all', { widths: [0] }, 'widths.0', /16 to 16383 pixels, found 0/],
  ['a shape that is none', { aspect: '0:1' }, 'aspect', /such as "4:5"/],
  ['more air than frame', { padding: 0.5 }, 'padding', /0\.49/],
  ['a colour by its name', { background: 'white' }, 'background', /such as "#ffffff"/],
])('saves no template with %s', async (_what, wrong, field, sentence) => {
  const { exportTemplate, userErrors } = await save(wrong);
  expect(exportTemplate).toBeNull();
  expect(userErrors).toEqual([{ code: 'INVALID', field: field.split('.'), message: expect.stringMatching(sentence) }]);
  expect((await expectDone(house.act(keys.studio, 'saveChannel', CHANNEL, SAVED))).channel.exportTemplates).toEqual([{ version: 1 }]);
});

const CHANNEL = { code: 'brand', name: 'Brand shop', locales: ['en', 'fr'] };
const SAVED = 'channel { exportTemplates { version } }';

it('takes dots between the tokens of a file name', async () => {
  await expectDone(save({ code: 'dotted', views: ['SIDE'], filenamePattern: EVERY.replaceAll('_', '.') }));
});

it('makes no file that would enlarge the picture, says so beside the round, and nothing of it is signed off, approved or shown', async () => {
  await expectDone(save({ widths: [400, 5000], formats: ['JPEG'] }));
  const { jobId, shotId } = await openJob(house, keys, 'T-1');
  const revisionId = await roundInReview(house, keys, jobId);
  const { data } = await house.ask(keys.reviewer, PREVIEWS, { revisionId });
  expect(data.revision.previews).toEqual([
    { template: 'pdp', status: 'READY', width: 400, height: 400, failure: null },
    { template: 'pdp', status: 'FAILED', width: null, height: null, failure: expect.stringMatching(/5000 × 5000.*never enlarged/) },
  ]);
  const signOff = { revisionId, device: 'PHONE' };
  expect(await refusals(house.act(keys.reviewer, 'signOffDevice', signOff, 'revision { id }'))).toEqual(['PREVIEWS_MISSING']);
  expect(await refusals(house.act(keys.reviewer, 'reviewRevision', approval(revisionId), 'review { id }'))).toContain('PREVIEWS_MISSING');
  const publish = { shotIds: [shotId], channel: 'brand' };
  expect(await refusals(house.act(keys.studio, 'publish', publish, 'publications { id }'))).toEqual(['NOT_EXPORTED']);
});

it('meets a shape that would cut the piece by air about it: all of the piece is in the file', async () => {
  await expectDone(save({ widths: [300], formats: ['PNG'] }));
  await expectDone(save({ code: 'wide', widths: [900], formats: ['PNG'], aspect: '3:1' }));
  const { jobId } = await openJob(house, keys, 'T-2');
  const revisionId = await roundInReview(house, keys, jobId);
  const { data } = await house.ask(keys.reviewer, PREVIEWS, { revisionId });
  expect(data.revision.previews).toEqual([
    { template: 'pdp', status: 'READY', width: 300, height: 300, failure: null },
    { template: 'wide', status: 'READY', width: 900, height: 300, failure: null },
  ]);
  const [square, wide] = await house.database.rows<{ share: number }>(
    `SELECT (facts->>'fillSilhouetteArea')::float AS share FROM rendition WHERE width IN (300, 900) ORDER BY width`,
  );
  expect(wide.share * 3).toBeCloseTo(square.share, 2);
});

it('makes a file on the ground of the background standard, and on another only of what is transparent', async () => {
  await expectDone(save({ code: 'wide', widths: [450], formats: ['PNG'], aspect: '3:2', background: null }));
  await expectDone(save({ code: 'grey', widths: [400], formats: ['PNG'], background: '#cccccc' }));
  const { jobId } = await openJob(house, keys, 'T-3');
  const revisionId = await roundInReview(house, keys, jobId);
  const { data } = await house.ask(keys.reviewer, PREVIEWS, { revisionId });
  expect(data.revision.previews).toEqual([
    {
      template: 'grey',
      status: 'FAILED',
      width: null,
      height: null,
      failure: expect.stringMatching(/on #f\w{5} and the template asks for #cccccc/),
    },
    expect.objectContaining({ template: 'pdp', status: 'READY' }),
    { template: 'wide', status: 'READY', width: 450, height: 300, failure: null },
  ]);
});

it('exports what was signed off once a template that could not be met is mended', async () => {
  await expectDone(save({ code: 'grey', widths: [400], formats: ['PNG'], background: '#101010' }));
  const { jobId, shotId } = await openJob(house, keys, 'T-4');
  const revisionId = await roundInReview(house, keys, jobId);
  await expectDone(save({ code: 'grey', widths: [400], formats: ['PNG'], background: null }));
  await expectDone(house.act(keys.studio, 'exportRevisions', { revisionIds: [revisionId], channels: ['brand'] }, 'revisions { id }'));
  await house.work();
  for (const device of ['PHONE', 'DESKTOP'])
    await expectDone(house.act(keys.reviewer, 'signOffDevice', { revisionId, device }, 'revision { id }'));
  await expectDone(house.act(keys.reviewer, 'reviewRevision', approval(revisionId), 'review { id }'));
  await house.work();
  const { data } = await house.ask(keys.studio, 'query ($id: ID!) { node(id: $id) { ... on Shot { status } } }', { id: shotId });
  expect(data.node.status).toBe('EXPORTED');
});

it('gives no two shots the same file name, also where their codes read alike', async () => {
  await expectDone(save({ widths: [400], formats: ['JPEG'] }));
  for (const code of ['Z-1', 'Ž-1']) await roundInReview(house, keys, (await openJob(house, keys, code)).jobId);
  const rows = await house.database.rows<{ filename: string }>(
    `SELECT d.filename FROM rendition d JOIN revision r ON r.id = d.revision_id JOIN shot s ON s.id = r.shot_id
     WHERE s.reference LIKE '%-1/YG/HERO' AND d.format = 'JPEG' AND d.width = 400 AND s.reference ~ '^(Z|Ž)-1/' ORDER BY d.filename`,
  );
  expect(rows.map(({ filename }) => filename)).toEqual([
    expect.stringMatching(/^Z-1_YG_HERO_brand_pdp_400-[0-9a-f]{8}\.jpg$/),
    'Z-1_YG_HERO_brand_pdp_400.jpg',
  ]);
});

it('gives two channels and two templates names of their own for their files, so that one can be withdrawn without the other', async () => {
  const channels = ['eu a', 'eu-a', 'x_y', 'x'];
  for (const [i, code] of channels.entries()) {
    await expectDone(house.act(keys.studio, 'saveChannel', { code, name: code, locales: ['en', 'fr'] }, 'channel { id }'));
    const template = { ...TEMPLATE, channelCode: code, code: ['pdp', 'pdp', 'z', 'y_z'][i], formats: ['JPEG'] };
    await expectDone(house.act(keys.studio, 'saveExportTemplate', template, 'exportTemplate { id }'));
  }
  const { jobId } = await openJob(house, keys, 'N-1');
  const revisionId = await roundInReview(house, keys, jobId);
  await expectDone(house.act(keys.studio, 'exportRevisions', { revisionIds: [revisionId], channels }, 'revisions { id }'));
  await house.work();
  const names = await house.database.rows<{ filename: string }>(
    `SELECT d.filename FROM rendition d JOIN export_template t ON t.id = d.template_id JOIN channel c ON c.id = t.channel_id WHERE c.code = ANY($1)`,
    [channels],
  );
  expect(new Set(names.map(({ filename }) => filename)).size).toBe(4);
});

const PREVIEWS = 'query ($revisionId: ID!) { revision(id: $revisionId) { previews { template status width height failure } } }';
