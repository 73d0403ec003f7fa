import {
  approval,
  changes,
  demoPicture,
  type House,
  newHouse,
  openJob,
  plannedShot,
  roundInReview,
  signOff,
  sourcedShot,
} from '../support/house';
import { type Answer, loupe } from '../support/loupe';

/** Values that have the right form and make no sense: each is refused by its field, with what was expected, and nothing is kept of it. */
const house = loupe();
let keys: House;
let shotId = '';

beforeAll(async () => {
  keys = await newHouse(house);
  shotId = await plannedShot(house, keys, 'NO-1');
});

/** What was refused, as `field: message`. */
const told = async (acting: Promise<Answer['data']>): Promise<string[]> =>
  (await acting).userErrors.map(({ field, message }: { field: string[]; message: string }) => `${field.join('.')}: ${message}`);
const sku = { collectionCode: 'AURORA', code: 'NO-2', name: 'Ring', style: 'RING', tier: 1 };

it.each([
  ['that is two dots', '..'],
  ['that nobody can see', '\u200b\u200b'],
  ['with a line break', 'A\u2028B'],
  ['with a slash', 'A/B'],
  ['that is empty', ''],
  ['with a space at its end', 'A '],
  ['too long', 'A'.repeat(65)],
])('refuses a code %s', async (_what, code) => {
  expect(await told(house.act(keys.studio, 'saveSku', { ...sku, code }, 'sku { id }'))).toEqual([
    expect.stringMatching(/^code: Expected a code of 1 to 64 visible characters/),
  ]);
});

it.each([
  ['spaces', '   '],
  ['invisible characters', '\u200b\u2060'],
  ['line breaks', '\n\n'],
])('refuses a name of %s alone', async (_what, name) => {
  expect(await told(house.act(keys.studio, 'saveSku', { ...sku, name }, 'sku { id }'))).toEqual([
    expect.stringMatching(/^name: Expected something that can be read/),
  ]);
  expect(await told(house.act(keys.admin, 'createPerson', { name }, 'person { id }'))).not.toEqual([]);
});

it.each([
  ['a NUL', 'Ring\u0000'],
  ['half of a pair', 'Ring \ud83d'],
])('refuses text with %s, by its field', async (_what, name) => {
  expect(await told(house.act(keys.studio, 'saveSku', { ...sku, name }, 'sku { id }'))).toContain(
    'name: Expected text without NUL characters and without halves of a surrogate pair.',
  );
});

it('takes one name as one person, however it is typed', async () => {
  const named = async (name: string): Promise<string> =>
    (await house.act(keys.admin, 'createPerson', { name }, 'person { id }')).person.id as string;
  expect(await named(' Zo\u0065\u0308  Ångström\u200b ')).toBe(await named('Zo\u00eb \u0041\u030angström'));
});

it('refuses a second metal that is the first', async () => {
  const colourway = { skuCode: 'NO-1', code: 'YY', metal: 'YELLOW_GOLD', secondMetal: 'YELLOW_GOLD', finish: 'POLISHED' };
  expect(await told(house.act(keys.studio, 'saveColourway', colourway, 'colourway { id }'))).toEqual([
    'secondMetal: Expected another metal than YELLOW_GOLD, or none.',
  ]);
});

it.each([
  ['in the year 1', { capturedAt: '0001-01-01T00:00:00Z' }, /^capturedAt: Expected an instant that has passed/],
  ['tomorrow', { capturedAt: new Date(Date.now() + 86400e3).toISOString() }, /^capturedAt: Expected an instant that has passed/],
  [
    'with a colour chart beside the picture',
    { colourChart: { x: 10, y: 10, width: 50_000, height: 10 } },
    /^colourChart: Expected a rectangle inside the picture of \d+ × \d+ pixels/,
  ],
])('takes no capture %s', async (_what, wrong, sentence) => {
  const uploadId = await house.stage(keys.studio, demoPicture('R-1042_YG_source.jpg'), 'capture.jpg');
  await house.work();
  const capture = { shotId, uploadId, capturedAt: '2025-01-01T10:00:00Z', ...wrong };
  expect(await told(house.act(keys.studio, 'submitSource', capture, 'source { id }'))).toEqual([expect.stringMatching(sentence)]);
});

it.each([
  ['nothing', { shotIds: [] }, /^shotIds: Expected at least one shot/],
  ['for the year 9999', { dueAt: '9999-01-01T00:00:00Z' }, /^shotIds.0: Expected an instant within the next two years|^dueAt/],
  ['for yesterday', { dueAt: new Date(Date.now() - 86400e3).toISOString() }, /Expected an instant within the next two years/],
  ['as rework', { service: 'REWORK' }, /^service: Expected STANDARD or EXPEDITE/],
])('hands over %s to nobody', async (_what, wrong, sentence) => {
  const ready = await plannedShot(house, keys, 'NO-3');
  await sourcedShotOnce(ready);
  const terms = { shotIds: [ready], vendorCode: 'ATELIER', service: 'STANDARD', ...wrong };
  expect(await told(house.act(keys.studio, 'handOver', terms, 'jobs { id }'))).toEqual([expect.stringMatching(sentence)]);
});

const sourced = new Set<string>();
async function sourcedShotOnce(id: string): Promise<void> {
  if (!sourced.has(id)) await sourcedShot(house, keys, id);
  sourced.add(id);
}

it('hands a shot over once, also when it is named twice, in a batch, or by two at once', async () => {
  const [first, second] = [await plannedShot(house, keys, 'NO-4'), await plannedShot(house, keys, 'NO-5')];
  for (const id of [first, second]) await sourcedShot(house, keys, id);
  const { batch } = await house.act(keys.studio, 'createBatch', { code: 'NO-B', shotIds: [first, second] }, 'batch { id }');
  const terms = { vendorCode: 'ATELIER', service: 'STANDARD' };
  const handOver = (what: object): Promise<Answer['data']> => house.act(keys.studio, 'handOver', { ...terms, ...what }, 'jobs { id }');
  const twice = await handOver({ shotIds: [first, first] });
  expect(twice.jobs).toHaveLength(1);
  expect(twice.userErrors).toEqual([expect.objectContaining({ code: 'OUT_OF_ORDER', field: ['shotIds', expect.any(String)] })]);
  const atOnce = await Promise.all([1, 2, 3, 4].map(() => handOver({ batchId: batch.id as string })));
  expect(atOnce.flatMap(({ jobs }) => jobs ?? [])).toHaveLength(1);
  for (const { userErrors } of atOnce) expect(userErrors[0]).toMatchObject({ code: 'OUT_OF_ORDER', field: ['batchId'] });
});

it('takes no region of a review that lies outside of the picture', async () => {
  const { jobId } = await openJob(house, keys, 'NO-6');
  const revisionId = await roundInReview(house, keys, jobId);
  const region = { x: 0, y: 0, width: 90_000, height: 1 };
  const tagged = changes(revisionId, 'RETOUCH', { tags: [{ tag: 'DUST' }, { tag: 'DUST', region }] });
  expect(await told(house.act(keys.reviewer, 'reviewRevision', tagged, 'review { id }'))).toEqual([
    expect.stringMatching(/^tags.1.region: Expected a rectangle inside the picture/),
  ]);
});

it('lets nobody judge a job that they logged minutes on, and logs none on a job that has ended', async () => {
  const { jobId } = await openJob(house, keys, 'NO-7');
  const revisionId = await roundInReview(house, keys, jobId);
  await signOff(house, keys, revisionId, 'PHONE', 'DESKTOP');
  const personName = 'Who helped out';
  const hands = await house.key({ role: 'VENDOR', vendorCode: 'ATELIER', personName });
  const eyes = await house.key({ role: 'REVIEWER', personName });
  const log = { jobId, step: 'COLOUR', minutes: 4 };
  expect(await told(house.act(hands, 'logTime', log, 'job { id }'))).toEqual([]);
  expect(await told(house.act(eyes, 'reviewRevision', approval(revisionId), 'review { id }'))).toEqual([
    'revisionId: You retouched this picture; somebody else must review it.',
  ]);
  expect(await told(house.act(keys.reviewer, 'reviewRevision', approval(revisionId), 'review { id }'))).toEqual([]);
  expect(await told(house.act(hands, 'logTime', log, 'job { id }'))).toEqual([expect.stringMatching(/^jobId: .* is DONE/)]);
});
