import { APPROVAL, DECISION, inWindow } from './decisions';
import { groupsOf, vendorAt } from './groups';
import type { Kpi, Spread } from './Kpi';
import { SPREAD, spreadOf } from './spread';
import { approvedShots, firstOf, hoursBetween } from './standing';

export const leadTime: Kpi<Spread> = {
  sentence:
    'Hours from the first HANDED_OVER of a shot to the vendor who holds it when it is approved, to its approval. Hours of the clock on the wall; counted by the approval; a shot without a hand-over is not counted.',
  lacks: ['CHANNEL', 'ORIGIN'],
  sql: (keys) => `
    WITH ${DECISION}, ${APPROVAL},
    c AS (
      SELECT d.shot_id, d.at, greatest(extract(epoch FROM d.at - f.at), 0)::double precision / 3600 AS value
      FROM approval d
      JOIN LATERAL (
        SELECT h.vendor_id FROM event h WHERE h.shot_id = d.shot_id AND h.kind = 'HANDED_OVER' AND h.at <= d.at
        ORDER BY h.at DESC, h.id DESC LIMIT 1) holder ON true
      JOIN LATERAL (
        SELECT min(h.at) AS at FROM event h
        WHERE h.shot_id = d.shot_id AND h.kind = 'HANDED_OVER' AND h.vendor_id = holder.vendor_id) f ON true
      WHERE ${inWindow('d')})
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const shots = approvedShots(history).flatMap(({ shot, events, cohort }) => {
      const holder = vendorAt(history, shot, cohort.at);
      const first = firstOf(events, 'HANDED_OVER', (event) => event.vendor === holder);
      return first && holder !== undefined ? [{ shot, cohort, value: hoursBetween(first, cohort) }] : [];
    });
    return groupsOf(history, ask, shots).map(({ key, members }) => ({ key, ...spreadOf(members.map((member) => member.value)) }));
  },
};
