import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { KPIS } from '../../src/scorecard/kpis';
import { CATALOGUE, ndjson, VENDORS } from '../imports/importing';
import { called, calling, type Ended } from '../support/called';
import { freshDatabase } from '../support/database';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder';

/** `npm run import` and `npm run export` as a person calls them. */
const house = freshDatabase();
const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

const run = (command: 'import' | 'export', ...args: string[]): Promise<Ended> =>
  called(command, args, { DATABASE_URL: house.url, LOUPE_DATA: folder });

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const captured = (id: string, more: object = {}): object => ({
  id,
  at: '2026-03-02T09:00:00.000001Z',
  kind: 'CAPTURED',
  shot: 'R-1/YG/HERO',
  ...more,
});

it('brings in catalogue, vendors and events, and tells what it did', async () => {
  expect(await run('import', 'catalogue', file('catalogue.csv', CATALOGUE))).toMatchObject({
    code: 0,
    out: 'Read 2: 2 added, 0 changed, 0 known already, 0 refused.\n',
  });
  expect((await run('import', 'vendors', file('vendors.csv', VENDORS))).code).toBe(0);
  const submitted = {
    id: 's',
    at: '2026-03-03T09:00:00Z',
    kind: 'SUBMITTED',
    shot: 'R-1/YG/HERO',
    round: 1,
    vendor: 'KLIPP',
    origin: 'MANUAL',
  };
  const { code, out } = await run('import', 'events', file('events.ndjson', ndjson(captured('a'), submitted)));
  expect({ code, out }).toEqual({
    code: 0,
    out: `Read 2: 2 added, 0 changed, 0 known already, 0 refused.\nFacts that break a law, taken all the same:\n  1 submitted without a hand-over to the vendor\n`,
  });
});

it('writes events out as they came in', async () => {
  const { code, out } = await run('export', 'events');
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe('{"id":"a","at":"2026-03-02T09:00:00.000001Z","kind":"CAPTURED","shot":"R-1/YG/HERO"}');
  expect((await run('import', 'events', file('again.ndjson', out))).out).toMatch(/^Read 2: 0 added, 0 changed, 2 known already/);
});

describe('the scorecard written out', () => {
  const year = ['--from', '2026-01-01', '--to', '2027-01-01'];

  it('is a line for each group, with a column for each number', async () => {
    const { code, out, err } = await run('export', 'scorecard', ...year, '--group-by', 'TIER,MONTH', '--time-zone', 'UTC');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [row, ...others] = parse<Record<string, string>>(out, { columns: true });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      TIER: '2',
      MONTH: '2026-03',
      'firstTimeApprovalRate.pending': '1',
      'turnaround.n': '0',
      'turnaround.mean': '',
    });
    expect(row).toMatchObject({ issuePareto: '[]', 'onTimeRate.services': '[]' });
  });

  it('is NDJSON in a file when asked for', async () => {
    const path = join(folder, 'scorecard.ndjson');
    expect(await run('export', 'scorecard', ...year, '--format', 'ndjson', '--output', path)).toEqual({ code: 0, out: '', err: '' });
    const rows = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toMatchObject([{ firstTimeApprovalRate: { n: 0, value: null, pending: 1 }, costPerImage: [] }]);
    expect(Object.keys(rows[0])).toEqual(Object.keys(KPIS));
  });

  it.each([
    [['--from', '2026-01-01'], /required option '--to <when>'/],
    [['--from', 'spring', '--to', '2026-01-01'], /"from" is "spring"; expected a day such as/],
    [['--from', '2026-02-30', '--to', '2026-05-01'], /"from" is "2026-02-30"/],
    [['--from', '2026-02-01T09:00:00', '--to', '2026-05-01'], /"from" is "2026-02-01T09:00:00"/],
    [['--from', '2026-02-02', '--to', '2026-02-01'], /expected a "to" after "from"/],
    [[...year, '--group-by', 'VENDOR,STYLE'], /"groupBy" is "STYLE"; expected some of VENDOR, PRODUCTION_MODEL/],
    [[...year, '--group-by', 'VENDOR,VENDOR'], /names VENDOR twice/],
    [[...year, '--time-zone', 'Mars'], /"timeZone" is "Mars"/],
    [[...year, '--format', 'xls'], /Allowed choices are csv, ndjson/],
    [[...year, '--output', '/nowhere/at/all.csv'], /"\/nowhere\/at\/all.csv" cannot be written/],
  ])('is not asked for as %j', async (args, words) => {
    const { code, out, err } = await run('export', 'scorecard', ...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(words);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

it('refuses a file with faults, tells each with its line and field, and ends badly', async () => {
  const path = file('wrong.ndjson', ndjson(captured('b'), captured('c', { shot: 'none' }), captured('d', { at: 'now' })));
  const { code, out, err } = await run('import', 'events', path);
  expect(code).toBe(1);
  expect(out).toBe('');
  const told = err.split('\n').filter((line) => line.startsWith(path));
  expect(told).toEqual([
    `${path}:2 shot: Expected a shot that exists, found "none".`,
    expect.stringContaining(`${path}:3 at: Expected an instant such as`),
  ]);
  expect(err).toMatch(/Nothing was imported\.\n$/);
  expect(await house.database.rows(`SELECT FROM event WHERE id IN ('b', 'c', 'd')`)).toEqual([]);
});

it('brings in a part when asked to, and writes the rest down as it stood', async () => {
  const wrong = [captured('f', { shot: 'none' }), captured('g', { at: 'now' })];
  const path = file('part.ndjson', ndjson(captured('e'), ...wrong, captured('h')));
  const { code, out } = await run('import', 'events', path, '--partial');
  expect({ code, out }).toEqual({
    code: 0,
    out: `Read 4: 2 added, 0 changed, 0 known already, 2 refused.\nWhat was refused stands in ${path}.rejected.\n`,
  });
  expect(readFileSync(`${path}.rejected`, 'utf8')).toBe(ndjson(...wrong));

  const [allWrong, nothing] = [file('wrong.ndjson', ndjson(...wrong)), 'Read 2: 0 added, 0 changed, 0 known already, 2 refused.'];
  expect(await run('import', 'events', allWrong, '--partial')).toMatchObject({ code: 1, out: expect.stringContaining(nothing) });

  const [header, ring] = CATALOGUE.split('\r\n');
  const bad = ring.replace('R-1', 'R-8').replace('"Ring, plain"', '"Ring,\nplain"').replace('RING', 'TIARA');
  const csv = file('part.csv', [header, ring, bad, ring.replace('R-1', 'R-9')].join('\n'));
  expect((await run('import', 'catalogue', csv, '--partial')).code).toBe(0);
  expect(readFileSync(`${csv}.rejected`, 'utf8')).toBe(`${header}\n${bad}\n`);
  expect(await house.database.rows(`SELECT code FROM sku WHERE code IN ('R-8', 'R-9')`)).toEqual([{ code: 'R-9' }]);
});

it('refuses a file that cannot be read to its end even when a part is asked for', async () => {
  const path = file('torn.csv', `${CATALOGUE.replaceAll('R-1', 'R-5')}AURORA,"SS27`);
  expect(await run('import', 'catalogue', path, '--partial')).toMatchObject({ code: 1, out: '' });
  expect(existsSync(`${path}.rejected`)).toBe(false);
  expect(await house.database.rows(`SELECT FROM sku WHERE code = 'R-5'`)).toEqual([]);
});

it.each([
  [['events', '/nowhere/at/all'], /Expected a file, found none/],
  [['sales', 'x'], /Allowed choices are catalogue, vendors, rates, events/],
  [[], /missing required argument/],
])('tells a person who calls it as %j what it expects', async (args, words) => {
  const { code, err } = await run('import', ...args);
  expect(code).toBe(1);
  expect(err).toMatch(words);
});

it('brings in a rule pack of the house, once however often, and tells what is wrong with another', async () => {
  const rule = {
    rule: 'large',
    check: 'minWidth',
    level: 'REQUIRED',
    value: 800,
    unit: 'px',
    source: 'us',
    confidence: 'OFFICIAL',
    checkedOn: null,
  };
  const pack = { code: 'our-shop', name: 'Our shop', platform: 'own', category: 'jewellery', rules: [rule] };
  const path = file('pack.json', JSON.stringify(pack));
  for (let i = 0; i < 2; i += 1)
    expect(await run('import', 'pack', path)).toMatchObject({
      code: 0,
      out: expect.stringContaining('"our-shop" is there in version 1') as string,
    });
  const misspelt = file('misspelt.json', JSON.stringify({ ...pack, rules: [{ ...rule, check: 'minWidht' }] }));
  const { code, err } = await run('import', 'pack', misspelt);
  expect(code).not.toBe(0);
  expect(err).toMatch(/rules.*0.*check/);
  expect((await run('import', 'pack', file('pack.txt', 'no JSON'))).err).toContain('Expected JSON');
});

/** Whether an import is on its way through its file. */
async function isReading(): Promise<boolean> {
  const found = await house.database.rows(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%INSERT INTO incoming%'`,
  );
  return found.length > 0;
}

it.each([
  ['Ctrl-C', 'SIGINT', { code: 130, err: expect.stringContaining('Broken off; nothing was imported.') as string }],
  ['kill -9', 'SIGKILL', { code: null }],
] as const)('broken off midway by %s, has brought in nothing, and brings in all the next time', async (_how, signal, told) => {
  const events = Array.from({ length: 60_000 }, (_, i) => captured(`${signal}-${i}`));
  const path = file(`${signal}.ndjson`, ndjson(...events));
  const { child, end } = calling('import', ['events', path], { DATABASE_URL: house.url, LOUPE_DATA: folder });
  while (!(await isReading())) await wait(10);
  child.kill(signal);
  expect(await end).toMatchObject(told);
  const count = async (): Promise<unknown> =>
    (await house.database.rows('SELECT count(*)::int AS n FROM event WHERE id LIKE $1', [`${signal}-%`]))[0];
  expect(await count()).toEqual({ n: 0 });
  expect((await run('import', 'events', path)).out).toMatch(/^Read 60000: 60000 added/);
  expect(await count()).toEqual({ n: 60_000 });
});
