import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { HISTORY_ENDS, newHistory } from '../../src/demo/history/newHistory';
import { VENDORS } from '../../src/demo/house/vendors';
import { instantOf } from '../../src/demo/when';
import { firstTimeApprovalRate } from '../../src/kpi/firstTimeApprovalRate';
import type { Kpi } from '../../src/kpi/Kpi';
import { answerOfSql } from '../kpi/answers';
import { imported } from '../imports/importing';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { freshDatabase } from '../support/database';

/** The made-up history of the demo, for houses that load it in spring, in autumn, and over New Year. */
const zone = 'Europe/Paris';
const vendorsCsv = [
  'vendor,name,productionModel,standardHours,expediteHours,reworkHours,hourlyRate,currency',
  ...VENDORS.map((v) =>
    [v.code, `"${v.name}"`, v.productionModel, v.standardHours, v.expediteHours, v.reworkHours, v.hourlyRate ?? '', v.currency].join(','),
  ),
].join('\n');

interface Told {
  at: string;
  kind: string;
  vendor?: string;
}
const told = (events: string): Told[] =>
  events
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);

const KPI_FILES = readdirSync(join(__dirname, '../../src/kpi'))
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -3));

async function kpis(): Promise<[string, Kpi<object>][]> {
  const found: [string, Kpi<object>][] = [];
  for (const name of KPI_FILES) {
    const kpi = ((await import(`../../src/kpi/${name}.js`)) as Record<string, Partial<Kpi<object>> | undefined>)[name];
    if (kpi?.sentence !== undefined) found.push([name, kpi as Kpi<object>]);
  }
  return found;
}

/** Audits come before a vendor has the shot; a round that was sent back is rarer than a vendor's month. */
const OF_SOME_VENDORS = ['retakeRate', 'roundsByCause', 'firstTimeFailures'];

/** Whole months in which production ran from the first day to the last. */
function monthsOf(begunAt: Date): string[] {
  const end = DateTime.fromJSDate(instantOf(HISTORY_ENDS, begunAt, zone), { zone });
  const months = [2, 3, 4].map((ago) =>
    end
      .minus({ days: 14, months: ago - 1 })
      .minus({ months: 1 })
      .toFormat('yyyy-MM'),
  );
  return months.sort();
}

describe.each(['2026-11-26T06:00:00Z', '2026-04-09T15:20:00Z', '2026-07-01T21:00:00Z'])('loaded at %s', (instant) => {
  const begunAt = new Date(instant);
  const fresh = freshDatabase();
  const { catalogue, events } = newHistory(begunAt, zone);

  it('is of the size and span that a half-year has, and the same whenever it is told', () => {
    const all = told(events);
    expect(all.length).toBeGreaterThan(5000);
    expect(all.length).toBeLessThan(9000);
    expect(all.filter(({ at }) => new Date(at) >= instantOf(HISTORY_ENDS, begunAt, zone))).toEqual([]);
    expect(new Date(all[all.length - 1].at).getTime() - new Date(all[0].at).getTime()).toBeGreaterThan(180 * 86_400e3);
    expect(newHistory(begunAt, zone)).toEqual({ catalogue, events });
  });

  it('has every vendor submit on its own working days and hours', () => {
    const wrong = told(events).filter(({ at, kind, vendor }) => {
      const { timeZone, workingDays, workingHours } = VENDORS.find(({ code }) => code === vendor) ?? VENDORS[0];
      const local = DateTime.fromISO(at, { zone: timeZone ?? zone });
      const days = workingDays ?? ['MON', 'TUE', 'WED', 'THU', 'FRI'];
      const [from, to] = (workingHours ?? '09:00-18:00').split('-');
      const isAtWork =
        days.includes(local.toFormat('ccc', { locale: 'en' }).toUpperCase() as never) &&
        local.toFormat('HH:mm') >= from &&
        local.toFormat('HH:mm') <= to;
      return kind === 'SUBMITTED' && !isAtWork;
    });
    expect(wrong).toEqual([]);
  });

  it('comes in by the door that every history comes in by, lawful and whole; twice changes nothing', async () => {
    await imported(fresh, 'VENDORS', vendorsCsv);
    const pieces = await imported(fresh, 'CATALOGUE', catalogue);
    expect(pieces.faults).toEqual([]);
    const first = await imported(fresh, 'EVENTS', events);
    expect(first.faults).toEqual([]);
    expect(first.added).toBe(told(events).length);
    expect(first.outsideLaws).toEqual([]);
    expect(await imported(fresh, 'CATALOGUE', catalogue)).toMatchObject({ added: 0, changed: 0 });
    expect(await imported(fresh, 'EVENTS', events)).toMatchObject({ added: 0, unchanged: first.added });
  });

  it('is called demo data, and its shots wait in no queue', async () => {
    expect(await fresh.database.rows('SELECT code, name FROM collection')).toEqual([
      { code: 'DEMO-HISTORY', name: 'Demo history (made-up figures, no pictures)' },
    ]);
    expect(await fresh.database.rows(`SELECT count(*) BETWEEN 250 AND 400 AS some FROM shot WHERE status = 'PLANNED'`)).toEqual([
      { some: true },
    ]);
    expect(await fresh.database.rows(`SELECT FROM shot WHERE status <> 'PLANNED'`)).toEqual([]);
    expect(await fresh.database.rows(`SELECT FROM sku WHERE code NOT LIKE 'DEMO-%'`)).toEqual([]);
  });

  it('gives every KPI something to count in each month, and at each vendor where it has one', async () => {
    const ask = { from: new Date('2000-01-01'), to: new Date('2100-01-01'), timeZone: zone, houseCalendar: HOUSE_CALENDAR };
    const all = await kpis();
    for (const [name, kpi] of all) {
      const hasVendor = !OF_SOME_VENDORS.includes(name) && !kpi.lacks.includes('VENDOR');
      const groupBy = hasVendor ? (['MONTH', 'VENDOR'] as const) : (['MONTH'] as const);
      const keys = (await answerOfSql(fresh.database, kpi, { ...ask, groupBy })).map(({ key }) => key.join(' '));
      const wanted = monthsOf(begunAt).flatMap((month) => (hasVendor ? VENDORS.map(({ code }) => `${month} ${code}`) : [month]));
      expect({ name, missing: wanted.filter((key) => !keys.includes(key)) }).toEqual({ name, missing: [] });
    }
    expect(all.length).toBeGreaterThan(15);
  });

  it('tells the vendors apart', async () => {
    const ask = {
      from: new Date('2000-01-01'),
      to: new Date('2100-01-01'),
      timeZone: zone,
      houseCalendar: HOUSE_CALENDAR,
      groupBy: ['VENDOR'] as const,
    };
    const rows = (await answerOfSql(fresh.database, firstTimeApprovalRate, ask)) as unknown as {
      key: string[];
      value: number;
    }[];
    const rateOf = Object.fromEntries(rows.map(({ key, value }) => [key[0], value]));
    expect(rateOf.NORDLYS).toBeGreaterThan(rateOf.LUMEN + 0.05);
    expect(rateOf.NORDLYS).toBeLessThan(1);
  });
});
