import { Client } from 'pg';
import type { Ask } from '../../src/kpi/Kpi';
import { computeScorecard, type Source } from '../../src/scorecard/computeScorecard';
import type { FigureName } from '../../src/scorecard/kpis';
import { fold } from '../../src/scorecard/rollups/fold';
import { readingOf } from '../../src/scorecard/rollups/serve';
import type { Database, Sql, Transaction } from '../../src/store/database';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { interleaved } from './interleaved';
import type { Bench, Row } from './Row';
import { CATALOGUE, HISTORY, PLAIN_COST, PLAIN_REPORT, PLAIN_ROUNDS, shotsFor } from './scorecardHistory';

const ZONE = 'UTC';
const THREE_YEARS = { from: new Date('2022-01-01T00:00:00Z'), to: new Date('2025-01-01T00:00:00Z') };
const ONE_MONTH = { from: new Date('2023-05-01T00:00:00Z'), to: new Date('2023-06-01T00:00:00Z') };
const REPORT: FigureName[] = ['turnaround', 'leadTime', 'revisionRounds', 'firstTimeApprovalRate', 'costPerImage'];
const REPEATS = 3;

/** Three years of production of twenty vendors, asked for from the events, from the rollups, and in plain SQL as an analyst would write it. */
export const scorecard: Bench = async ({ newDatabase, say, events }) => {
  const found: Row[][] = [];
  for (const count of events) {
    say(`scorecard: a history of ${count} events`);
    const client = new Client({ connectionString: await newDatabase(), options: '-c TimeZone=UTC' });
    await client.connect();
    try {
      found.push(await figuresOf(client, count, say));
    } finally {
      await client.end();
    }
  }
  return [...found.flatMap((rows, i) => rows.map((row) => ({ ...row, what: `${told(events[i])}: ${row.what}` }))), ...grown(found, events)];
};

const told = (events: number): string => `${events.toExponential().replace('+', '')} events`;

/** What each question costs over the longest history beside the shortest. */
function grown(found: Row[][], events: readonly number[]): Row[] {
  const last = events.length - 1;
  if (last < 1) return [];
  const questions = found[last].slice(1); // after writing
  return questions.map((row, i) => ({
    ...row,
    what: `${told(events[last])}: ${row.what}`,
    floor: found[0][i + 1].ours,
    floorIs: `ours over ${told(events[0])}`,
  }));
}

async function figuresOf(client: Client, count: number, say: (line: string) => void): Promise<Row[]> {
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
  const overShots = (figures: FigureName[], asked: Ask) => () => compute(figures, asked, 'SHOTS');
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
  const line = async (what: string, floorIs: string, floor: () => Promise<Wall>, one: () => Promise<Wall>): Promise<Row> => {
    const found = await interleaved(REPEATS, { floor, ours: one });
    return { what, unit: 's', ours: found.ours.wall, floor: found.floor.wall, floorIs };
  };
  const analyst = 'the same in plain SQL over the events';
  return [
    ...ingest,
    await line('report by vendor and month, exact', analyst, plain(PLAIN_REPORT, THREE_YEARS), ours(REPORT, report, true)),
    await line('report by vendor and month, rolled up', analyst, plain(PLAIN_REPORT, THREE_YEARS), ours(REPORT, report, false)),
    await line(
      'report by vendor and month, exact while changes wait',
      analyst,
      plain(PLAIN_REPORT, THREE_YEARS),
      overShots(REPORT, report),
    ),
    await line('turnaround of a month by vendor, exact', 'an index counts its exports', lookup, ours(['turnaround'], month, true)),
    await line('turnaround of a month by vendor, rolled up', 'an index counts its exports', lookup, ours(['turnaround'], month, false)),
    await line(
      'turnaround of a month by vendor, exact while changes wait',
      'an index counts its exports',
      lookup,
      overShots(['turnaround'], month),
    ),
    await line('rounds by SKU, exact', analyst, plain(PLAIN_ROUNDS, THREE_YEARS), ours(['roundsBySku'], ask(THREE_YEARS, []), true)),
    await line('cost by tier, exact', analyst, plain(PLAIN_COST, THREE_YEARS), ours(['costPerImage'], ask(THREE_YEARS, []), true)),
    await line('cost by tier, rolled up', analyst, plain(PLAIN_COST, THREE_YEARS), ours(['costPerImage'], ask(THREE_YEARS, []), false)),
  ];
}

/** Half of the history without, half with marks for the rollups and their fold. */
async function written(client: Client, database: Database, count: number): Promise<Row[]> {
  const shots = shotsFor(count);
  for (const statement of CATALOGUE) await client.query(statement, statement.includes('$1') ? [shots] : []);
  const half = Math.floor(shots / 2);
  await client.query('ALTER TABLE event DISABLE TRIGGER events_make_stale');
  const without = await timed(() => client.query(HISTORY, [0, half]));
  await client.query('ALTER TABLE event ENABLE TRIGGER events_make_stale');
  await client.query('UPDATE rollup_state SET time_zone = $1', [ZONE]);
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
