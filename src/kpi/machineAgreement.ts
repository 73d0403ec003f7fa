import { DECISION, inWindow, MEASURED, SUBMISSION } from './decisions';
import { type Counted, gathered, groupsOf } from './groups';
import type { History } from './history';
import type { Kpi } from './Kpi';
import { decisionsOf, measuredBefore, originOf } from './standing';

export interface MachineAgreement {
  entries: { tag: string; both: number; machineOnly: number; personOnly: number; precision: number | null; recall: number | null }[];
}

export const machineAgreement: Kpi<MachineAgreement> = {
  sentence:
    'How far machine and person see the same, by tag: over revisions decided by a review and measured at or before it, how many were tagged by the last such measurement and by the review, by the one alone, by the other alone. Precision is the share of what the machine tagged that the person tagged too; recall the share of what the person tagged that the machine had tagged. Counted by the decision.',
  lacks: ['CHANNEL'],
  sql: (keys) => `
    WITH ${DECISION}, ${SUBMISSION},
    c AS (
      SELECT d.shot_id, d.at, s.origin, t.tag, t.tag = ANY (m.tags) AS machine, t.tag = ANY (d.tags) AS person
      FROM decision d
      LEFT JOIN submission s ON s.shot_id = d.shot_id AND s.round = d.round
      JOIN ${MEASURED} ON true
      CROSS JOIN LATERAL (SELECT unnest(m.tags) UNION SELECT unnest(d.tags)) t(tag)
      WHERE d.kind = 'REVIEWED' AND ${inWindow('d')}),
    cell AS (
      SELECT ${keys.select} AS key, c.tag, count(*) FILTER (WHERE machine AND person)::int AS seen_by_both,
        count(*) FILTER (WHERE NOT person)::int AS machine_only, count(*) FILTER (WHERE NOT machine)::int AS person_only
      FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.tag')})
    SELECT key, jsonb_agg(jsonb_build_object('tag', tag, 'both', seen_by_both, 'machineOnly', machine_only, 'personOnly', person_only,
      'precision', seen_by_both::double precision / nullif(seen_by_both + machine_only, 0), 'recall', seen_by_both::double precision / nullif(seen_by_both + person_only, 0))
      ORDER BY tag COLLATE "C") AS entries
    FROM cell GROUP BY key`,
  oracle: (history, ask) =>
    groupsOf(history, ask, tagsSeen(history)).map(({ key, members }) => {
      const tags = [...gathered(members, ({ tag }) => tag)].sort(([a], [b]) => (a < b ? -1 : 1));
      return { key, entries: tags.map(([tag, seen]) => ({ tag, ...agreement(seen) })) };
    }),
};

interface Seen extends Counted {
  tag: string;
  byMachine: boolean;
  byPerson: boolean;
}

function tagsSeen(history: History): Seen[] {
  return [...history.ofShot].flatMap(([shot, events]) =>
    decisionsOf(events).flatMap((cohort) => {
      const machine = measuredBefore(events, cohort)?.tags;
      if (cohort.kind !== 'REVIEWED' || !machine) return [];
      const [person, origin] = [cohort.tags ?? [], originOf(events, cohort)];
      const tags = [...new Set([...machine, ...person])];
      return tags.map((tag) => ({ shot, cohort, origin, tag, byMachine: machine.includes(tag), byPerson: person.includes(tag) }));
    }),
  );
}

function agreement(seen: readonly Seen[]): Omit<MachineAgreement['entries'][number], 'tag'> {
  const machineOnly = seen.filter(({ byPerson }) => !byPerson).length;
  const personOnly = seen.filter(({ byMachine }) => !byMachine).length;
  const both = seen.length - machineOnly - personOnly;
  const share = (of: number): number | null => (of > 0 ? both / of : null);
  return { both, machineOnly, personOnly, precision: share(both + machineOnly), recall: share(both + personOnly) };
}
