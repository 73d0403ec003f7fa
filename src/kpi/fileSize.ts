import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { Kpi, Spread } from './Kpi';
import { SPREAD, spreadOf } from './spread';
import { allOf } from './standing';

export const fileSize: Kpi<Spread> = {
  sentence: 'Bytes of the files exported, whether or not they completed a set. Counted by the export.',
  lacks: ['ORIGIN'],
  sql: (keys) => `
    WITH c AS (
      SELECT e.shot_id, e.at, e.channel, e.bytes::double precision AS value FROM event e WHERE e.kind = 'EXPORTED' AND ${inWindow('e')})
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const files = allOf(history.events, 'EXPORTED').map((cohort) => ({ shot: cohort.shot, cohort }));
    return groupsOf(history, ask, files).map(({ key, members }) => ({ key, ...spreadOf(members.map(({ cohort }) => cohort.bytes ?? 0)) }));
  },
};
