import type { Rolled, RolledCell, Spread } from './Kpi';
import type { Rate } from './rate';

/** Each bucket is so many times as wide as the one below: a value is known to within ±4.41 % (as in DDSketch, Masson, Rim & Lee 2019). */
const WIDTH = 1.09;
const ZERO = -1_000_000; // bucket of what took no time at all
/** Largest relative error of a percentile of a spread. */
export const ERROR_BOUND = Math.sqrt(WIDTH) - 1;

const LOGARITHMIC = `CASE WHEN c.value > 0 THEN floor(ln(c.value) / ln(${WIDTH}::double precision))::integer ELSE ${ZERO} END`;

function middleOf(bucket: number): number {
  return bucket === ZERO ? 0 : WIDTH ** (bucket + 0.5);
}

export function rolledSpread(cohort: string): Rolled<Spread> {
  return {
    ...{ cohort, tag: `''`, bucket: LOGARITHMIC, value: 'c.value', columns: { value: 'f.value::double precision' } },
    figureOf: (cells) => ({
      n: countOf(cells),
      mean: meanOf(cells),
      p50: percentileOf(cells, 0.5, middleOf),
      p90: percentileOf(cells, 0.9, middleOf),
    }),
  };
}

/** Of the share of a cohort for which its column `hit` holds. */
export function rolledRate(cohort: string): Rolled<Rate> {
  return {
    ...{ cohort, tag: 'c.hit::integer::text', bucket: '0', value: '0', columns: { hit: `f.tag = '1'` } },
    figureOf(cells) {
      const n = countOf(cells);
      return { n, value: n > 0 ? countOf(cells.filter(({ tag }) => tag === '1')) / n : null };
    },
  };
}

export function countOf(cells: readonly RolledCell[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0);
}

export function meanOf(cells: readonly RolledCell[]): number | null {
  const n = countOf(cells);
  return n > 0 ? cells.reduce((sum, { total }) => sum + total, 0) / n : null;
}

/** As percentile_cont, each member taken for its bucket's value. */
export function percentileOf(cells: readonly RolledCell[], share: number, valueOf: (bucket: number) => number): number | null {
  const sorted = [...cells].sort((one, other) => one.bucket - other.bucket);
  const n = countOf(sorted);
  if (n === 0) return null;
  const at = (rank: number): number => {
    let below = 0;
    const found = sorted.find((cell) => (below += cell.n) > rank);
    return valueOf((found ?? sorted[sorted.length - 1]).bucket);
  };
  const rank = share * (n - 1);
  const lower = Math.floor(rank);
  const low = at(lower);
  return low + (at(Math.min(lower + 1, n - 1)) - low) * (rank - lower);
}
