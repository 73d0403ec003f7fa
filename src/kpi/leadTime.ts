import { inWindow } from './decisions';
import { HELD, holdsOf } from './holds';
import { spreadOfCohort } from './spreadOfCohort';
import { hoursBetween } from './standing';

const cohort = `${HELD},
    c AS (
      SELECT h.shot_id, h.at, greatest(extract(epoch FROM h.at - h.begun), 0)::double precision / 3600 AS value
      FROM held h WHERE ${inWindow('h')})`;

export const leadTime = spreadOfCohort({
  sentence:
    'Hours from the first HANDED_OVER of a shot to the vendor who holds it when it is approved, to its approval. Hours of the clock on the wall; counted by the approval; a shot without a hand-over is not counted.',
  lacks: ['CHANNEL', 'ORIGIN'],
  cohort,
  members: (history) => holdsOf(history).map((hold) => ({ ...hold, value: hoursBetween(hold.begun, hold.cohort) })),
});
