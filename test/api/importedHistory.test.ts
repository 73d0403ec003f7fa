import { DateTime } from 'luxon';
import { type HistoryEvent, historyOf } from '../../src/kpi/history';
import type { Dimension } from '../../src/kpi/Kpi';
import { ERROR_BOUND } from '../../src/kpi/rolled';
import { fold } from '../../src/scorecard/rollups/fold';
import { documentOf } from '../demo/documents';
import { imported } from '../imports/importing';
import { told } from '../imports/told';
import { Chance } from '../kpi/Chance';
import { type Catalogue, collectionsOfChance } from '../kpi/collectionsOfChance';
import { colourDifference } from '../kpi/colourDifference';
import { differenceOf } from '../kpi/differenceOf';
import { historyOfChance, type WindowedHistory } from '../kpi/historyOfChance';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { loupe } from '../support/loupe';
import { undone } from '../support/undone';
import { figuresOf } from './figuresOf';
import { rightRows } from './rightRows';

/** A house's own files, brought in by the importer and asked for by the document that analysts use: every field as the oracles say. */
const house = loupe();
const SEEDS = [2103, 2108, 2111, 2101, 2104, 2105]; // windows about nights of summer time in Paris and New York, and the leap day
/** As analysts send it, and asking for what stands beside means as well. */
const DOCUMENT = documentOf('Scorecard').replace(/(costPerImage|hoursPer\w+|edgeArtefacts|colourVariance) \{/g, '$& deviation');
const ZONES = ['Europe/Paris', 'America/New_York'];
const GROUPINGS: Dimension[][] = [
  ...([[], ['VENDOR'], ['PRODUCTION_MODEL'], ['TIER'], ['COLLECTION'], ['METAL'], ['VIEW'], ['CHANNEL']] satisfies Dimension[][]),
  ...([
    ['DAY'],
    ['WEEK'],
    ['MONTH'],
    ['ORIGIN'],
    ['VENDOR', 'MONTH'],
    ['DAY', 'CHANNEL'],
    ['METAL', 'TIER', 'WEEK'],
  ] satisfies Dimension[][]),
];

let catalogue: Catalogue;
let worlds: WindowedHistory[];
let events: HistoryEvent[];
let analyst: string;

beforeAll(async () => {
  catalogue = await undone(house.database, (tx) => collectionsOfChance(tx, new Chance(3), 12));
  const lives = SEEDS.map((seed) => ({ ...historyOfChance(new Chance(seed), catalogue), seed }));
  worlds = lives.map((life) => ({ ...life, events: life.events.map((event) => ({ ...event, id: `${event.id}-${life.seed}` })) }));
  events = worlds.flatMap((world) => world.events);
  analyst = await house.key({ role: 'ANALYST' });
  const files = told(catalogue, events, new Chance(11));
  for (const [kind, text] of [
    ['VENDORS', files.vendors],
    ['CATALOGUE', files.catalogue],
    ['EVENTS', files.events],
  ] as const)
    expect((await imported(house, kind, text)).faults).toEqual([]);
});

it('asks how far they lie apart of every mean that has it', () => {
  expect([...figuresOf(DOCUMENT)].filter(([, fields]) => fields.includes('deviation')).map(([name]) => name)).toEqual([
    ...['costPerImage', 'hoursPerHeroShot', 'hoursPerBatchItem', 'edgeArtefacts', 'colourVariance'],
  ]);
});

it('brought in every event, once', async () => {
  const again = told(catalogue, events, new Chance(12));
  expect(await imported(house, 'EVENTS', again.events)).toMatchObject({ faults: [], added: 0, unchanged: events.length });
  expect(await house.database.rows('SELECT count(*)::int AS n FROM event')).toEqual([{ n: events.length }]);
});

const BY = GROUPINGS.map((groupBy) => [groupBy.join(', ') || 'nothing', groupBy] as const);

it.each(BY)('from the events: grouped by %s, all is right', async (_, groupBy) => {
  expect(await differences(windows(), groupBy, true)).toEqual([]);
});

describe('once all is folded in', () => {
  beforeAll(async () => {
    while ((await fold(house.database, 'Europe/Paris')) > 0);
  });

  it.each(BY)('from what is kept of each shot: grouped by %s, all is right', async (_, groupBy) => {
    expect(await differences(windows().slice(0, 3), groupBy, true)).toEqual([]);
  });

  it.each(BY)('over whole months, exactly and from rollups alone: grouped by %s, all is right', async (_, groupBy) => {
    expect(await differences(wholeMonths(), groupBy, true)).toEqual([]);
    expect(await differences(wholeMonths(), groupBy, false)).toEqual([]);
    expect(await isExact(wholeMonths()[0], groupBy, false)).toBe(!SERVED.has(groupBy.join()));
  });

  it.each(BY)('while changes of some shots wait: grouped by %s, all is right', async (_, groupBy) => {
    await house.database.rows('INSERT INTO rollup_stale (shot_id) SELECT id FROM shot ORDER BY id LIMIT 5');
    expect(await differences(wholeMonths().slice(0, 1), groupBy, true)).toEqual([]);
  });
});

/** Groupings that rollups can answer. */
const SERVED = new Set(['', 'VENDOR', 'PRODUCTION_MODEL', 'TIER', 'METAL', 'VIEW', 'MONTH', 'VENDOR,MONTH']);

async function isExact(window: Window, groupBy: readonly Dimension[], exact: boolean): Promise<boolean> {
  const { data } = await house.ask(analyst, documentOf('Scorecard'), { ...window, groupBy, exact });
  return data.scorecard.exact as boolean;
}

interface Window {
  from: Date;
  to: Date;
  timeZone: string;
}

const windows = (): Window[] => worlds.map(({ from, to }, i) => ({ from, to, timeZone: ZONES[i % ZONES.length] }));

/** With some days before and after, of which the cells of months know nothing. */
function wholeMonths(): Window[] {
  return worlds.slice(0, 2).map(({ from, to }, i) => {
    const [begin, end] = [from, to].map((at) => DateTime.fromJSDate(at, { zone: 'Europe/Paris' }).startOf('month'));
    return { from: begin.minus({ days: i }).toJSDate(), to: end.plus({ months: 1, days: 2 * i }).toJSDate(), timeZone: 'Europe/Paris' };
  });
}

/** Where the document's answer is not what the oracles say; percentiles of what rollups alone answer are looked at apart. */
async function differences(asked: readonly Window[], groupBy: readonly Dimension[], exact: boolean): Promise<string[]> {
  const history = historyOf({ ...catalogue, events, colourDifference });
  const found: string[] = [];
  let rows = 0;
  for (const window of asked) {
    const { data, errors } = await house.ask(analyst, DOCUMENT, { ...window, groupBy, exact });
    expect(errors).toBeUndefined();
    const right = rightRows(history, { ...window, groupBy, houseCalendar: HOUSE_CALENDAR }, figuresOf(DOCUMENT));
    const told = data.scorecard.exact ? data.scorecard.rows : withinBound(data.scorecard.rows, right);
    found.push(...[differenceOf(told, right, 'rows') ?? []].flat());
    rows += right.length;
  }
  expect(rows).toBeGreaterThan(0);
  return found;
}

/** The rows with the right percentile in the place of each that is within the bound of it. */
function withinBound(told: unknown, right: unknown): unknown {
  if (Array.isArray(told) && Array.isArray(right)) return told.map((each, i) => withinBound(each, right[i]));
  if (typeof told !== 'object' || told === null || typeof right !== 'object' || right === null) return told;
  return Object.fromEntries(
    Object.entries(told).map(([name, value]: [string, unknown]) => {
      const exact = (right as Record<string, unknown>)[name];
      const isNear = (name === 'p50' || name === 'p90') && typeof value === 'number' && typeof exact === 'number' && isWithin(value, exact);
      return [name, isNear ? exact : withinBound(value, exact)];
    }),
  );
}

const isWithin = (told: number, right: number): boolean => Math.abs(told - right) <= ERROR_BOUND * Math.abs(right) + 1e-9;

/** What a history must hold, or it shows nothing of these corners. */
const CORNERS: readonly (readonly [corner: string, isThere: () => boolean])[] = [
  ['the hour that a summer night in Paris leaves out', () => within('2024-03-31T00:00:00Z', '2024-03-31T02:00:00Z')],
  ['the hour that a winter night in Paris has twice', () => within('2024-10-27T00:00:00Z', '2024-10-27T02:00:00Z')],
  ['the leap day', () => within('2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z')],
  ['an event at the very border of a window', () => worlds.some(({ from, to }) => [from, to].every((edge) => within(edge, edge)))],
  ['a shot reopened after its approval', () => shotsWith(({ kind, verdict }) => kind === 'REVIEWED' && verdict === 'APPROVED')],
  ['a shot of two sources', () => shotsWith(({ kind }) => kind === 'SOURCE_RECEIVED')],
  ['a round for a new request', () => events.some(({ verdict, cause }) => verdict === 'CHANGES_REQUESTED' && cause === 'NEW_REQUEST')],
  ['a cause told anew', () => events.some(({ kind }) => kind === 'RECLASSIFIED')],
  [
    'a shot with two currencies',
    () =>
      shotsWith(
        ({ kind, currency }) => kind === 'COST_BOOKED' && currency === 'EUR',
        ({ currency }) => currency === 'USD',
      ),
  ],
  ['a sale of nothing', () => events.some(({ kind, units }) => kind === 'SOLD' && units === 0)],
  ['a return, in a world in which nobody bought the piece', () => worlds.some(({ events: all }) => all.some((one) => isUnsold(one, all)))],
  ['a shot that is never decided', () => [...catalogue.shots.keys()].some((shot) => isUndecided(shot))],
];

it.each(CORNERS)('the history has %s', (_, isThere) => {
  expect(isThere()).toBe(true);
});

function within(from: string | Date, to: string | Date): boolean {
  const [first, last] = [from, to].map((edge) => new Date(edge).getTime() * 1000);
  return events.some(({ at }) => at >= first && at <= last);
}

/** A shot of one world with two such events, or with one of each of two kinds. */
function shotsWith(one: (event: HistoryEvent) => boolean, other = one): boolean {
  return worlds.some((world) =>
    world.events.some((event) => one(event) && world.events.some((next) => next !== event && next.shot === event.shot && other(next))),
  );
}

function isUnsold(one: HistoryEvent, all: readonly HistoryEvent[]): boolean {
  return one.kind === 'RETURNED' && !all.some(({ kind, sku }) => kind === 'SOLD' && sku === one.sku);
}

function isUndecided(shot: string): boolean {
  return worlds.some(({ events: all }) => {
    const kinds = all.filter((event) => event.shot === shot).map(({ kind }) => kind);
    return kinds.includes('SUBMITTED') && !kinds.includes('REVIEWED') && !kinds.includes('VETOED');
  });
}
