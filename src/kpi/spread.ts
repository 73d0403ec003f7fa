import type { Spread } from './Kpi';

/** Figures of a cohort's column `value`; percentiles are continuous (kpi-corners, 4). */
export const SPREAD = `count(*)::int AS n, avg(value) AS mean,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS p50, percentile_cont(0.9) WITHIN GROUP (ORDER BY value) AS p90`;

/** The same as fields of an entry in a list. */
export const SPREAD_FIELDS = `'n', n, 'mean', mean, 'p50', p50, 'p90', p90`;

export function spreadOf(values: readonly number[]): Spread {
  return { n: values.length, mean: mean(values), p50: percentile(values, 0.5), p90: percentile(values, 0.9) };
}

/** How far the values of a cohort's column lie apart; null of fewer than two. */
export const deviationOf = (column: string): string => `stddev_samp(${column})::double precision`;

/** As stddev_samp: the standard deviation of a sample. */
export function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

export function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/** As percentile_cont: linear between the two nearest ranks. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const below = Math.floor(rank);
  return sorted[below] + (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]) * (rank - below);
}
