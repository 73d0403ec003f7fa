import type { SeriesOption } from 'echarts';
import { Failure } from '../../failures';
import type { Ask } from '../../kpi/Kpi';
import type { ScorecardRow } from '../ScorecardRow';
import { type Chart, MANY_COLOURS } from './drawn';
import { labelledLine } from './labelledLine';
import { monthsOf, period } from './period';
import { label } from './shown';

type Entry = ScorecardRow['costPerImage'][number];
type Group = { name: string; n: number; entries: Entry[] };
type Values = (number | null)[];

/** What the groups are, and how the values of a tier are drawn. */
interface Kind {
  by: string;
  groups: Group[];
  seriesOf: (values: Values, color: string) => SeriesOption;
}

/** A drawing of costs, in one currency: amounts of several stand on no common axis. */
type Costs = (rows: readonly ScorecardRow[], ask: Ask, currency: string | undefined) => Chart;

/**
 * Cost per approved picture by month, a line a tier.
 * @throws Failure BAD_USER_INPUT where there are several currencies and none of them is named
 */
export const costs: Costs = (rows, ask, asked) => {
  const currency = currencyOf(rows, asked);
  const groups = monthsOf(ask).map((name) => groupOf(name, rows, currency));
  return chartOf({ by: 'month', groups, seriesOf: line }, ask, currency);
};

/**
 * The same of vendors beside each other, a bar a tier; one without such costs is left out.
 * @throws Failure BAD_USER_INPUT as above
 */
export const costsByVendor: Costs = (rows, ask, asked) => {
  const currency = currencyOf(rows, asked);
  const groups = rows.map(({ key }) => groupOf(key[0].value, rows, currency)).filter(({ n }) => n > 0);
  return chartOf({ by: 'vendor', groups, seriesOf: bars }, ask, currency);
};

function line(values: Values, color: string): SeriesOption {
  const drawn = labelledLine(values, color);
  return { ...drawn, label: { ...drawn.label, color } };
}

function bars(values: Values, color: string): SeriesOption {
  return {
    type: 'bar',
    data: values,
    barMaxWidth: 48,
    itemStyle: { color },
    labelLayout: { hideOverlap: true },
    label: { show: true, position: 'top', fontSize: 12, formatter: label },
  };
}

function chartOf({ by, groups, seriesOf }: Kind, ask: Ask, currency: string | undefined): Chart {
  const tiers = [...new Set(groups.flatMap(({ entries }) => entries.map(({ tier }) => tier)))].sort((a, b) => a - b);
  return {
    title: `Cost per approved picture by ${by}`,
    subtitle: [currency, 'all that was booked on a picture, per tier as booked; n counts it once a tier', period(ask)]
      .filter(Boolean)
      .join(' · '),
    groups,
    unit: currency ?? '',
    hasLegend: true,
    series: tiers.map((tier) => {
      const values = groups.map(({ entries }) => entries.find((entry) => entry.tier === tier)?.value ?? null);
      return { ...seriesOf(values, MANY_COLOURS[(tier - 1) % MANY_COLOURS.length]), name: `tier ${tier}` };
    }),
  };
}

function groupOf(name: string, rows: readonly ScorecardRow[], currency: string | undefined): Group {
  const row = rows.find(({ key }) => key[0].value === name);
  const entries = row?.costPerImage.filter((entry) => entry.currency === currency) ?? [];
  return { name, entries, n: entries.reduce((sum, { n }) => sum + n, 0) };
}

function currencyOf(rows: readonly ScorecardRow[], asked: string | undefined): string | undefined {
  const found = [...new Set(rows.flatMap(({ costPerImage }) => costPerImage.map(({ currency }) => currency)))].sort();
  if (asked !== undefined && !/^[A-Z]{3}$/.test(asked))
    throw new Failure('BAD_USER_INPUT', `"currency" is ${JSON.stringify(asked).slice(0, 40)}; expected a code of ISO 4217 such as EUR.`);
  if (asked === undefined && found.length > 1)
    throw new Failure('BAD_USER_INPUT', `"currency" is missing: costs of this window are in ${found.join(', ')}; expected one of them.`);
  return asked ?? found[0];
}
