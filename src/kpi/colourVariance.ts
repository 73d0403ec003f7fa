import { APPROVAL, DECISION, inWindow, MEASURED } from './decisions';
import { gathered, groupsOf } from './groups';
import type { HistoryShot, Lab } from './history';
import type { Kpi } from './Kpi';
import { deviation, deviationOf, mean } from './spread';
import { approvedShots, measuredBefore } from './standing';

export interface ColourVariance {
  n: number;
  value: number | null;
  deviation: number | null;
}

/** The colour of each approved picture. */
const PICTURES = `${DECISION}, ${APPROVAL},
    c AS (SELECT d.shot_id, d.at, m.metal_lab AS lab FROM approval d JOIN ${MEASURED} ON m.metal_lab IS NOT NULL WHERE ${inWindow('d')})`;

export const colourVariance: Kpi<ColourVariance> = {
  sentence:
    'How far the metal tones of a family lie apart: per family (collection, metal and finish) with at least two approved pictures in the window and the row, the mean CIEDE2000 of each picture to the family’s mean colour, as measured last at or before the approval; then the plain mean over families. n counts families. Counted by the approval.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: { cohort: PICTURES, tag: 'c.lab::text', bucket: '0', value: '0', columns: { lab: 'f.tag::double precision[]' } },
  sql: (keys, cohort = PICTURES) => `
    WITH ${cohort},
    picture AS (
      SELECT ${keys.select} AS key, c.lab, fk.collection_id, fw.metal, fw.finish
      FROM c JOIN shot fs ON fs.id = c.shot_id JOIN colourway fw ON fw.id = fs.colourway_id JOIN sku fk ON fk.id = fw.sku_id ${keys.joins}),
    placed AS (
      SELECT key, collection_id, metal, finish, lab, count(*) OVER family AS pictures,
        ARRAY[avg(lab[1]) OVER family, avg(lab[2]) OVER family, avg(lab[3]) OVER family] AS centre
      FROM picture WINDOW family AS (PARTITION BY key, collection_id, metal, finish)),
    spread AS (
      SELECT key, avg(delta_e_2000(centre, lab)) AS value FROM placed WHERE pictures >= 2 GROUP BY key, collection_id, metal, finish)
    SELECT key, count(*)::int AS n, avg(value) AS value, ${deviationOf('value')} AS deviation FROM spread GROUP BY key`,
  oracle: (history, ask) => {
    const familyOf = ({ collection, metal, finish }: HistoryShot): string => JSON.stringify([collection, metal, finish]);
    const pictures = approvedShots(history).flatMap(({ shot, events, cohort }) => {
      const [facts, lab] = [history.shots.get(shot), measuredBefore(events, cohort)?.metalLab];
      return facts && lab ? [{ shot, cohort, lab, family: familyOf(facts) }] : [];
    });
    return groupsOf(history, ask, pictures).map(({ key, members }) => {
      const families = [...gathered(members, ({ family }) => family).values()].filter((family) => family.length >= 2);
      const spreads = families.map((family) =>
        spreadOf(
          family.map(({ lab }) => lab),
          history.colourDifference,
        ),
      );
      return { key, n: spreads.length, value: mean(spreads), deviation: deviation(spreads) };
    });
  },
};

function spreadOf(labs: readonly Lab[], difference: (one: Lab, other: Lab) => number): number {
  const middle = (part: 0 | 1 | 2): number => mean(labs.map((lab) => lab[part])) ?? 0;
  const centre = [middle(0), middle(1), middle(2)] as const;
  return mean(labs.map((lab) => difference(centre, lab))) ?? 0;
}
