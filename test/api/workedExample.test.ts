import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { appendFacts, type Fact } from '../../src/store/events';
import { fold } from '../../src/scorecard/rollups/fold';
import { keepFolded } from '../../src/workers/foldRollups';
import { called } from '../support/called';
import { type Answer, loupe } from '../support/loupe';
import { insert } from '../support/pieceInReview';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

/** The worked example of the README, line by line as it stands there. */
const house = loupe();
const README = readFileSync(join(__dirname, '../../../README.md'), 'utf8');

const scratch = temporaryFolder();
afterAll(() => removeFolder(scratch));

const WHO = { vendor: 'ATELIER' };
const HISTORY: readonly [at: string, kind: Fact['kind'], fields: Partial<Fact> & { vendor?: string }][] = [
  ['2024-03-04T08:00Z', 'CAPTURED', {}],
  ['2024-03-04T08:00Z', 'SOURCE_RECEIVED', {}],
  ['2024-03-04T09:00Z', 'SOURCE_AUDITED', { outcome: 'PASS' }],
  ['2024-03-04T10:00Z', 'HANDED_OVER', { ...WHO, service: 'STANDARD', dueAt: '2024-03-05T10:00Z' }],
  ['2024-03-05T09:00Z', 'SUBMITTED', { ...WHO, round: 1, origin: 'MANUAL' }],
  ['2024-03-05T09:00Z', 'COST_BOOKED', { ...WHO, tier: 2, amount: '12.50', currency: 'EUR', reason: 'RATE' }],
  ['2024-03-05T09:10Z', 'MEASURED', { round: 1, tags: ['DUST'] }],
  ['2024-03-05T11:00Z', 'REVIEWED', { round: 1, verdict: 'CHANGES_REQUESTED', cause: 'RETOUCH', tags: ['DUST'] }],
  ['2024-03-05T11:00Z', 'HANDED_OVER', { ...WHO, service: 'REWORK', dueAt: '2024-03-06T11:00Z' }],
  ['2024-03-06T09:00Z', 'SUBMITTED', { ...WHO, round: 2, origin: 'MANUAL' }],
  ['2024-03-06T09:10Z', 'MEASURED', { round: 2, tags: [] }],
  ['2024-03-06T12:00Z', 'REVIEWED', { round: 2, verdict: 'APPROVED', tags: [] }],
  ['2024-03-06T14:00Z', 'EXPORTED', { template: 'pdp', channel: 'brand', format: 'JPEG', bytes: 90_000, final: true }],
  ['2024-03-07T08:00Z', 'WENT_LIVE', { channel: 'brand' }],
];

const FIGURES = `turnaround { mean } turnaroundStages { stage mean } leadTime { mean } revisionRounds { mean } firstTimeApprovalRate { value }
  qcPassRate { value } onTimeRate { value } costPerImage { tier currency value } shootToLive { mean } issuePareto { tag step share }`;

it('comes out as the README reckons it', async () => {
  await tellHistory();
  const { data } = await house.ask(
    await house.key({ role: 'ANALYST' }),
    `{ scorecard(from: "2024-03-01T00:00:00Z", to: "2024-04-01T00:00:00Z", groupBy: [VENDOR, MONTH]) { rows { key { value } ${FIGURES} } } }`,
  );
  const [row] = data.scorecard.rows;
  expect(row).toMatchObject({
    key: [{ value: 'ATELIER' }, { value: '2024-03' }],
    ...{ turnaround: { mean: 54 }, leadTime: { mean: 50 }, revisionRounds: { mean: 2 }, firstTimeApprovalRate: { value: 0 } },
    ...{ qcPassRate: { value: 0.5 }, onTimeRate: { value: 1 }, costPerImage: [{ tier: 2, currency: 'EUR', value: 12.5 }] },
    ...{ shootToLive: { mean: 3 }, issuePareto: [{ tag: 'DUST', step: 'CLEANUP', share: 1 }] },
  });
  const hours = row.turnaroundStages.map(({ mean }: { mean: number }) => Math.round(mean * 60) / 60);
  expect(hours).toEqual([1, 1, 45, 1 / 3, 14 / 3, 2]);
});

it('stands beside the whole house and its way of production, in one question', async () => {
  const march = 'from: "2024-03-01T00:00:00Z", to: "2024-04-01T00:00:00Z"';
  const rows = '{ rows { key { value } turnaround { mean } } }';
  const { data } = await house.ask(
    await house.key({ role: 'ANALYST' }),
    `{ all: scorecard(${march}) ${rows} vendors: scorecard(${march}, groupBy: [VENDOR]) ${rows} models: scorecard(${march}, groupBy: [PRODUCTION_MODEL]) ${rows} }`,
  );
  const told = (...key: string[]) => ({ rows: [{ key: key.map((value) => ({ value })), turnaround: { mean: 54 } }] });
  expect(data).toEqual({ all: told(), vendors: told('ATELIER'), models: told('OUTSOURCED') });
});

it('comes out of the rollups too, once they are folded, and says so', async () => {
  const analyst = await house.key({ role: 'ANALYST' });
  const month = 'from: "2024-02-29T23:00:00Z", to: "2024-03-31T22:00:00Z", exact: false'; // March in Paris
  const ask = async (more: string): Promise<Answer['data']> => {
    const figures = 'turnaround { n mean p50 } qcPassRate { n value } shootToLive { mean }';
    const { data } = await house.ask(analyst, `{ scorecard(${month}, ${more}) { exact errorBound rows { key { value } ${figures} } } }`);
    return data.scorecard;
  };
  expect(await ask('groupBy: [VENDOR]')).toMatchObject({
    exact: true,
    errorBound: null,
    rows: [{ turnaround: { n: 1, mean: 54, p50: 54 } }],
  });
  while ((await fold(house.database, 'Europe/Paris')) > 0);
  const { exact, errorBound, rows } = await ask('groupBy: [VENDOR]');
  expect([exact, rows]).toMatchObject([
    false,
    [{ turnaround: { n: 1, mean: 54 }, qcPassRate: { n: 2, value: 0.5 }, shootToLive: { mean: 3 } }],
  ]);
  expect(errorBound).toBeCloseTo(0.044, 3);
  expect(Math.abs(rows[0].turnaround.p50 - 54)).toBeLessThan(54 * errorBound);
  expect(await ask('groupBy: [CHANNEL]')).toMatchObject({ exact: true }); // no rollup tells channels apart
});

describe('exactly', () => {
  const right = { exact: true, errorBound: null, rows: [{ turnaround: { n: 1, mean: 54, p50: 54, p90: 54 } }] };
  const turnaround = async (exact = true): Promise<Answer['data']> => {
    const march = 'from: "2024-02-29T23:00:00Z", to: "2024-03-31T22:00:00Z"'; // in Paris
    const document = `{ scorecard(${march}, exact: ${exact}) { computedAt exact errorBound rows { turnaround { n mean p50 p90 } } } }`;
    const { data } = await house.ask(await house.key({ role: 'ANALYST' }), document);
    return data.scorecard;
  };
  const spoilCells = () => house.database.rows('UPDATE rollup_cell SET total = 7'); // to see who answers
  const folded = async (): Promise<void> => {
    while ((await fold(house.database, 'Europe/Paris')) > 0);
  };

  it('comes from the rollups while nothing waits to be folded in, from the shots while something does, and tells as of when', async () => {
    const before = new Date();
    expect(await turnaround()).toMatchObject(right);
    await spoilCells();
    expect(await turnaround()).toMatchObject({ rows: [{ turnaround: { mean: 7, p50: 54 } }] });
    await house.database.rows('INSERT INTO rollup_stale (shot_id, at) SELECT id, $1 FROM shot LIMIT 1', ['2024-05-01T00:00:00Z']);
    const told = await turnaround();
    expect(told).toMatchObject(right);
    expect(new Date(told.computedAt as string).getTime()).toBeGreaterThanOrEqual(before.getTime() - 1000);
    expect(await turnaround(false)).toMatchObject({ exact: false, computedAt: '2024-05-01T00:00:00.000Z' });
  });

  it('also while somebody throws the rollups away', async () => {
    await folded();
    const [asked] = await house.database.transaction(async (tx) => {
      await tx.rows('TRUNCATE rollup_stale, rollup_fact, rollup_cell');
      await tx.rows('UPDATE rollup_state SET time_zone = NULL');
      const answer = turnaround();
      await wait(300);
      return [answer];
    });
    expect(await asked).toMatchObject(right);
  });

  it('again after npm run rollups -- rebuild, whatever had become of the cells', async () => {
    await folded();
    await spoilCells();
    const { code, out } = await called('rollups', ['rebuild'], {
      DATABASE_URL: house.databaseUrl,
      LOUPE_DATA: scratch,
      LOUPE_TIME_ZONE: 'Europe/Paris',
    });
    expect([code, out]).toEqual([0, 'The rollups are made again from the facts of 1 shots.\n']);
    expect(await turnaround(false)).toMatchObject({ exact: false, rows: [{ turnaround: { n: 1, mean: 54 } }] });
  });

  it('again by itself: a worker folds what comes in', async () => {
    const stop = keepFolded(house.workshop);
    const [{ shotId }] = await house.database.rows<{ shotId: string }>('SELECT id AS "shotId" FROM shot');
    await house.database.transaction((tx) => appendFacts(tx, [{ kind: 'CAPTURED', at: '2024-03-05T09:00Z', shotId }]));
    const waiting = async (): Promise<number> => {
      const [{ n }] = await house.database.rows<{ n: number }>('SELECT count(*)::int AS n FROM rollup_stale');
      return n;
    };
    expect(await waiting()).toBe(1);
    while ((await waiting()) > 0) await wait(200);
    stop();
    expect(await turnaround()).toMatchObject(right);
  });
});

it.each(HISTORY)('stands in the README: %s %s', (at, kind) => {
  const [, day, time] = /-(\d\d)T(.*)Z/.exec(at) ?? [];
  expect(README).toMatch(new RegExp(`\\| ${Number(day)} March ${time} \\| [^\\n]*${kind}`));
});

async function tellHistory(): Promise<void> {
  await house.database.transaction(async (tx) => {
    const collection_id = await insert(tx, 'collection', { code: 'SPRING', name: 'Spring' });
    const sku_id = await insert(tx, 'sku', { collection_id, code: 'R-1', name: 'Ring', style: 'RING', tier: 2 });
    const colourway_id = await insert(tx, 'colourway', { sku_id, code: 'YG', metal: 'YELLOW_GOLD', finish: 'POLISHED' });
    const shotId = await insert(tx, 'shot', { colourway_id, view: 'HERO', reference: 'R-1/YG/HERO' });
    const hours = { standard_hours: 24, expedite_hours: 8, rework_hours: 24 };
    const vendorId = await insert(tx, 'vendor', {
      code: 'ATELIER',
      name: 'Atelier',
      production_model: 'OUTSOURCED',
      currency: 'EUR',
      ...hours,
    });
    const facts = HISTORY.map(([at, kind, { vendor, ...fields }]) => ({ at, kind, shotId, ...(vendor && { vendorId }), ...fields }));
    await appendFacts(tx, facts);
  });
}
