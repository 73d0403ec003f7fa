import { type Counted, groupsOf } from './groups';
import type { History } from './history';
import type { Dimension, Kpi, Spread } from './Kpi';
import { rolledSpread } from './rolled';
import { SPREAD, spreadOf } from './spread';

interface Duration {
  sentence: string;
  lacks: readonly Dimension[];
  /** In SQL the common table expressions up to `c`, with a column `value`; and again of a history. */
  cohort: string;
  members: (history: History) => (Counted & { value: number })[];
}

/** How long something took, of each member of a cohort; it can be rolled up. */
export function spreadOfCohort({ sentence, lacks, cohort: own, members: membersOf }: Duration): Kpi<Spread> {
  return {
    sentence,
    lacks,
    rolled: rolledSpread(own),
    sql: (keys, cohort = own) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
    oracle: (history, ask) =>
      groupsOf(history, ask, membersOf(history)).map(({ key, members }) => ({ key, ...spreadOf(members.map(({ value }) => value)) })),
  };
}
