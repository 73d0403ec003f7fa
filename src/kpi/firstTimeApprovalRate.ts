import { DECISION, FATE, inWindow, SUBMISSION } from './decisions';
import { type Counted, groupsOf } from './groups';
import type { History } from './history';
import type { Kpi } from './Kpi';
import { countOf } from './rolled';
import { type Fate, fateOf, lowestRound, submissionsOf } from './standing';

export interface FirstTimeApproval {
  n: number;
  value: number | null;
  pending: number;
}

/** First submissions, and what became of them. */
export const FIRST_SUBMISSIONS = `${DECISION}, ${SUBMISSION},
    first AS (SELECT DISTINCT ON (shot_id) shot_id, round, at FROM submission ORDER BY shot_id, round),
    c AS (
      SELECT f.shot_id, f.at, f.round, ${FATE} AS fate
      FROM first f LEFT JOIN decision d ON d.shot_id = f.shot_id AND d.round = f.round
      WHERE ${inWindow('f')})`;

const APPROVED = countOf(`tag = 'APPROVED'`);
const DECIDED = countOf(`tag IN ('APPROVED', 'FAILED')`);

export const firstTimeApprovalRate: Kpi<FirstTimeApproval> = {
  sentence:
    'First submissions approved divided by first submissions decided. A vetoed draft failed; changes requested for a new request or an unclear brief are excused and count neither way, a rejection for them counts against. Counted by the first submission; `pending` are those not decided yet.',
  lacks: ['CHANNEL', 'ORIGIN'],
  rolled: {
    ...{ cohort: FIRST_SUBMISSIONS, tag: 'c.fate', bucket: '0', value: '0', columns: { fate: 'f.tag' } },
    figures: { n: DECIDED, value: `${APPROVED}::double precision / nullif(${DECIDED}, 0)`, pending: countOf(`tag = 'PENDING'`) },
  },
  sql: (keys, cohort = FIRST_SUBMISSIONS) => `
    WITH ${cohort}
    SELECT ${keys.select} AS key, count(*) FILTER (WHERE fate IN ('APPROVED', 'FAILED'))::int AS n,
      count(*) FILTER (WHERE fate = 'APPROVED')::double precision / nullif(count(*) FILTER (WHERE fate IN ('APPROVED', 'FAILED')), 0) AS value,
      count(*) FILTER (WHERE fate = 'PENDING')::int AS pending
    FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) => {
    return groupsOf(history, ask, firstSubmissions(history)).map(({ key, members }) => ({
      key,
      ...rateOf(members.map((member) => member.fate)),
    }));
  },
};

interface FirstSubmission extends Counted {
  shot: string;
  fate: Fate;
}

export function firstSubmissions(history: History): FirstSubmission[] {
  return [...history.ofShot].flatMap(([shot, events]) => {
    const cohort = lowestRound(submissionsOf(events));
    return cohort ? [{ shot, cohort, fate: fateOf(events, cohort.round) }] : [];
  });
}

function rateOf(fates: readonly Fate[]): FirstTimeApproval {
  return shareOf((fate) => fates.filter((each) => each === fate).length);
}

function shareOf(count: (fate: Fate) => number): FirstTimeApproval {
  const n = count('APPROVED') + count('FAILED');
  return { n, value: n > 0 ? count('APPROVED') / n : null, pending: count('PENDING') };
}
