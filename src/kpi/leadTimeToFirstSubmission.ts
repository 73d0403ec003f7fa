import { inWindow } from './decisions';
import { HELD, holdsOf } from './holds';
import { spreadOfCohort } from './spreadOfCohort';
import { firstOf, hoursBetween } from './standing';

const cohort = `${HELD},
    c AS (
      SELECT h.shot_id, h.at, extract(epoch FROM s.at - h.begun)::double precision / 3600 AS value
      FROM held h
      JOIN LATERAL (
        SELECT min(e.at) AS at FROM public.event e WHERE e.shot_id = h.shot_id AND e.kind = 'SUBMITTED' AND e.at >= h.begun) s ON s.at IS NOT NULL
      WHERE ${inWindow('h')})`;

export const leadTimeToFirstSubmission = spreadOfCohort({
  sentence:
    'Hours from where `leadTime` begins to the first SUBMITTED of the shot from then on. Hours of the clock on the wall; counted by the approval; a shot without such a submission is not counted.',
  lacks: ['CHANNEL', 'ORIGIN'],
  cohort,
  members: (history) =>
    holdsOf(history).flatMap(({ shot, events, begun, cohort: approval }) => {
      const submitted = firstOf(events, 'SUBMITTED', ({ at }) => at >= begun.at);
      return submitted ? [{ shot, cohort: approval, value: hoursBetween(begun, submitted) }] : [];
    }),
});
