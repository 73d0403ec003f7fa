import { inWindow } from './decisions';
import { spreadOfCohort } from './spreadOfCohort';
import { allOf } from './standing';

export const fileSize = spreadOfCohort({
  sentence: 'Bytes of the files exported, whether or not they completed a set. Counted by the export.',
  lacks: ['ORIGIN'],
  cohort: `c AS (SELECT e.shot_id, e.at, e.channel, e.bytes::double precision AS value FROM event e WHERE e.kind = 'EXPORTED' AND ${inWindow('e')})`,
  members: ({ events }) => allOf(events, 'EXPORTED').map((cohort) => ({ shot: cohort.shot, cohort, value: cohort.bytes ?? 0 })),
});
