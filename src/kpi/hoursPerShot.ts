import { APPROVAL, DECISION, inWindow } from './decisions';
import { groupsOf } from './groups';
import type { Kpi } from './Kpi';
import { rolledMean } from './rolled';
import { deviation, deviationOf, mean } from './spread';
import { allOf, approvedShots } from './standing';

export interface Hours {
  n: number;
  value: number | null;
  deviation: number | null;
}

/** Hours of work in an approved shot, on the HERO or on the other views. Minutes of every vendor and date count (kpi-corners, 20). */
export function hoursPerShot(sentence: string, isHero: boolean): Kpi<Hours> {
  const COHORT = `${DECISION}, ${APPROVAL},
    c AS (
      SELECT d.shot_id, d.at, coalesce((
        SELECT sum(t.minutes) FROM public.event t WHERE t.shot_id = d.shot_id AND t.kind = 'TIME_LOGGED'), 0) / 60 AS value
      FROM approval d JOIN shot v ON v.id = d.shot_id AND (v.view = 'HERO') = ${isHero}
      WHERE ${inWindow('d')})`;
  return {
    sentence,
    lacks: ['CHANNEL', 'ORIGIN'],
    rolled: rolledMean(COHORT, 'value'),
    sql: (keys, cohort = COHORT) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, count(*)::int AS n, avg(c.value) AS value, ${deviationOf('c.value')} AS deviation FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
    oracle: (history, ask) => {
      const shots = approvedShots(history).filter(({ shot }) => (history.shots.get(shot)?.view === 'HERO') === isHero);
      const timed = shots.map(({ events, ...approved }) => ({ ...approved, hours: sum(allOf(events, 'TIME_LOGGED')) / 60 }));
      return groupsOf(history, ask, timed).map(({ key, members }) => ({
        key,
        n: members.length,
        value: mean(members.map(({ hours }) => hours)),
        deviation: deviation(members.map(({ hours }) => hours)),
      }));
    },
  };
}

function sum(logged: readonly { minutes?: number }[]): number {
  return logged.reduce((total, { minutes }) => total + (minutes ?? 0), 0);
}
