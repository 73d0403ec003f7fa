import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { History } from './history';
import type { Kpi } from './Kpi';
import { LIVE, liveSince } from './live';
import type { Rate } from './rate';
import { LACKED_BY_TRADE, OF_SKU, RETURNS, returnsOf, type Traded, tradedOf } from './trade';

/** 25: returns by sales while the SKU was live; of all SKUs, or of the featured ones. */
export function returnRateWhileLive(sentence: string, isFeaturedOnly: boolean): Kpi<Rate> {
  return {
    sentence,
    lacks: LACKED_BY_TRADE,
    sql: (keys) => `
    WITH ${OF_SKU},
    ${LIVE},
    span AS (SELECT o.sku_id, l.at, l.until FROM live l JOIN of_sku o ON o.shot_id = l.shot_id),
    c AS (
      SELECT e.at, e.kind, e.units, a.shot_id
      FROM event e JOIN any_shot a ON a.sku_id = e.sku_id ${isFeaturedOnly ? 'JOIN sku f ON f.id = e.sku_id AND f.featured' : ''}
      WHERE e.kind IN ('SOLD', 'RETURNED') AND ${inWindow('e')} AND EXISTS (
        SELECT FROM span s WHERE s.sku_id = e.sku_id AND s.at <= e.at AND (s.until IS NULL OR e.at < s.until)))
    SELECT ${keys.select} AS key, ${RETURNS} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
    oracle: (history, ask) => {
      const isMeant = ({ shot = '' }: Traded): boolean => !isFeaturedOnly || (history.shots.get(shot)?.featured ?? false);
      const traded = tradedOf(history).filter((each) => isMeant(each) && wasLive(history, each));
      return groupsOf(history, ask, traded).map(({ key, members }) => ({ key, ...returnsOf(members) }));
    },
  };
}

function wasLive({ ofShot }: History, { shots, cohort }: Traded): boolean {
  return shots.some((shot) => liveSince(ofShot.get(shot) ?? [], cohort.at).size > 0);
}
