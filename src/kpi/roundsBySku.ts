import { gathered, groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { ROUNDS, roundsToApproval } from './rounds';
import { mean } from './spread';

export interface RoundsBySku {
  entries: { sku: string; n: number; mean: number }[];
}

const MOST = 100; // who looks further down asks for less at a time

export const roundsBySku: Kpi<RoundsBySku> = {
  sentence: `The mean of \`revisionRounds\` by SKU, with the number of its shots: the ${MOST} SKUs with the most rounds, of as many the one with more shots, then by code. Counted by the approval.`,
  lacks: ['CHANNEL', 'ORIGIN'],
  countsLike: 'revisionRounds',
  sql: (keys, cohort = ROUNDS) => `
    WITH ${cohort},
    cell AS (
      SELECT ${keys.select} AS key, rk.code AS sku, count(*)::int AS n, avg(c.value) AS mean
      FROM c JOIN shot rs ON rs.id = c.shot_id JOIN colourway rw ON rw.id = rs.colourway_id JOIN sku rk ON rk.id = rw.sku_id ${keys.joins}
      GROUP BY ${keys.groupByAnd('rk.id')}),
    placed AS (SELECT *, row_number() OVER (PARTITION BY key ORDER BY mean DESC, n DESC, sku COLLATE "C") AS place FROM cell)
    SELECT key, jsonb_agg(jsonb_build_object('sku', sku, 'n', n, 'mean', mean) ORDER BY place) AS entries
    FROM placed WHERE place <= ${MOST} GROUP BY key`,
  oracle: (history, ask) => {
    const shots = roundsToApproval(history).map((each) => ({ ...each, sku: history.shots.get(each.shot)?.sku ?? '' }));
    return groupsOf(history, ask, shots).map(({ key, members }) => {
      const skus = [...gathered(members, ({ sku }) => sku)].map(([sku, of]) => ({
        ...{ sku, n: of.length },
        mean: mean(of.map(({ value }) => value)) ?? 0,
      }));
      return { key, entries: skus.sort((a, b) => b.mean - a.mean || b.n - a.n || (a.sku < b.sku ? -1 : 1)).slice(0, MOST) };
    });
  },
};
