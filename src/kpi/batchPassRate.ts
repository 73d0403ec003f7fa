import { DECISION, FATE, inWindow, SUBMISSION } from './decisions';
import { type Counted, groupsOf } from './groups';
import { type History, type HistoryEvent, inOrder } from './history';
import type { Kpi } from './Kpi';
import { type Rate, rate, rateOf } from './rate';
import { allOf, decisionOf, fateOf, lowestRound, submissionsOf } from './standing';

export const batchPassRate: Kpi<Rate> = {
  sentence:
    'Batches all of whose counted shots were approved first time divided by batches decided. A batch is decided when the first submission, since it was handed over in it, of every shot ever handed over in it is decided; shots with changes requested for a new request or an unclear brief are passed over, and a batch of nothing else is not counted. Counted by the decision that completed it, and grouped by the shot of that.',
  lacks: ['CHANNEL', 'ORIGIN'],
  sql: (keys) => `
    WITH ${DECISION}, ${SUBMISSION},
    handed AS (
      SELECT batch, shot_id, min(at) AS at FROM event WHERE kind = 'HANDED_OVER' AND batch IS NOT NULL GROUP BY batch, shot_id),
    first AS (
      SELECT DISTINCT ON (h.batch, h.shot_id) h.batch, h.shot_id, s.round
      FROM handed h LEFT JOIN submission s ON s.shot_id = h.shot_id AND s.at >= h.at
      ORDER BY h.batch, h.shot_id, s.round),
    part AS (
      SELECT f.batch, d.shot_id, d.at, d.kind, d.round, d.id, ${FATE} AS fate
      FROM first f LEFT JOIN decision d ON d.shot_id = f.shot_id AND d.round = f.round),
    decided AS (
      SELECT batch, bool_and(fate = 'APPROVED') FILTER (WHERE fate <> 'EXCUSED') AS passed, max(at) AS at,
        (array_agg(shot_id ORDER BY at DESC, kind DESC, round DESC, id DESC))[1] AS shot_id
      FROM part GROUP BY batch HAVING bool_and(fate <> 'PENDING')),
    c AS (SELECT b.shot_id, b.at, b.passed FROM decided b WHERE b.passed IS NOT NULL AND ${inWindow('b')})
    SELECT ${keys.select} AS key, ${rate('c.passed')} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const codes = new Set(allOf(history.events, 'HANDED_OVER').flatMap(({ batch }) => batch ?? []));
    const batches = [...codes].flatMap((code) => outcomeOf(partsOf(history, code)) ?? []);
    return groupsOf(history, ask, batches).map(({ key, members }) => ({ key, ...rateOf(members.map(({ passed }) => passed)) }));
  },
};

interface Part {
  fate: string;
  decision?: HistoryEvent;
}

/** What became of the first submission of each shot since it was handed over in the batch. */
function partsOf(history: History, batch: string): Part[] {
  return [...history.ofShot.values()].flatMap((events) => {
    const handedOver = events.find((event) => event.kind === 'HANDED_OVER' && event.batch === batch);
    if (!handedOver) return [];
    const first = lowestRound(submissionsOf(events).filter((submission) => submission.at >= handedOver.at));
    return first ? [{ fate: fateOf(events, first.round), decision: decisionOf(events, first.round) }] : [{ fate: 'PENDING' }];
  });
}

function outcomeOf(parts: readonly Part[]): (Counted & { passed: boolean }) | null {
  const counted = parts.filter(({ fate }) => fate !== 'EXCUSED');
  const cohort = parts
    .flatMap(({ decision }) => decision ?? [])
    .sort(inOrder)
    .at(-1);
  if (!cohort || counted.length === 0 || parts.some(({ fate }) => fate === 'PENDING')) return null;
  return { cohort, shot: cohort.shot, passed: counted.every(({ fate }) => fate === 'APPROVED') };
}
