import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendFacts, type Fact } from '../../src/store/events';
import { fold } from '../../src/scorecard/rollups/fold';
import { type Answer, loupe } from '../support/loupe';
import { insert } from '../support/pieceInReview';

/** The worked example of the README, line by line as it stands there. */
const house = loupe();
const README = readFileSync(join(__dirname, '../../../README.md'), 'utf8');

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

it('comes from the rollups to the digit while nothing waits to be folded in, and from the shots while something does', async () => {
  const analyst = await house.key({ role: 'ANALYST' });
  const turnaround = async (): Promise<unknown> => {
    const march = 'from: "2024-02-29T23:00:00Z", to: "2024-03-31T22:00:00Z"'; // in Paris
    const { data } = await house.ask(analyst, `{ scorecard(${march}) { exact errorBound rows { turnaround { n mean p50 p90 } } } }`);
    return data.scorecard;
  };
  const right = { exact: true, errorBound: null, rows: [{ turnaround: { n: 1, mean: 54, p50: 54, p90: 54 } }] };
  expect(await turnaround()).toEqual(right);
  await house.database.rows('UPDATE rollup_cell SET total = 7'); // to see who answers
  expect(await turnaround()).toMatchObject({ rows: [{ turnaround: { mean: 7, p50: 54 } }] });
  await house.database.rows('INSERT INTO rollup_stale (shot_id) SELECT id FROM shot LIMIT 1');
  expect(await turnaround()).toEqual(right);
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
