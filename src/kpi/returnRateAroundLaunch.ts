import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import type { Rate } from './rate';
import { LACKED_BY_TRADE, OF_SKU, RETURNS, returnsOf, tradedOf } from './trade';

export interface ReturnRateAroundLaunch {
  entries: (Rate & { side: 'BEFORE' | 'AFTER' })[];
}

const SIDES = ['BEFORE', 'AFTER'] as const;

export const returnRateAroundLaunch: Kpi<ReturnRateAroundLaunch> = {
  sentence:
    'Units RETURNED divided by units SOLD before the first WENT_LIVE of any shot of the SKU, and from it on, withdrawn or not; of SKUs that have gone live. A side without sales is left out. Counted by the sale and by the return.',
  lacks: LACKED_BY_TRADE,
  sql: (keys) => `
    WITH ${OF_SKU},
    launch AS (
      SELECT o.sku_id, min(e.at) AS at FROM event e JOIN of_sku o ON o.shot_id = e.shot_id WHERE e.kind = 'WENT_LIVE' GROUP BY o.sku_id),
    c AS (
      SELECT e.at, e.kind, e.units, a.shot_id, CASE WHEN e.at < l.at THEN 'BEFORE' ELSE 'AFTER' END AS side
      FROM event e JOIN any_shot a ON a.sku_id = e.sku_id JOIN launch l ON l.sku_id = e.sku_id
      WHERE e.kind IN ('SOLD', 'RETURNED') AND ${inWindow('e')}),
    cell AS (SELECT ${keys.select} AS key, c.side, ${RETURNS} FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.side')})
    SELECT key, jsonb_agg(jsonb_build_object('side', side, 'n', n, 'value', value) ORDER BY side DESC) AS entries
    FROM cell WHERE n > 0 GROUP BY key`,
  oracle: (history, ask) => {
    const traded = tradedOf(history).flatMap((trade) => {
      const live = trade.shots.flatMap((shot) => history.ofShot.get(shot) ?? []).filter(({ kind }) => kind === 'WENT_LIVE');
      const launch = Math.min(...live.map(({ at }) => at));
      return live.length > 0 ? [{ ...trade, side: SIDES[trade.cohort.at < launch ? 0 : 1] }] : [];
    });
    return groupsOf(history, ask, traded).map(({ key, members }) => {
      const sides = SIDES.map((side) => ({ side, ...returnsOf(members.filter((member) => member.side === side)) }));
      return { key, entries: sides.filter(({ n }) => n > 0) };
    });
  },
};
