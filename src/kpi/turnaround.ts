import { inWindow } from './decisions';
import { groupsOf } from './groups';
import type { Kpi, Spread } from './Kpi';
import { SPREAD, spreadOf } from './spread';
import { firstOf, hoursBetween } from './standing';

export const turnaround: Kpi<Spread> = {
  sentence:
    'Hours from the first SOURCE_RECEIVED of a shot, also of a source that was refused, to the EXPORTED that completed its first full set of files, over all channels. Counted by that export; a shot without a source is not counted.',
  lacks: ['ORIGIN'],
  sql: (keys) => `
    WITH completed AS (
      SELECT DISTINCT ON (shot_id) shot_id, at, channel FROM event WHERE kind = 'EXPORTED' AND final ORDER BY shot_id, at, id),
    c AS (
      SELECT x.shot_id, x.at, x.channel, greatest(extract(epoch FROM x.at - r.at), 0)::double precision / 3600 AS value
      FROM completed x
      JOIN LATERAL (SELECT min(at) AS at FROM event WHERE shot_id = x.shot_id AND kind = 'SOURCE_RECEIVED') r ON r.at IS NOT NULL
      WHERE ${inWindow('x')})
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    const shots = [...history.ofShot].flatMap(([shot, events]) => {
      const completed = firstOf(events, 'EXPORTED', (event) => event.final === true);
      const received = firstOf(events, 'SOURCE_RECEIVED');
      return completed && received ? [{ shot, cohort: completed, value: hoursBetween(received, completed) }] : [];
    });
    return groupsOf(history, ask, shots).map(({ key, members }) => ({ key, ...spreadOf(members.map((member) => member.value)) }));
  },
};
