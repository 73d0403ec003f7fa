import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type History, historyOf } from '../../src/kpi/history';
import type { Dimension } from '../../src/kpi/Kpi';
import { wilson, wilsonOfRatio } from '../../src/kpi/wilson';
import { type FigureName, isFigure, KPIS } from '../../src/scorecard/kpis';
import { appendFacts } from '../../src/store/events';
import { documentOf } from '../demo/documents';
import { Chance } from '../kpi/Chance';
import { type Catalogue, collectionsOfChance } from '../kpi/collectionsOfChance';
import { colourDifference } from '../kpi/colourDifference';
import { differenceOf } from '../kpi/differenceOf';
import { factOf } from '../kpi/factOf';
import { historyOfChance } from '../kpi/historyOfChance';
import { loupe } from '../support/loupe';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { statementsOf } from '../support/statementsOf';
import { figuresOf } from './figuresOf';
import { rightRows } from './rightRows';

const EVERY_FIGURE = readFileSync(join(__dirname, '../../../test/api/everyFigure.graphql'), 'utf8');
const SEEDS = [7, 8, 9];
const GROUPINGS: Dimension[][] = [
  ...([[], ['VENDOR'], ['PRODUCTION_MODEL', 'MONTH'], ['CHANNEL'], ['ORIGIN'], ['WEEK', 'TIER'], ['DAY']] satisfies Dimension[][]),
  ...([
    ['METAL', 'VIEW'],
    ['COLLECTION', 'VENDOR', 'MONTH'],
    ['CHANNEL', 'MONTH'],
    ['ORIGIN', 'VENDOR'],
  ] satisfies Dimension[][]),
];

const house = loupe();
let analyst: string;

beforeAll(async () => {
  analyst = await house.key({ role: 'ANALYST' });
});

describe.each([
  ['Scorecard', documentOf('Scorecard')],
  ['EveryFigure', EVERY_FIGURE],
])('the document %s', (_, document) => {
  it.each(GROUPINGS.map((groupBy) => [groupBy.join(', ') || 'nothing', groupBy] as const))(
    'grouped by %s, answers as the oracles do',
    async (_name, groupBy) => {
      for (const { history, from, to } of await worlds()) {
        const asked = { from, to, groupBy, timeZone: 'Europe/Paris' };
        const { data, errors } = await house.ask(analyst, document, asked);
        const ask = { ...asked, houseCalendar: HOUSE_CALENDAR };
        expect(errors).toBeUndefined();
        expect(differenceOf(data.scorecard.rows, rightRows(history, ask, figuresOf(document)), 'rows')).toBeNull();
      }
    },
  );
});

it('is asked for every figure there is by these two documents', () => {
  const asked = [documentOf('Scorecard'), EVERY_FIGURE].flatMap((document) => [...figuresOf(document).keys()]);
  expect(Object.keys(KPIS).filter((name) => !asked.includes(name as FigureName))).toEqual([]);
});

it('describes every figure by its sentence', async () => {
  const { data } = await house.ask(analyst, '{ __type(name: "ScorecardRow") { fields { name description } } }');
  const told = (data.__type.fields as { name: string; description: string }[]).filter(({ name }) => isFigure(name));
  expect(told.map(({ name, description }) => [name, description])).toEqual(
    told.map(({ name }) => [name, KPIS[name as FigureName].kpi.sentence]),
  );
  expect(told).toHaveLength(Object.keys(KPIS).length);
});

it('tells between which a share lies, and nothing where nothing was counted', async () => {
  const ask = async (from: string) => {
    const document =
      '{ scorecard(from: "' +
      from +
      '", to: "2200-01-01T00:00:00Z") { rows { qcPassRate { n value interval { low high } } onTimeRate { interval { low } } returnRate { n value interval { low high } } returnRateAroundLaunch { n value side interval { low high } } machineAgreement { both machineOnly personOnly precision recall precisionInterval { low high } recallInterval { low high } } } } }';
    return (await house.ask(analyst, document)).data.scorecard.rows[0];
  };
  const { qcPassRate, onTimeRate, returnRate, returnRateAroundLaunch, machineAgreement } = await ask('2010-01-01T00:00:00Z');
  expect(returnRate.interval).toEqual(wilsonOfRatio(returnRate));
  expect(qcPassRate.interval).toEqual(wilson(qcPassRate));
  expect(onTimeRate.interval.low).toBeGreaterThan(0);
  for (const each of returnRateAroundLaunch) expect(each.interval).toEqual(wilsonOfRatio(each));
  expect(machineAgreement.length).toBeGreaterThan(0);
  for (const { both, machineOnly, personOnly, precision, recall, precisionInterval, recallInterval } of machineAgreement) {
    expect(precisionInterval).toEqual(wilson({ n: both + machineOnly, value: precision }));
    expect(recallInterval).toEqual(wilson({ n: both + personOnly, value: recall }));
  }
  expect((await ask('2199-01-01T00:00:00Z')).qcPassRate).toEqual({ n: 0, value: null, interval: null });
});

it('answers exactly, and says so, when it might answer from rollups', async () => {
  const [{ from, to }] = await worlds();
  const { data } = await house.ask(analyst, documentOf('Scorecard'), { from, to, exact: false });
  expect(data.scorecard).toMatchObject({ exact: true, errorBound: null });
});

it.each(['REVIEWER'] as const)('is not for a %s', async (role) => {
  const { errors } = await house.ask(await house.key({ role }), documentOf('Scorecard'), {
    from: '2024-01-01T00:00:00Z',
    to: '2025-01-01T00:00:00Z',
  });
  expect(errors?.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
});

it.each(['ANALYST', 'STUDIO', 'ADMIN'] as const)('is for a %s', async (role) => {
  const { errors } = await house.ask(await house.key({ role }), documentOf('Scorecard'), {
    from: '2024-01-01T00:00:00Z',
    to: '2025-01-01T00:00:00Z',
  });
  expect(errors).toBeUndefined();
});

it('computes what is selected and nothing else, by one statement each, under whatever alias', async () => {
  const window = 'from: "2024-01-01T00:00:00Z", to: "2025-01-01T00:00:00Z"';
  const read = async (selection: string): Promise<number> => {
    const sent = await statementsOf(house.database, () => house.ask(analyst, `{ scorecard(${window}) { rows { ${selection} } } }`));
    return sent.filter((statement) => /\bevent\b/.test(statement)).length;
  };
  expect(await read('key { value }')).toBe(0);
  expect(await read('turnaround { n }')).toBe(1);
  expect(await read('a: turnaround { n } b: turnaround { p50 } costPerImage { n } ... on ScorecardRow { leadTime { n } }')).toBe(3);
  expect(await read('turnaround @skip(if: true) { n } pageLoad { n }')).toBe(1);
});

describe('refuses', () => {
  const year = { from: '2024-01-01T00:00:00Z', to: '2025-01-01T00:00:00Z' };
  it.each([
    ['a window that ends before it begins', { from: year.to, to: year.from }, /"from" is 2025.*expected a "to" after "from"/],
    ['one of no length', { from: year.from, to: year.from }, /expected a "to" after "from"/],
    ['an instant finer than we keep a window', { ...year, from: '2024-01-01T00:00:00.000500Z' }, /"from" is told finer than a millisecond/],
    ['an instant without its offset', { ...year, from: '2024-01-01T00:00:00' }, /DateTime/],
    ['an abbreviation of two places', { ...year, timeZone: 'IST' }, /"timeZone" is "IST".*Europe\/Paris/],
    ['an unknown time zone', { ...year, timeZone: 'Europe/Atlantis' }, /"timeZone" is "Europe\/Atlantis".*Europe\/Paris/],
    ['an offset for a zone', { ...year, timeZone: '+02:00' }, /"timeZone" is "\+02:00"/],
    ['an abbreviation for a zone', { ...year, timeZone: 'cet' }, /"timeZone" is "cet"/],
    ['a dimension twice', { ...year, groupBy: ['VENDOR', 'MONTH', 'VENDOR'] }, /"groupBy" names VENDOR twice/],
    [
      '200 years by day',
      { from: '1900-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', groupBy: ['DAY'] },
      /73049 days apart; grouped by DAY.*3660/,
    ],
    ['200 years by week', { from: '1900-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', groupBy: ['WEEK'] }, /grouped by WEEK/],
    ['a thousand years', { from: '1100-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }, /expected at most 73200/],
    ['an unknown dimension', { ...year, groupBy: ['STYLE'] }, /STYLE/],
    ['a moment that is none', { ...year, from: 'yesterday' }, /from/],
  ])('%s', async (_, variables, message) => {
    const { data, errors } = await house.ask(analyst, documentOf('Scorecard'), variables);
    expect(data?.scorecard).toBeUndefined();
    expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0].message).toMatch(message);
  });
});

interface World {
  history: History;
  from: Date;
  to: Date;
}

let made: Promise<World[]> | undefined;

/** Histories that chance has written, in collections of their own but all in one database: the oracles are told of all of them. */
function worlds(): Promise<World[]> {
  made ??= house.database.transaction(async (tx) => {
    const catalogue: Catalogue = await collectionsOfChance(tx, new Chance(1), 16);
    const told = SEEDS.map((seed) => ({ ...historyOfChance(new Chance(seed), catalogue), seed }));
    const events = told.flatMap(({ events, seed }) => events.map((event) => ({ ...event, id: `${event.id}-${seed}` })));
    await appendFacts(
      tx,
      events.map((event) => factOf(event, catalogue)),
    );
    const history = historyOf({ ...catalogue, events, colourDifference });
    return told.map(({ from, to }) => ({ history, from, to }));
  });
  return made;
}
