import type { Ask } from '../../src/kpi/Kpi';
import { costsByVendor } from '../../src/scorecard/charts/costs';
import { drawn } from '../../src/scorecard/charts/drawn';
import type { ScorecardRow } from '../../src/scorecard/ScorecardRow';
import { HOUSE_CALENDAR } from '../support/houseCalendar';

const ASK: Ask = {
  from: new Date('2026-01-01T00:00:00Z'),
  to: new Date('2026-05-01T00:00:00Z'),
  timeZone: 'UTC',
  groupBy: ['VENDOR'],
  houseCalendar: HOUSE_CALENDAR,
};

function vendor(value: string, costs: [tier: number, value: number, n: number][]): ScorecardRow {
  const costPerImage = costs.map(([tier, cost, n]) => ({ tier, currency: 'EUR', value: cost, n }));
  return { key: [{ dimension: 'VENDOR', value }], costPerImage } as unknown as ScorecardRow;
}

it('draws a credit below nothing, with the vendors named beneath all', () => {
  const svg = drawn(costsByVendor([vendor('ATELIER', [[1, 12.4, 40]]), vendor('CREDITED', [[1, -8, 2]])], ASK, 'EUR'));
  const words = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, each]) => each);
  expect(words).toEqual(expect.arrayContaining(['-8', '-10', '12.4', 'CREDITED', 'n = 2']));
});

it('begins at nothing where nothing is below it', () => {
  const svg = drawn(costsByVendor([vendor('ATELIER', [[1, 12.4, 40]]), vendor('BANGKOK', [[1, 11.9, 8]])], ASK, 'EUR'));
  expect(svg).toMatch(/>0<\/text>/);
});
