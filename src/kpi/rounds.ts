import { APPROVAL, DECISION, inWindow } from './decisions';
import type { History, HistoryEvent } from './history';
import { allOf, approvedShots } from './standing';

/** 15: the rounds that approvals of the window took; those without a submission drop out. As SQL, and again for the oracles. */
export const ROUNDS = `${DECISION}, ${APPROVAL},
    c AS (
      SELECT a.shot_id, a.at, r.value
      FROM approval a
      JOIN LATERAL (
        SELECT count(DISTINCT round)::double precision AS value FROM public.event
        WHERE shot_id = a.shot_id AND kind = 'SUBMITTED' AND round <= a.round) r ON r.value > 0
      WHERE ${inWindow('a')})`;

export function roundsToApproval(history: History): { shot: string; cohort: HistoryEvent; value: number }[] {
  return approvedShots(history).flatMap(({ shot, events, cohort }) => {
    const upTo = allOf(events, 'SUBMITTED').filter((event) => (event.round ?? 0) <= (cohort.round ?? 0));
    const rounds = new Set(upTo.map((event) => event.round)).size;
    return rounds > 0 ? [{ shot, cohort, value: rounds }] : [];
  });
}
