import { Failure } from '../../failures';
import type { Ask } from '../../kpi/Kpi';
import type { ScorecardRow } from '../ScorecardRow';
import { type Chart, TIER_COLOURS } from './drawn';
import { labelledLine } from './labelledLine';
import { monthsOf, period } from './period';

/**
 * Cost per approved picture by month, a line a tier, in one currency: amounts of several stand on no common axis.
 * @throws Failure BAD_USER_INPUT where there are several currencies and none of them is named
 */
export function costs(rows: readonly ScorecardRow[], ask: Ask, asked: string | undefined): Chart {
  const currency = currencyOf(rows, asked);
  const months = monthsOf(ask).map((name) => {
    const row = rows.find(({ key }) => key[0].value === name);
    const entries = row?.costPerImage.filter((entry) => entry.currency === currency) ?? [];
    return { name, entries, n: entries.reduce((sum, { n }) => sum + n, 0) };
  });
  const tiers = [...new Set(months.flatMap(({ entries }) => entries.map(({ tier }) => tier)))].sort((a, b) => a - b);
  return {
    title: 'Cost per approved picture by month',
    subtitle: [currency, 'all that was booked on a picture, per tier as booked', period(ask)].filter(Boolean).join(' · '),
    groups: months,
    unit: currency ?? '',
    hasLegend: true,
    series: tiers.map((tier) => {
      const values = months.map(({ entries }) => entries.find((entry) => entry.tier === tier)?.value ?? null);
      const color = TIER_COLOURS[(tier - 1) % TIER_COLOURS.length];
      const line = labelledLine(values, color);
      return { ...line, name: `tier ${tier}`, label: { ...line.label, color } };
    }),
  };
}

function currencyOf(rows: readonly ScorecardRow[], asked: string | undefined): string | undefined {
  const found = [...new Set(rows.flatMap(({ costPerImage }) => costPerImage.map(({ currency }) => currency)))].sort();
  if (asked !== undefined && !/^[A-Z]{3}$/.test(asked))
    throw new Failure('BAD_USER_INPUT', `"currency" is ${JSON.stringify(asked).slice(0, 40)}; expected a code of ISO 4217 such as EUR.`);
  if (asked === undefined && found.length > 1)
    throw new Failure('BAD_USER_INPUT', `"currency" is missing: costs of this window are in ${found.join(', ')}; expected one of them.`);
  return asked ?? found[0];
}
