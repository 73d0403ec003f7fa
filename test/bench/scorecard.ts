import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import type { Ask } from '../../src/kpi/Kpi';
import { ERROR_BOUND } from '../../src/kpi/rolled';
import { computeScorecard } from '../../src/scorecard/computeScorecard';
import { type FigureName, isFigure } from '../../src/scorecard/kpis';
import { fold } from '../../src/scorecard/rollups/fold';
import { KEPT } from '../../src/scorecard/rollups/rolledFigures';
import { readingOf, type Source } from '../../src/scorecard/rollups/serve';
import type { Database, Sql, Transaction } from '../../src/store/database';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { interleaved } from './interleaved';
import type { Bench, Row } from './Row';
import { CATALOGUE, HISTORY, PLAIN_COST, PLAIN_REPORT, PLAIN_ROUNDS, shotsFor, TRADE } from './scorecardHistory';

const ZONE = 'UTC';
const THREE_YEARS = { from: new Date('2022-01-01T00:00:00Z'), to: new Date('2025-01-01T00:00:00Z') };
const ONE_MONTH = { from: new Date('2023-05-01T00:00:00Z'), to: new Date('2023-06-01T00:00:00Z') };
const REPORT: FigureName[] = ['turnaround', 'leadTime', 'revisionRounds', 'firstTimeApprovalRate', 'costPerImage'];
/** Every figure that the document asks for. */
const DOCUMENT = [...readFileSync('schema/operations/Scorecard.graphql', 'utf8').matchAll(/^ {6}(\w+)/gm)]
  .map(([, name]) => name)
  .filter(isFigure);
if (DOCUMENT.length === 0) throw new Error('no figures were found in Scorecard.graphql');
const REPEATS = 3;
/** Shots whose changes wait, and all others of their SKUs: a worker folds every five seconds; a half is what an import leaves. */
const SOME = 'LIMIT 300';
const HALF = 'ORDER BY md5(id::text) LIMIT (SELECT count(*) / 2 FROM shot)';

/** A question's row grows with the history in its own way; others are no questions. */
type Asked = Row & { isQuestion?: true };
type Found = Record<'count', number> & Record<'rows', Asked[]>;

/** Three years of production of twenty vendors, asked for from the events, from the rollups, and in plain SQL as an analyst would write it. */
export const scorecard: Bench = async ({ newDatabase, say, events }) => {
  const found: Found[] = [];
  for (const count of [...events].sort((a, b) => a - b)) {
    say(`scorecard: a history of ${count} events`);
    const client = new Client({ connectionString: await newDatabase(), options: '-c TimeZone=UTC' });
    await client.connect();
    try {
      found.push({ count, rows: await figuresOf(client, count, say) });
    } finally {
      await client.end();
    }
  }
  const told = found.flatMap(({ count, rows }) => rows.map((row) => ({ ...row, what: `${named(count)}: ${row.what}` })));
  return [...told, ...grown(found)];
};

const named = (events: number): string => `${events.toExponential().replace('+', '')} events`;

/** What each question costs over the longest history beside the shortest. */
function grown(found: Found[]): Row[] {
  const [shortest, longest] = [found[0], found[found.length - 1]];
  if (shortest === longest) return [];
  return longest.rows.flatMap((row) => {
    const floor = shortest.rows.find(({ what }) => what === row.what)?.ours ?? null;
    return row.isQuestion ? [{ ...row, what: `growth: ${row.what}`, floor, floorIs: `ours over ${named(shortest.count)}` }] : [];
  });
}

async function figuresOf(client: Client, count: number, say: (line: string) => void): Promise<Asked[]> {
  const database = asDatabase(client);
  const ingest = await written(client, database, count);
  await client.query('VACUUM ANALYZE');
  say(`scorecard: ${REPEATS} × each question`);
  const ask = (window: typeof ONE_MONTH, groupBy: Ask['groupBy']): Ask => ({
    ...window,
    timeZone: ZONE,
    groupBy,
    houseCalendar: HOUSE_CALENDAR,
  });
  const compute = (figures: FigureName[], asked: Ask, source: Source): Promise<Wall> =>
    timed(() => computeScorecard(database, asked, figures, source));
  const ours = (figures: FigureName[], asked: Ask, isExact: boolean) => () => {
    const reading = readingOf(asked, ZONE);
    return compute(figures, asked, reading ? { reading, isExact } : 'SHOTS');
  };
  const waiting = (figures: FigureName[], asked: Ask, shots: string) => async () => {
    await client.query(`INSERT INTO rollup_stale (shot_id) SELECT id FROM shot ${shots}`);
    const wall = await compute(figures, asked, 'SHOTS');
    await client.query('DELETE FROM rollup_stale');
    return wall;
  };
  const plain =
    (statement: string, { from, to }: typeof ONE_MONTH) =>
    () =>
      timed(() => client.query(statement, [from, to]));
  const report = ask(THREE_YEARS, ['VENDOR', 'MONTH']);
  const month = ask(ONE_MONTH, ['VENDOR']);
  const lookup = () =>
    timed(() =>
      client.query('SELECT count(*) FROM event WHERE kind = $1 AND at >= $2 AND at < $3', ['EXPORTED', ONE_MONTH.from, ONE_MONTH.to]),
    );
  const line = async (what: string, floorIs: string, floor: () => Promise<Wall>, one: () => Promise<Wall>): Promise<Asked> => {
    const found = await interleaved(REPEATS, { floor, ours: one });
    return { what, unit: 's', ours: found.ours.wall, floor: found.floor.wall, floorIs, isQuestion: true };
  };
  const analyst = 'one pass of plain SQL over the events';
  const fiveOfIt = `${analyst}, for five figures of it`;
  return [
    ...ingest,
    await line('report by vendor and month, exact', analyst, plain(PLAIN_REPORT, THREE_YEARS), ours(REPORT, report, true)),
    await line('report by vendor and month, rolled up', analyst, plain(PLAIN_REPORT, THREE_YEARS), ours(REPORT, report, false)),
    await line(
      'report by vendor and month, exact, while changes of 300 shots, and of the others of their SKUs, wait',
      analyst,
      plain(PLAIN_REPORT, THREE_YEARS),
      waiting(REPORT, report, SOME),
    ),
    await line(
      'report by vendor and month, exact, while changes of half of all shots, and of the others of their SKUs, wait',
      analyst,
      plain(PLAIN_REPORT, THREE_YEARS),
      waiting(REPORT, report, HALF),
    ),
    await line('turnaround of a month by twenty vendors, exact', 'an index counts its exports', lookup, ours(['turnaround'], month, true)),
    await line(
      'turnaround of a month by twenty vendors, rolled up',
      'an index counts its exports',
      lookup,
      ours(['turnaround'], month, false),
    ),
    await line(
      'turnaround of a month by twenty vendors, exact, while changes of 300 shots, and of the others of their SKUs, wait',
      'an index counts its exports',
      lookup,
      waiting(['turnaround'], month, SOME),
    ),
    await line('rounds by SKU, exact', analyst, plain(PLAIN_ROUNDS, THREE_YEARS), ours(['roundsBySku'], ask(THREE_YEARS, []), true)),
    await line('rounds by SKU, rolled up', analyst, plain(PLAIN_ROUNDS, THREE_YEARS), ours(['roundsBySku'], ask(THREE_YEARS, []), false)),
    await line('cost by tier, exact', analyst, plain(PLAIN_COST, THREE_YEARS), ours(['costPerImage'], ask(THREE_YEARS, []), true)),
    await line('cost by tier, rolled up', analyst, plain(PLAIN_COST, THREE_YEARS), ours(['costPerImage'], ask(THREE_YEARS, []), false)),
    await line(
      'the whole Scorecard document by vendor and month, exact',
      fiveOfIt,
      plain(PLAIN_REPORT, THREE_YEARS),
      ours(DOCUMENT, report, true),
    ),
    await line(
      'the whole Scorecard document by vendor and month, rolled up',
      fiveOfIt,
      plain(PLAIN_REPORT, THREE_YEARS),
      ours(DOCUMENT, report, false),
    ),
    await worstPercentile(database, report),
  ];
}

/** Of all groups and both percentiles. */
async function worstPercentile(database: Database, asked: Ask): Promise<Row> {
  const reading = readingOf(asked, ZONE);
  if (!reading) throw new Error('rollups do not serve the report');
  const [right, told] = await Promise.all(
    [true, false].map((isExact) => computeScorecard(database, asked, ['turnaround'], { reading, isExact })),
  );
  const errors = right.flatMap(({ turnaround }, i) =>
    (['p50', 'p90'] as const).map((name) => Math.abs((told[i].turnaround[name] ?? 0) / (turnaround[name] ?? 1) - 1)),
  );
  return {
    what: 'report rolled up: largest error of a percentile',
    unit: '%',
    ours: 100 * Math.max(...errors),
    floor: 100 * ERROR_BOUND,
    floorIs: 'the bound that is told',
  };
}

/** Half of the history without, half with marks for the rollups and their fold. */
async function written(client: Client, database: Database, count: number): Promise<Row[]> {
  const shots = shotsFor(count);
  for (const statement of CATALOGUE) await client.query(statement, statement.includes('$1') ? [shots] : []);
  await client.query(TRADE);
  const half = Math.floor(shots / 2);
  await client.query('ALTER TABLE event DISABLE TRIGGER events_make_stale');
  const without = await timed(() => client.query(HISTORY, [0, half]));
  await client.query('ALTER TABLE event ENABLE TRIGGER events_make_stale');
  await client.query('UPDATE rollup_state SET time_zone = $1, kept = $2', [ZONE, KEPT]);
  const marked = await timed(() => client.query(HISTORY, [half, shots]));
  const folded = await timed(() => foldAll(database));
  await client.query('INSERT INTO rollup_stale (shot_id) SELECT id FROM shot WHERE right(reference, 8)::integer < $1', [half]);
  await foldAll(database);
  return [
    {
      what: 'writing half of them, and folding it in',
      unit: 's',
      ours: marked.wall + folded.wall,
      floor: without.wall,
      floorIs: 'the other half, without rollups',
    },
  ];
}

async function foldAll(database: Database): Promise<void> {
  while ((await fold(database, ZONE)) > 0);
}

type Wall = Record<'wall', number>;

async function timed(work: () => Promise<unknown>): Promise<Wall> {
  const begun = performance.now();
  await work();
  return { wall: (performance.now() - begun) / 1000 };
}

/** One connection without Loupe's limits on time: a floor may take long. */
function asDatabase(client: Client): Database {
  const rows: Sql['rows'] = async <Found>(sql: string, params: readonly unknown[] = []) =>
    (await client.query(sql, [...params])).rows as Found[];
  const transaction = async <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    await client.query('BEGIN');
    const result = await work({ rows } as Transaction);
    await client.query('COMMIT');
    return result;
  };
  return { rows, transaction } as Database;
}
