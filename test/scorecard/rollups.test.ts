import { DateTime } from 'luxon';
import type { Ask, Dimension } from '../../src/kpi/Kpi';
import { ERROR_BOUND } from '../../src/kpi/rolled';
import { type FigureName, KPIS } from '../../src/scorecard/kpis';
import { computeScorecard } from '../../src/scorecard/computeScorecard';
import { fold, forget } from '../../src/scorecard/rollups/fold';
import { ROLLED, SUMMED } from '../../src/scorecard/rollups/rolledFigures';
import { sourceOf } from '../../src/scorecard/rollups/sourceOf';
import { type Reading, readingOf, rollupState } from '../../src/scorecard/rollups/serve';
import type { ScorecardRow } from '../../src/scorecard/ScorecardRow';
import { appendFacts } from '../../src/store/events';
import { Chance } from '../kpi/Chance';
import { type Catalogue, collectionsOfChance } from '../kpi/collectionsOfChance';
import { differenceOf } from '../kpi/differenceOf';
import { factOf } from '../kpi/factOf';
import { historyOfChance } from '../kpi/historyOfChance';
import { freshDatabase } from '../support/database';
import { HOUSE_CALENDAR } from '../support/houseCalendar';

const ZONE = 'Europe/Paris';
const FIGURES = Object.keys(ROLLED) as FigureName[];
/** With those that are made of what is kept for another. */
const KEPT = (Object.keys(KPIS) as FigureName[]).filter((name) => KPIS[name].kpi.rolled ?? KPIS[name].kpi.countsLike);
/** What cells answer. */
const GROUPINGS: Dimension[][] = [
  ...([[], ['VENDOR'], ['PRODUCTION_MODEL'], ['TIER'], ['METAL'], ['VIEW'], ['MONTH']] as Dimension[][]),
  ...([
    ['VENDOR', 'MONTH'],
    ['MONTH', 'TIER', 'VENDOR'],
    ['PRODUCTION_MODEL', 'VIEW', 'MONTH'],
    ['METAL', 'VENDOR'],
  ] as Dimension[][]),
];

const fresh = freshDatabase();
let catalogue: Catalogue;
let windows: { from: Date; to: Date }[];
const chance = new Chance(77);

beforeAll(async () => {
  catalogue = await fresh.database.transaction((tx) => collectionsOfChance(tx, new Chance(1), 16));
});

const foldAll = async (timeZone = ZONE): Promise<void> => {
  while ((await fold(fresh.database, timeZone)) > 0);
};

/** Every figure by every grouping over every window, from the events and from the rollups: where they differ. */
async function differences(timeZone = ZONE): Promise<string[]> {
  const { database } = fresh;
  const state = await rollupState(database);
  expect(state.waitingSince).toBeNull();
  const found: string[] = [];
  for (const { from, to } of windows) {
    for (const groupBy of GROUPINGS) {
      const ask: Ask = { from, to, timeZone, groupBy, houseCalendar: HOUSE_CALENDAR };
      const reading = readingOf(ask, state.timeZone);
      expect(reading).not.toBeNull();
      const events = await computeScorecard(database, ask, FIGURES, 'EVENTS');
      const [rolled, looked] = await Promise.all(
        [false, true].map((isExact) => computeScorecard(database, ask, FIGURES, { reading: reading as Reading, isExact })),
      );
      const difference =
        differenceBetween(events, rolled) ??
        differenceOf(JSON.parse(JSON.stringify(looked)), JSON.parse(JSON.stringify(events)), 'exactly');
      if (difference) found.push(`${groupBy.join('+')} ${from.toISOString()}–${to.toISOString()}: ${difference}`);
    }
  }
  return found;
}

function differenceBetween(exact: ScorecardRow[], rolled: ScorecardRow[]): string | null {
  if (exact.length !== rolled.length) return `${exact.length} rows, ${rolled.length} rolled`;
  for (const [i, row] of exact.entries()) {
    for (const name of ['key', ...FIGURES] as (keyof ScorecardRow)[]) {
      const difference = differenceOf(plain(rolled[i][name]), plain(row[name]), name);
      if (difference) return difference;
      const wide = percentilesApart(row[name], rolled[i][name]);
      if (wide) return `${name}: ${wide}`;
    }
  }
  return null;
}

/** Counts, means, shares and money must be the same; percentiles of a spread are looked at apart. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, each: unknown) => (name === 'p50' || (name === 'p90' && !isRounds(value)) ? null : each)));
}

function isRounds(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'histogram' in value;
}

function percentilesApart(exact: unknown, rolled: unknown): string | null {
  const [one, other] = [exact, rolled] as Record<string, number | null | undefined>[];
  for (const name of ['p50', 'p90']) {
    const [right, told] = [one[name] ?? null, other[name] ?? null];
    if ((right === null) !== (told === null)) return `${name} ${right}, rolled ${told}`;
    if (right !== null && told !== null && Math.abs(told - right) > ERROR_BOUND * right + 1e-9) return `${name} ${right}, rolled ${told}`;
  }
  return null;
}

const ANY_GROUPING: Dimension[][] = [
  ...GROUPINGS,
  ...([
    ['COLLECTION'],
    ['DAY'],
    ['WEEK', 'COLLECTION'],
    ['TIER', 'METAL'],
    ['VIEW', 'DAY', 'VENDOR'],
    ['CHANNEL'],
    ['ORIGIN', 'VENDOR'],
  ] as Dimension[][]),
];
const ANY_ZONE = [ZONE, 'UTC', 'America/New_York', 'Asia/Kolkata'];

/** Every figure by every grouping, in any zone over windows that end anywhere: exactly from the events, and exactly from what is kept of the shots. */
async function exactDifferences(): Promise<string[]> {
  const { database } = fresh;
  const found: string[] = [];
  for (const { from, to } of windows) {
    for (const groupBy of chance.shuffled(ANY_GROUPING).slice(0, 5)) {
      const length = to.getTime() - from.getTime();
      const [begin, end] = [chance.real() * 0.4, 0.6 + chance.real() * 0.4].map((share) => new Date(from.getTime() + share * length));
      const ask: Ask = { from: begin, to: end, timeZone: chance.pick(ANY_ZONE), groupBy, houseCalendar: HOUSE_CALENDAR };
      const [events, shots] = [await computeScorecard(database, ask, KEPT, 'EVENTS'), await computeScorecard(database, ask, KEPT, 'SHOTS')];
      const difference = differenceOf(JSON.parse(JSON.stringify(shots)), JSON.parse(JSON.stringify(events)), 'rows');
      if (difference) found.push(`${groupBy.join('+')} ${begin.toISOString()}–${end.toISOString()} ${ask.timeZone}: ${difference}`);
    }
  }
  return found;
}

/** One with days before and after the end of a month. */
function historyOverMonths(): ReturnType<typeof historyOfChance> {
  const histories = Array.from({ length: 30 }, (_, i) => historyOfChance(new Chance(2031 + i), catalogue));
  const monthOf = (at: Date): string => DateTime.fromJSDate(at, { zone: ZONE }).toFormat('yyyy-MM');
  const found = histories.find(({ from, to }) => monthOf(from) !== monthOf(to));
  if (!found) throw new Error('none of the histories reaches over the end of a month');
  return found;
}

it('tells the same as the events, however they came in: late, out of order, a few at a time', async () => {
  const history = historyOverMonths();
  const [from, to] = [history.from, history.to].map((at) => DateTime.fromJSDate(at, { zone: ZONE }));
  windows = [
    { from: from.startOf('month').minus({ days: 10 }).toJSDate(), to: to.startOf('day').plus({ days: 1 }).toJSDate() },
    { from: from.startOf('month').minus({ months: 2 }).toJSDate(), to: to.startOf('month').plus({ months: 2 }).toJSDate() },
    { from: from.startOf('day').toJSDate(), to: to.startOf('month').plus({ months: 1, days: 3 }).toJSDate() },
  ];
  const shuffled = chance.shuffled(history.events);
  for (let i = 0; i < 4; i += 1) {
    const some = shuffled.filter((_, k) => k % 4 === i);
    await fresh.database.transaction((tx) =>
      appendFacts(
        tx,
        some.map((event) => factOf(event, catalogue)),
      ),
    );
    if (i > 0) expect(await exactDifferences()).toEqual([]); // with shots that wait to be folded in
    await foldAll();
    expect([await differences(), await exactDifferences()]).toEqual([[], []]);
  }
  const [{ facts }] = await fresh.database.rows<{ facts: number }>('SELECT count(*) AS facts FROM rollup_fact');
  expect(facts).toBeGreaterThan(200);
});

it('follows the catalogue: a piece that gets another tier, metal, collection or view counts there, and a vendor of another production model, also for what was', async () => {
  const { database } = fresh;
  await database.rows(
    'UPDATE sku SET tier = CASE tier WHEN 1 THEN 3 ELSE 1 END WHERE code IN (SELECT code FROM sku ORDER BY code LIMIT 9)',
  );
  await database.rows(`UPDATE colourway SET metal = 'PLATINUM' WHERE id IN (SELECT id FROM colourway ORDER BY id LIMIT 9)`);
  await database.rows(
    `UPDATE sku SET collection_id = (SELECT id FROM collection ORDER BY code DESC LIMIT 1) WHERE code IN (SELECT code FROM sku ORDER BY code LIMIT 5)`,
  );
  await database.rows(
    `UPDATE shot SET view = 'LIFESTYLE', number = 60 + (SELECT count(*) FROM shot o WHERE o.id < shot.id) WHERE id IN (SELECT id FROM shot ORDER BY id DESC LIMIT 9)`,
  );
  await database.rows(
    `UPDATE vendor SET production_model = 'HYBRID', hourly_rate = 30 WHERE code IN (SELECT code FROM vendor WHERE production_model <> 'HYBRID' LIMIT 1)`,
  );
  expect((await rollupState(database)).waitingSince).not.toBeNull();
  expect(await exactDifferences()).toEqual([]);
  await foldAll();
  expect([await differences(), await exactDifferences()]).toEqual([[], []]);
});

it('follows shots and colourways that move to another SKU, where both were first live', async () => {
  const { database } = fresh;
  await database.rows(
    `UPDATE shot SET colourway_id = (SELECT w.id FROM colourway w ORDER BY w.id LIMIT 1), number = 50 + (SELECT count(*) FROM shot o WHERE o.id < shot.id)
     WHERE id IN (SELECT e.shot_id FROM event e WHERE e.kind = 'WENT_LIVE' ORDER BY e.at LIMIT 5)`,
  );
  await database.rows(
    `UPDATE colourway SET sku_id = (SELECT id FROM sku ORDER BY id DESC LIMIT 1), code = 'MOVED-' || left(id::text, 8)
     WHERE id IN (SELECT s.colourway_id FROM event e JOIN shot s ON s.id = e.shot_id WHERE e.kind = 'WENT_LIVE' ORDER BY e.at DESC LIMIT 5)`,
  );
  expect(await exactDifferences()).toEqual([]);
  await foldAll();
  expect([await differences(), await exactDifferences()]).toEqual([[], []]);
});

it('loses nothing when two fold at once while facts come in', async () => {
  const history = historyOfChance(new Chance(2033), catalogue);
  const more = history.events.map((event) => ({ ...factOf(event, catalogue), id: undefined }));
  const pieces = Array.from({ length: 6 }, (_, i) => more.filter((_, k) => k % 6 === i));
  await Promise.all([...pieces.map((piece) => fresh.database.transaction((tx) => appendFacts(tx, piece as never))), foldAll(), foldAll()]);
  await foldAll();
  expect(await differences()).toEqual([]);
});

it('is made again from nothing, and begun anew when the house moves to another zone', async () => {
  await forget(fresh.database);
  await foldAll();
  expect(await differences()).toEqual([]);
  await foldAll('America/New_York');
  windows = windows.map(({ from, to }) => ({
    from: DateTime.fromJSDate(from, { zone: 'America/New_York' }).startOf('day').toJSDate(),
    to: DateTime.fromJSDate(to, { zone: 'America/New_York' }).startOf('day').toJSDate(),
  }));
  expect(await differences('America/New_York')).toEqual([]);
});

it('answers from no cells while everything is folded anew, and exactly all the while', async () => {
  const { database } = fresh;
  const [from, to] = [windows[0].from, windows[0].to].map((at) => DateTime.fromJSDate(at, { zone: ZONE }).startOf('day').toJSDate());
  const ask: Ask = { from, to, timeZone: ZONE, groupBy: ['VENDOR'], houseCalendar: HOUSE_CALENDAR };
  const sources = (): Promise<unknown[]> =>
    Promise.all(
      [true, false].map((isExact) => database.transaction(async (tx) => (await sourceOf(tx, ask, SUMMED as FigureName[], isExact)).source)),
    );
  expect(await fold(database, ZONE, 5)).toBeGreaterThan(0);
  expect(await rollupState(database)).toMatchObject({ timeZone: ZONE, isWhole: false });
  expect(await sources()).toEqual(['EVENTS', 'EVENTS']);
  expect(await exactDifferences()).toEqual([]);
  await foldAll();
  expect(await rollupState(database)).toMatchObject({ timeZone: ZONE, isWhole: true });
  expect(await sources()).toEqual([true, false].map((isExact) => ({ reading: readingOf(ask, ZONE), isExact })));
  await database.rows('INSERT INTO rollup_stale (shot_id) SELECT id FROM shot LIMIT 1'); // what changes later waits for its turn, and the cells are whole
  expect(await sources()).toEqual(['SHOTS', { reading: readingOf(ask, ZONE), isExact: false }]);
  await foldAll();
});

it('does not answer what it cannot: other zones, parts of days, no whole month, days, collections, two further dimensions, channels', () => {
  const may = {
    from: new Date('2024-04-30T22:00:00Z'),
    to: new Date('2024-05-31T22:00:00Z'),
    timeZone: ZONE,
    houseCalendar: HOUSE_CALENDAR,
    groupBy: ['VENDOR'] as Dimension[],
  };
  expect(readingOf(may, ZONE)).toMatchObject({ wholeFrom: may.from, wholeTo: may.to, dimension: '' });
  const withDays = { ...may, from: new Date('2024-04-27T22:00:00Z'), to: new Date('2024-06-03T22:00:00Z') };
  expect(readingOf(withDays, ZONE)).toMatchObject({ wholeFrom: may.from, wholeTo: may.to });
  expect(readingOf(may, 'UTC')).toBeNull();
  expect(readingOf(may, null)).toBeNull();
  expect(readingOf({ ...may, to: new Date('2024-05-31T21:59:00Z') }, ZONE)).toBeNull();
  expect(readingOf({ ...may, from: new Date('2024-05-01T22:00:00Z') }, ZONE)).toBeNull();
  for (const groupBy of [['TIER', 'METAL'], ['CHANNEL'], ['ORIGIN'], ['DAY'], ['WEEK'], ['COLLECTION']] as Dimension[][])
    expect(readingOf({ ...may, groupBy }, ZONE)).toBeNull();
});

it('knows the figures that add up, and that which is kept of each shot alone', () => {
  expect([...SUMMED].sort()).toEqual(
    [
      ...['costPerImage', 'firstTimeApprovalRate', 'leadTime', 'leadTimeToFirstSubmission', 'onTimeRate', 'qcPassRate', 'rejectionRate'],
      ...['revisionRounds', 'shootToLive', 'turnaround', 'fileSize'],
      ...['boardMatchRate', 'edgeArtefacts', 'hoursPerBatchItem', 'hoursPerHeroShot', 'issuePareto'],
    ].sort(),
  );
  expect(FIGURES.filter((name) => !SUMMED.includes(name))).toEqual(['colourVariance']);
});

it('does not read what another version has folded, which keeps other things, and folds anew', async () => {
  await fresh.database.rows(`UPDATE rollup_state SET kept = array_remove(kept, 'fileSize')`);
  expect(await rollupState(fresh.database)).toMatchObject({ timeZone: null, beyondCells: 'EVENTS' });
  expect(await fold(fresh.database, ZONE)).toBeGreaterThan(0);
  await foldAll();
  expect(await rollupState(fresh.database)).toMatchObject({ timeZone: ZONE, beyondCells: 'SHOTS' });
});

it('makes no cells of what does not add up', async () => {
  const [found] = await fresh.database.rows<{ facts: string; cells: string }>(
    `SELECT (SELECT count(*) FROM rollup_fact WHERE kpi = 'colourVariance') AS facts, (SELECT count(*) FROM rollup_cell WHERE kpi = 'colourVariance') AS cells`,
  );
  expect(Number(found.facts)).toBeGreaterThan(0);
  expect(Number(found.cells)).toBe(0);
});
