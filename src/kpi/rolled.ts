import type { Percentile, Rolled } from './Kpi';

/** A figure that is added up from cells. */
export type Summed = Rolled & Required<Pick<Rolled, 'figures'>>;

export function isSummed(rolled: Rolled): rolled is Summed {
  return rolled.figures !== undefined;
}

/** Each bucket is so many times as wide as the one below: a value is known to within ±4.41 % (as in DDSketch, Masson, Rim & Lee 2019). */
const WIDTH = 1.09;
const ZERO = -1_000_000; // bucket of what took no time at all
/** Largest relative error of a percentile of a spread. */
export const ERROR_BOUND = Math.sqrt(WIDTH) - 1;

const LOGARITHMIC = `CASE WHEN c.value > 0 THEN floor(ln(c.value) / ln(${WIDTH}::double precision))::integer ELSE ${ZERO} END`;

const middleOf = (bucket: string): string =>
  `CASE ${bucket} WHEN ${ZERO} THEN 0::double precision ELSE ${WIDTH}::double precision ^ (${bucket} + 0.5) END`;

export function rolledSpread(cohort: string): Rolled {
  return {
    ...{ cohort, tag: `''`, bucket: LOGARITHMIC, value: 'c.value', columns: { value: 'f.value::double precision' } },
    figures: { n: COUNT, mean: MEAN },
    percentiles: { p50: spreadAt(0.5), p90: spreadAt(0.9) },
  };
}

function spreadAt(share: number): Percentile {
  return { share, estimate: percentileOf(share, middleOf) };
}

/** Of the mean of a cohort's column `value`, under the name that it has in the figure, and of how far they lie apart. */
export function rolledMean(cohort: string, name: 'mean' | 'value'): Rolled {
  return {
    ...{ cohort, tag: `''`, bucket: '0', value: 'c.value', columns: { value: 'f.value::double precision' } },
    figures: { n: COUNT, [name]: MEAN, deviation: deviationFrom('sum(n)', 'sum(decimal)', 'sum(squares)') },
  };
}

/** Of the share of a cohort for which its column `hit` holds. */
export function rolledRate(cohort: string): Rolled {
  return {
    ...{ cohort, tag: 'c.hit::integer::text', bucket: '0', value: '0', columns: { hit: `f.tag = '1'` } },
    figures: { n: COUNT, value: `${countOf(`tag = '1'`)}::double precision / ${COUNT}` },
  };
}

/** Members of a group. */
export const COUNT = 'sum(n)::integer';
export const MEAN = '(sum(total) / sum(n))::double precision';

/** As stddev_samp of numbers whose sums are these; decimal up to the root, since the two products are large beside their difference. */
export function deviationFrom(n: string, total: string, squares: string): string {
  return `sqrt((${n} * ${squares} - ${total} * ${total}) / nullif(${n}::numeric * (${n} - 1), 0))::double precision`;
}

/** Those of a group whose cells fulfil a condition. */
export function countOf(condition: string): string {
  return `coalesce(sum(n) FILTER (WHERE ${condition}), 0)::integer`;
}

/** As percentile_cont, each member taken for the value of its bucket. */
export function percentileOf(share: number, valueOf: (bucket: string) => string): string {
  const rank = `${share}::double precision * (max(every) - 1)`;
  const at = (lower: string): string => valueOf(`min(bucket) FILTER (WHERE up > ${lower})`);
  const low = at(`floor(${share}::double precision * (every - 1))`);
  const high = at(`least(floor(${share}::double precision * (every - 1)) + 1, every - 1)`);
  return `${low} + (${high} - (${low})) * (${rank} - floor(${rank}))`;
}
