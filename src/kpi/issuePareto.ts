import { gathered, groupsOf } from './groups';
import { decidedRevisions, ISSUES, stepIn, stepOf } from './issues';
import type { Kpi } from './Kpi';

export interface IssuePareto {
  /** The commonest first; of as common ones by their tag. */
  entries: { tag: string; step: string; count: number; share: number }[];
}

/** Of a rolled cell. */
const ENTRY = `jsonb_build_object('tag', tag, 'step', ${stepIn('tag')}, 'count', n, 'share', n::double precision / every)`;

export const issuePareto: Kpi<IssuePareto> = {
  sentence:
    'Issue tags of decided revisions, each counted once per revision: those of its last measurement at or before the decision, of its veto, and of its review; with the step of the work that they come from, and the share of all counts of the row. Counted by the decision.',
  lacks: ['CHANNEL'],
  rolled: {
    ...{ cohort: ISSUES, tag: 'c.tag', bucket: '0', value: '0', columns: { tag: 'f.tag', step: stepIn('f.tag') } },
    figures: { entries: `jsonb_agg(${ENTRY} ORDER BY n DESC, tag COLLATE "C")` },
    listsTags: true,
  },
  sql: (keys, cohort = ISSUES) => `
    WITH ${cohort},
    cell AS (
      SELECT ${keys.select} AS key, c.tag, c.step, count(*)::int AS count FROM c ${keys.joins} GROUP BY ${keys.groupByAnd('c.tag, c.step')}),
    shared AS (SELECT *, count::double precision / sum(count) OVER (PARTITION BY key) AS share FROM cell)
    SELECT key, jsonb_agg(jsonb_build_object('tag', tag, 'step', step, 'count', count, 'share', share) ORDER BY count DESC, tag COLLATE "C") AS entries
    FROM shared GROUP BY key`,
  oracle: (history, ask) =>
    groupsOf(history, ask, decidedRevisions(history)).map(({ key, members }) => ({
      key,
      entries: issuesOf(members.flatMap(({ tags }) => tags)),
    })),
};

function issuesOf(tags: readonly string[]): IssuePareto['entries'] {
  const counts = [...gathered(tags, (tag) => tag)].map(([tag, found]) => ({ tag, step: stepOf(tag), count: found.length }));
  const sorted = counts.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
  return sorted.map((issue) => ({ ...issue, share: issue.count / tags.length }));
}
