import { freshDatabase } from '../support/database';
import { CATALOGUE, imported, ndjson, VENDORS } from './importing';

const fresh = freshDatabase();
const shot = 'R-1/YG/HERO';
const at = '2026-03-02T09:00:00+01:00';
const round = 1;

/** A life of each kind of event, lawful in its order. */
const LIFE = [
  { id: 'captured', at: '2026-03-01T09:00:00.123456Z', kind: 'CAPTURED', shot },
  { id: 'received', at: '2026-03-01T10:00:00Z', kind: 'SOURCE_RECEIVED', shot },
  { id: 'audited', at: '2026-03-01T11:00:00Z', kind: 'SOURCE_AUDITED', shot, outcome: 'REPAIR' },
  { id: 'handed', at, kind: 'HANDED_OVER', shot, vendor: 'KLIPP', batch: 'B-1', dueAt: '2099-03-04T18:00:00+01:00', service: 'STANDARD' },
  { id: 'minutes', at: '2026-03-03T08:30:00Z', kind: 'TIME_LOGGED', shot, vendor: 'KLIPP', step: 'COLOUR', minutes: 12.5 },
  { id: 'submitted', at: '2026-03-03T09:00:00Z', kind: 'SUBMITTED', shot, round, vendor: 'KLIPP', origin: 'AI_ASSISTED' },
  {
    ...{ id: 'measured', at: '2026-03-03T09:01:00Z', kind: 'MEASURED', shot, round, tags: ['DUST'], edgeArtefacts: 3 },
    ...{ metalLab: [71.5, 4.25, 30.125], boardDeltaE: 1.5, boardTolerance: null },
  },
  { id: 'vetoed', at: '2026-03-03T09:01:00Z', kind: 'VETOED', shot, round, tags: ['STRUCTURE_DISTORTION'] },
  { id: 'returned', at: '2026-03-03T12:00:00Z', kind: 'REVIEWED', shot, round, verdict: 'REJECTED', cause: 'RETOUCH', tags: [] },
  { id: 'reclassified', at: '2026-03-03T13:00:00Z', kind: 'RECLASSIFIED', shot, round, cause: 'BRIEF' },
  {
    ...{ id: 'booked', at: '2026-03-03T09:00:00Z', kind: 'COST_BOOKED', shot, vendor: 'KLIPP', tier: 2 },
    ...{ amount: '-12.50', currency: 'EUR', reason: 'RATE' },
  },
  { id: 'submitted-2', at: '2026-03-04T09:00:00Z', kind: 'SUBMITTED', shot, round: 2, vendor: 'KLIPP', origin: 'MANUAL' },
  {
    id: 'measured-2',
    at: '2026-03-04T09:01:00Z',
    kind: 'MEASURED',
    shot,
    round: 2,
    tags: [],
    edgeArtefacts: 0,
    metalLab: null,
    boardDeltaE: null,
    boardTolerance: null,
  },
  { id: 'approved', at: '2026-03-04T12:00:00Z', kind: 'REVIEWED', shot, round: 2, verdict: 'APPROVED', tags: [] },
  {
    id: 'exported',
    at: '2026-03-04T12:01:00Z',
    kind: 'EXPORTED',
    shot,
    template: 'pdp',
    channel: 'brand',
    format: 'WEBP',
    bytes: 81_234,
    final: true,
  },
  { id: 'live', at: '2026-03-05T09:00:00Z', kind: 'WENT_LIVE', shot, channel: 'brand' },
  { id: 'withdrawn', at: '2026-03-06T09:00:00Z', kind: 'WITHDRAWN', shot, channel: 'brand' },
  { id: 'sold', at: '2026-03-05T10:00:00Z', kind: 'SOLD', sku: 'R-1', units: 2 },
  { id: 'back', at: '2026-03-05T11:00:00Z', kind: 'RETURNED', sku: 'R-1', units: 1 },
  { id: 'page', at: '2026-03-05T12:00:00Z', kind: 'PAGE_LOADED', channel: 'brand', template: 'pdp', device: 'PHONE', milliseconds: 812.5 },
];
const told = (id: string): Record<string, unknown> => LIFE.find((event) => event.id === id) as Record<string, unknown>;

const log = () =>
  fresh.database.rows<{ row: Record<string, unknown> }>(
    `SELECT jsonb_strip_nulls(to_jsonb(e)) - '{seq,recorded_at,shot_id,sku_id,vendor_id,person_id}'::text[] AS row FROM event e ORDER BY id`,
  );

beforeAll(async () => {
  await imported(fresh, 'CATALOGUE', CATALOGUE);
  await imported(fresh, 'VENDORS', VENDORS);
});

it('brings in every kind of event with all of its fields, in whatever order they stand', async () => {
  const tally = await imported(fresh, 'EVENTS', ndjson(...[...LIFE].reverse()));
  expect(tally).toMatchObject({ read: 20, added: 20, unchanged: 0, faults: [] });
  const rows = (await log()).map(({ row }) => row);
  expect(rows).toContainEqual({
    ...{ id: 'measured', kind: 'MEASURED', at: '2026-03-03T09:01:00+00:00', round: 1, tags: ['DUST'], edge_artefacts: 3 },
    ...{ metal_lab: [71.5, 4.25, 30.125], board_delta_e: 1.5 },
  });
  expect(rows).toContainEqual({ id: 'captured', kind: 'CAPTURED', at: '2026-03-01T09:00:00.123456+00:00' });
  expect(await fresh.database.rows(`SELECT amount::text, currency, tier, reason FROM event WHERE id = 'booked'`)).toEqual([
    { amount: '-12.500000', currency: 'EUR', tier: 2, reason: 'RATE' },
  ]);
  expect(await fresh.database.rows(`SELECT name, count(*) FROM event e JOIN person p ON p.id = e.person_id GROUP BY name`)).toEqual([
    { name: 'Import', count: 20 },
  ]);
});

it('makes no job, no revision and nothing live of what happened elsewhere, and leaves the shots as they are', async () => {
  await imported(fresh, 'EVENTS', ndjson(...LIFE));
  const [counts] = await fresh.database.rows(
    `SELECT (SELECT count(*) FROM job) AS jobs, (SELECT count(*) FROM revision) AS revisions, (SELECT count(*) FROM publication) AS live,
       (SELECT count(*) FROM shot WHERE status <> 'PLANNED') AS moved`,
  );
  expect(counts).toEqual({ jobs: 0, revisions: 0, live: 0, moved: 0 });
});

describe('the same event again', () => {
  beforeAll(() => imported(fresh, 'EVENTS', ndjson(...LIFE)));

  it('changes nothing', async () => {
    const before = await log();
    expect(await imported(fresh, 'EVENTS', ndjson(...LIFE))).toMatchObject({ read: 20, added: 0, unchanged: 20, faults: [] });
    expect(await log()).toEqual(before);
  });

  it('is the same in another spelling of its instant, its amount and what it leaves null', async () => {
    const again = [
      { ...told('handed'), at: '2026-03-02T08:00:00.000000Z', dueAt: '2099-03-04T17:00:00Z' },
      { ...told('booked'), amount: '-12.5' },
      { ...told('approved'), cause: null },
      { ...told('captured'), at: '2026-03-01T10:00:00.123456000+01:00' },
    ];
    expect(await imported(fresh, 'EVENTS', ndjson(...again))).toMatchObject({ added: 0, unchanged: 4, faults: [] });
  });

  it('counts once when it stands twice in a file', async () => {
    const event = { id: 'twice', at, kind: 'CAPTURED', shot };
    expect(await imported(fresh, 'EVENTS', ndjson(event, event))).toMatchObject({ read: 2, added: 1, unchanged: 1 });
  });

  it.each<[string, object, string]>([
    ['another instant', { ...told('captured'), at: '2026-03-01T09:00:00.123457Z' }, 'at'],
    ['another kind', { ...told('captured'), kind: 'SOURCE_RECEIVED' }, 'kind'],
    ['another shot', { ...told('captured'), shot: 'R-1/YG/SIDE' }, 'shot'],
    ['another vendor', { ...told('minutes'), vendor: 'ATELIER' }, 'vendor'],
    ['other tags', { ...told('measured'), tags: [] }, 'tags'],
    ['a colour where there was none', { ...told('measured-2'), metalLab: [1, 2, 3] }, 'metalLab'],
    ['no batch where there was one', { ...told('handed'), batch: null }, 'batch'],
    ['another amount', { ...told('booked'), amount: '12.50' }, 'amount'],
  ])('with %s is an error', async (_, event, field) => {
    const before = await log();
    const tally = await imported(fresh, 'EVENTS', ndjson({ id: `new ${field}`, at, kind: 'CAPTURED', shot }, event));
    expect(tally).toMatchObject({
      refused: true,
      faults: [{ line: 2, field, message: expect.stringMatching(/^Expected what the log/) as string }],
    });
    expect(await log()).toEqual(before);
  });

  it('with two contents in one file is an error that names both lines', async () => {
    const event = { id: 'two contents', at, kind: 'CAPTURED', shot };
    const { refused, faults } = await imported(fresh, 'EVENTS', ndjson(event, event, { ...event, kind: 'SOURCE_RECEIVED' }));
    expect(refused).toBe(true);
    expect(faults.map(({ line, field }) => `${line} ${field}`)).toEqual(['1 kind', '2 kind', '3 kind']);
    expect(faults[0].message).toMatch(/on line 1 and on line 3/);
  });
});

describe('refuses, and brings in nothing of the file', () => {
  const without = (id: string, field: string): object => Object.fromEntries(Object.entries(told(id)).filter(([name]) => name !== field));
  it.each<[string, string | object, string | null]>([
    ['a line that is no JSON', '{"id": "x"', null],
    ['a line that is no object', '[1]', null],
    ['a line of more bytes than we hold', `{"id":"${'x'.repeat(300_000)}"}`, null],
    ['an unknown kind', { ...told('captured'), kind: 'PHOTOGRAPHED' }, 'kind'],
    ['a kind of Loupe’s own', { ...told('captured'), kind: 'REOPENED' }, 'kind'],
    ['no kind', without('captured', 'kind'), 'kind'],
    ['no id', without('captured', 'id'), 'id'],
    ['an empty id', { ...told('captured'), id: '' }, 'id'],
    ['an id with a character that no text holds', { ...told('captured'), id: 'a\u0000b' }, 'id'],
    ['an id that is a number', { ...told('captured'), id: 7 }, 'id'],
    ['a field told twice', ndjson(told('submitted')).trim().replace('"round":1', '"round":1,"ro\\u0075nd" : 2'), 'round'],
    ['an unknown field', { ...told('captured'), vendor: 'KLIPP' }, 'vendor'],
    ['an unknown shot', { ...told('captured'), shot: 'R-1/YG/FRONT' }, 'shot'],
    ['an unknown SKU', { ...told('sold'), sku: 'R-9' }, 'sku'],
    ['an unknown vendor', { ...told('minutes'), vendor: 'NOBODY' }, 'vendor'],
    ['no instant', without('captured', 'at'), 'at'],
    ['an instant without its offset', { ...told('captured'), at: '2026-03-01T09:00:00' }, 'at'],
    ['an instant finer than microseconds', { ...told('captured'), at: '2026-03-01T09:00:00.1234567Z' }, 'at'],
    ['an instant with a blank', { ...told('captured'), at: '2026-03-01 09:00:00Z' }, 'at'],
    ['a day that no calendar has', { ...told('captured'), at: '2026-02-29T09:00:00Z' }, 'at'],
    ['an hour that no day has', { ...told('captured'), at: '2026-03-01T24:00:00Z' }, 'at'],
    ['an instant in the future', { ...told('captured'), at: new Date(Date.now() + 60e3).toISOString() }, 'at'],
    ['a deadline that is none', { ...told('handed'), dueAt: 'soon' }, 'dueAt'],
    ['a round of 0', { ...told('submitted'), round: 0 }, 'round'],
    ['a round that nothing could follow', { ...told('submitted'), round: 2 ** 31 - 1 }, 'round'],
    ['a round and a half', { ...told('submitted'), round: 1.5 }, 'round'],
    ['no round', without('submitted', 'round'), 'round'],
    ['an unknown origin', { ...told('submitted'), origin: 'AI' }, 'origin'],
    ['an unknown service', { ...told('handed'), service: 'FAST' }, 'service'],
    ['an unknown outcome', { ...told('audited'), outcome: 'FINE' }, 'outcome'],
    ['an unknown verdict', { ...told('approved'), verdict: 'OK' }, 'verdict'],
    ['an unknown cause', { ...told('returned'), cause: 'LUCK' }, 'cause'],
    ['a return without a cause', without('returned', 'cause'), 'cause'],
    ['an approval with one', { ...told('approved'), cause: 'RETOUCH' }, 'cause'],
    ['a reclassification to nothing', { ...told('reclassified'), cause: null }, 'cause'],
    ['an unknown tag', { ...told('vetoed'), tags: ['UGLY'] }, 'tags'],
    ['tags that are no list', { ...told('vetoed'), tags: 'DUST' }, 'tags'],
    ['a colour of two numbers', { ...told('measured'), metalLab: [1, 2] }, 'metalLab'],
    ['a count below 0', { ...told('measured'), edgeArtefacts: -1 }, 'edgeArtefacts'],
    ['minutes below 0', { ...told('minutes'), minutes: -1 }, 'minutes'],
    ['minutes told as text', { ...told('minutes'), minutes: '12' }, 'minutes'],
    ['an unknown step', { ...told('minutes'), step: 'POLISH' }, 'step'],
    ['an amount with a comma', { ...told('booked'), amount: '12,50' }, 'amount'],
    ['an amount that is a number', { ...told('booked'), amount: 12.5 }, 'amount'],
    ['a currency that is none', { ...told('booked'), currency: 'EUX' }, 'currency'],
    ['a tier of 5', { ...told('booked'), tier: 5 }, 'tier'],
    ['an unknown reason', { ...told('booked'), reason: 'LUNCH' }, 'reason'],
    ['half a byte', { ...told('exported'), bytes: 0.5 }, 'bytes'],
    ['an export that says neither final nor not', { ...told('exported'), final: 'yes' }, 'final'],
    ['units below 0', { ...told('sold'), units: -1 }, 'units'],
    ['an unknown device', { ...told('page'), device: 'WATCH' }, 'device'],
    ['milliseconds below 0', { ...told('page'), milliseconds: -5 }, 'milliseconds'],
  ])('%s', async (_, line, field) => {
    const before = await log();
    const good = ndjson({ id: 'good', at, kind: 'CAPTURED', shot });
    const wrong = typeof line === 'string' ? line : JSON.stringify(line);
    const tally = await imported(fresh, 'EVENTS', `${good}\n${wrong}\n`);
    expect(tally.refused).toBe(true);
    expect(tally.faults).toEqual([{ line: 3, field, message: expect.stringMatching(/^Expected /) as string }]);
    expect(await log()).toEqual(before);
  });

  it('bytes that are no UTF-8', async () => {
    expect(await imported(fresh, 'EVENTS', Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({ refused: true, faults: [{ line: 1 }] });
  });
});

it('tells all that is wrong with a file, up to a bound', async () => {
  const wrong = Array.from({ length: 500 }, (_, i) => ({
    id: `w-${i}`,
    at,
    kind: 'SUBMITTED',
    shot,
    round: 0,
    vendor: 'KLIPP',
    origin: 'X',
  }));
  const few = await imported(fresh, 'EVENTS', ndjson(...wrong.slice(0, 2), { ...told('captured'), shot: 'none' }));
  expect(few.faults.map(({ line, field }) => `${line} ${field}`)).toEqual(['1 round', '1 origin', '2 round', '2 origin', '3 shot']);
  const many = await imported(fresh, 'EVENTS', ndjson(...wrong));
  expect(many.faults).toHaveLength(100);
  expect(many.read).toBeLessThan(60); // it reads no further
});

it('when asked for a part, brings in the lines that are as expected', async () => {
  const of = (id: string, rest: object = {}): object => ({ id, at, kind: 'CAPTURED', shot, ...rest });
  const file = ndjson(
    of('p-1'),
    of('p-2', { shot: 'none' }),
    of('p-3', { at: 'then' }),
    of('p-4'),
    of('p-4', { kind: 'SOURCE_RECEIVED' }),
    of('p-1'),
  );
  const tally = await imported(fresh, 'EVENTS', file, { isPartial: true });
  expect(tally).toMatchObject({ read: 6, added: 1, unchanged: 1 });
  expect([...tally.rejected].sort()).toEqual([2, 3, 4, 5]);
  expect(await fresh.database.rows(`SELECT id FROM event WHERE id LIKE 'p-%'`)).toEqual([{ id: 'p-1' }]);
});

it('takes a history that breaks the laws, and tells how many such facts it holds', async () => {
  const outside = [
    { id: 'o-1', at, kind: 'SUBMITTED', shot: 'E-1/SILVER/HERO', round: 1, vendor: 'KLIPP', origin: 'MANUAL' },
    { id: 'o-2', at: '2026-03-02T10:00:00Z', kind: 'REVIEWED', shot: 'E-1/SILVER/HERO', round: 1, verdict: 'APPROVED', tags: [] },
    { id: 'o-3', at: '2026-03-02T11:00:00Z', kind: 'REVIEWED', shot: 'E-1/SILVER/HERO', round: 2, verdict: 'APPROVED', tags: [] },
  ];
  const tally = await imported(fresh, 'EVENTS', ndjson(...outside));
  expect(tally).toMatchObject({ added: 3, faults: [] });
  expect(tally.outsideLaws).toEqual([
    { law: 'submitted without a hand-over to the vendor', facts: 1 },
    { law: 'reviewed without having been measured', facts: 2 },
    { law: 'reviewed, measured or vetoed without a submission', facts: 1 },
  ]);
  const shown = { shot: 'R-1/YG/SIDE', channel: 'brand' };
  const shipped = [
    { id: 'o-4', at, kind: 'HANDED_OVER', shot: 'R-1/YG/SIDE', vendor: 'KLIPP', dueAt: at, service: 'STANDARD' },
    { id: 'o-5', at, kind: 'EXPORTED', ...shown, channel: 'outlet', template: 'pdp', format: 'JPEG', bytes: 1, final: false },
    { id: 'o-6', at, kind: 'WENT_LIVE', ...shown },
  ];
  expect((await imported(fresh, 'EVENTS', ndjson(...shipped))).outsideLaws).toEqual([
    { law: 'handed over without a confirmed source', facts: 1 },
    { law: 'exported without an approval', facts: 1 },
    { law: 'live without an export', facts: 1 },
  ]);
  const twice = { shot: 'R-1/YG/SIDE', round: 1 };
  const again = [
    { id: 'o-7', at: '2026-03-02T09:00:00Z', kind: 'SUBMITTED', ...twice, vendor: 'KLIPP', origin: 'MANUAL' },
    { id: 'o-8', at: '2026-03-02T09:30:00Z', kind: 'MEASURED', ...twice, tags: [] },
    { id: 'o-9', at: '2026-03-02T10:00:00Z', kind: 'VETOED', ...twice, tags: [] },
    { id: 'o-10', at: '2026-03-02T11:00:00Z', kind: 'REVIEWED', ...twice, verdict: 'APPROVED', tags: [] },
    { id: 'o-11', at: '2026-03-02T12:00:00Z', kind: 'REVIEWED', ...twice, verdict: 'REJECTED', cause: 'RETOUCH', tags: [] },
    { id: 'o-12', at: '2026-03-02T13:00:00Z', kind: 'SUBMITTED', ...twice, vendor: 'KLIPP', origin: 'MANUAL' },
    { id: 'o-13', at: '2026-03-02T13:00:00Z', kind: 'RECLASSIFIED', ...twice, round: 3, cause: 'BRIEF' },
    { id: 'o-14', at: '2026-03-02T13:00:00Z', kind: 'WITHDRAWN', shot: 'R-1/YG/SIDE', channel: 'outlet' },
  ];
  expect((await imported(fresh, 'EVENTS', ndjson(...again))).outsideLaws).toEqual([
    { law: 'withdrawn without having been live', facts: 1 },
    { law: 'a cause told anew of what had not come back', facts: 1 },
    { law: 'submitted again as the same round', facts: 1 },
    { law: 'decided again', facts: 1 },
  ]);
  const lawful = await imported(fresh, 'EVENTS', ndjson(...LIFE));
  expect(lawful.outsideLaws).toEqual([]);
});
