import { APPROVAL, DECISION } from './decisions';
import { vendorAt } from './groups';
import type { History, HistoryEvent } from './history';
import { approvedShots, firstOf } from './standing';

/** 14: an approved shot, from its first hand-over to the vendor who holds it at the approval. */
interface Hold {
  shot: string;
  events: readonly HistoryEvent[];
  vendor: string;
  begun: HistoryEvent;
  cohort: HistoryEvent;
}

/** The same as common table expressions: `held` has shot_id, vendor_id, begun and at. */
export const HELD = `${DECISION}, ${APPROVAL},
    held AS (
      SELECT d.shot_id, d.at, holder.vendor_id, f.at AS begun
      FROM approval d
      JOIN LATERAL (
        SELECT h.vendor_id FROM public.event h WHERE h.shot_id = d.shot_id AND h.kind = 'HANDED_OVER' AND h.at <= d.at
        ORDER BY h.at DESC, h.id DESC LIMIT 1) holder ON true
      JOIN LATERAL (
        SELECT min(h.at) AS at FROM public.event h
        WHERE h.shot_id = d.shot_id AND h.kind = 'HANDED_OVER' AND h.vendor_id = holder.vendor_id) f ON true)`;

export function holdsOf(history: History): Hold[] {
  return approvedShots(history).flatMap(({ shot, events, cohort }) => {
    const vendor = vendorAt(history, shot, cohort.at);
    const begun = firstOf(events, 'HANDED_OVER', (event) => event.vendor === vendor);
    return begun && vendor !== undefined ? [{ shot, events, vendor, begun, cohort }] : [];
  });
}
