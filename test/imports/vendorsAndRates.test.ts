import { freshDatabase } from '../support/database';
import { imported, VENDORS } from './importing';

const fresh = freshDatabase();

const [VENDOR_HEADER, klipp] = VENDORS.split('\n');
const CALENDAR = [
  `${VENDOR_HEADER},timeZone,workingDays,workingHours,holidays`,
  `${klipp},Asia/Kolkata,MON|TUE|SAT,10:00-19:00,2027-01-26|2027-08-15`,
].join('\n');
const RATE_HEADER = 'vendor,tier,view,price,currency,validFrom,validTo';
const RATES = [
  `${RATE_HEADER},extraRoundPrice`,
  'KLIPP,2,,12.50,EUR,2026-01-01,2026-12-31,4.00',
  'KLIPP,2,,13,EUR,2027-01-01,,',
  'KLIPP,2,HERO,15.25,EUR,2026-01-01,,5',
].join('\n');

const vendors = () =>
  fresh.database.rows(
    'SELECT code, version, hourly_rate::text, time_zone, working_days, working_hours, holidays FROM vendor ORDER BY code',
  );
const rates = () =>
  fresh.database.rows('SELECT tier, view, price::text, extra_round_price::text, valid_from, valid_to FROM rate ORDER BY price');

it('brings in vendors with their calendars, and changes nothing the second time', async () => {
  expect(await imported(fresh, 'VENDORS', VENDORS)).toMatchObject({ read: 2, added: 2, faults: [] });
  expect(await imported(fresh, 'VENDORS', CALENDAR)).toMatchObject({ read: 1, changed: 1 });
  const before = await vendors();
  expect(before).toContainEqual({
    ...{ code: 'KLIPP', version: 2, hourly_rate: null, time_zone: 'Asia/Kolkata', working_days: ['MON', 'TUE', 'SAT'] },
    ...{ working_hours: '10:00-19:00', holidays: ['2027-01-26', '2027-08-15'] },
  });
  expect(await imported(fresh, 'VENDORS', CALENDAR)).toMatchObject({ unchanged: 1 });
  expect(await imported(fresh, 'VENDORS', VENDORS)).toMatchObject({ unchanged: 2 }); // says nothing of calendars, and takes none away
  expect(await imported(fresh, 'VENDORS', VENDORS.replace('38.00', '38'))).toMatchObject({ unchanged: 2 });
  expect(await vendors()).toEqual(before);
});

it('brings in rates, and changes nothing the second time', async () => {
  await imported(fresh, 'VENDORS', VENDORS);
  expect(await imported(fresh, 'RATES', RATES)).toMatchObject({ read: 3, added: 3, faults: [] });
  const before = await rates();
  expect(before).toEqual([
    { tier: 2, view: null, price: '12.500000', extra_round_price: '4.000000', valid_from: '2026-01-01', valid_to: '2026-12-31' },
    { tier: 2, view: null, price: '13.000000', extra_round_price: null, valid_from: '2027-01-01', valid_to: null },
    { tier: 2, view: 'HERO', price: '15.250000', extra_round_price: '5.000000', valid_from: '2026-01-01', valid_to: null },
  ]);
  expect(await imported(fresh, 'RATES', RATES)).toMatchObject({ read: 3, added: 0, changed: 0, unchanged: 3 });
  expect(await imported(fresh, 'RATES', `${RATE_HEADER}\nKLIPP,2,HERO,15.250,EUR,2026-01-01,2026-06-30`)).toMatchObject({ changed: 1 });
  expect(await imported(fresh, 'RATES', RATES)).toMatchObject({ changed: 1, unchanged: 2 }); // open again
  expect(await rates()).toEqual(before);
});

describe('refuses, and brings in nothing of the file', () => {
  const vendor = (cells: string): string => `${VENDOR_HEADER}\nNEW,New,OUTSOURCED,24,8,8,,EUR\n${cells}`;
  const rate = (cells: string): string => `${RATE_HEADER}\nKLIPP,4,,12.50,EUR,2026-01-01,\n${cells}`;
  it.each<[string, 'VENDORS' | 'RATES', string, string | null]>([
    ['an unknown column', 'VENDORS', `${VENDOR_HEADER},phone\n${klipp},1`, 'phone'],
    ['an unknown production model', 'VENDORS', vendor('X,X,FREELANCE,24,8,8,,EUR'), 'productionModel'],
    ['hours that are none', 'VENDORS', vendor('X,X,OUTSOURCED,a day,8,8,,EUR'), 'standardHours'],
    ['hours below 0', 'VENDORS', vendor('X,X,OUTSOURCED,24,-8,8,,EUR'), 'expediteHours'],
    ['a rate with a comma', 'VENDORS', vendor('X,X,IN_HOUSE,24,8,8,"38,00",EUR'), 'hourlyRate'],
    ['people of the house without an hourly rate', 'VENDORS', vendor('X,X,IN_HOUSE,24,8,8,,EUR'), 'hourlyRate'],
    ['a currency that is none', 'VENDORS', vendor('X,X,OUTSOURCED,24,8,8,,EURO'), 'currency'],
    ['a code with a slash', 'VENDORS', vendor('X/Y,X,OUTSOURCED,24,8,8,,EUR'), 'vendor'],
    ['a vendor twice', 'VENDORS', vendor('NEW,Newer,OUTSOURCED,24,8,8,,EUR'), 'vendor'],
    ['an unknown time zone', 'VENDORS', CALENDAR.replace('Asia/Kolkata', 'Asia/Jaipur'), 'timeZone'],
    ['a day that no week has', 'VENDORS', CALENDAR.replace('TUE', 'DAY'), 'workingDays'],
    ['hours that end before they begin', 'VENDORS', CALENDAR.replace('10:00-19:00', '19:00-10:00'), 'workingHours'],
    ['a holiday that no calendar has', 'VENDORS', CALENDAR.replace('2027-08-15', '2027-02-30'), 'holidays'],
    ['an unknown vendor', 'RATES', rate('NOBODY,1,,6.50,EUR,2026-01-01,'), 'vendor'],
    ['an unknown view', 'RATES', rate('KLIPP,1,BACK,6.50,EUR,2026-01-01,'), 'view'],
    ['a tier of 0', 'RATES', rate('KLIPP,0,,6.50,EUR,2026-01-01,'), 'tier'],
    ['a price with a comma', 'RATES', rate('KLIPP,1,,"6,50",EUR,2026-01-01,'), 'price'],
    ['a price below 0', 'RATES', rate('KLIPP,1,,-6.50,EUR,2026-01-01,'), 'price'],
    ['another currency than the vendor’s', 'RATES', rate('KLIPP,1,,6.50,USD,2026-01-01,'), 'currency'],
    ['no first day', 'RATES', rate('KLIPP,1,,6.50,EUR,,'), 'validFrom'],
    ['a last day before the first', 'RATES', rate('KLIPP,1,,6.50,EUR,2026-01-02,2026-01-01'), 'validTo'],
    ['a line that overlaps another', 'RATES', rate('KLIPP,4,,6.50,EUR,2026-03-01,'), 'validFrom'],
    ['a line twice', 'RATES', rate('KLIPP,4,,6.50,EUR,2026-01-01,'), 'validFrom'],
  ])('%s', async (_, kind, text, field) => {
    const before = [await vendors(), await rates()];
    const tally = await imported(fresh, kind, text);
    expect(tally.refused).toBe(true);
    const where = { line: field === 'phone' ? 1 : text.split('\n').length, field };
    expect(tally.faults).toEqual([{ ...where, message: expect.any(String) as string }]);
    expect([await vendors(), await rates()]).toEqual(before);
  });
});
