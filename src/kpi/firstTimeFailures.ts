import { STANDING_CAUSE } from './decisions';
import { FIRST_SUBMISSIONS, firstSubmissions } from './firstTimeApprovalRate';
import { gathered, groupsOf } from './groups';
import type { History } from './history';
import { stepOf, TAGS, tagsOf } from './issues';
import type { Kpi } from './Kpi';
import { decisionOf, standingCause } from './standing';

interface Seen {
  tag: string;
  step: string;
  cause: string | null;
}

export interface FirstTimeFailures {
  /** The commonest first; of as common ones by tag and cause. */
  entries: (Seen & { count: number; share: number })[];
}

export const firstTimeFailures: Kpi<FirstTimeFailures> = {
  sentence:
    'What first-time approval is lost to: the first submissions that failed, by each of their issue tags once (with its step) and the cause that stands of the decision, with the share of all first submissions decided (`firstTimeApprovalRate`); the commonest first. One with two tags counts under both, one without a tag under none. Counted by the first submission.',
  lacks: ['CHANNEL', 'ORIGIN'],
  sql: (keys) => `
    WITH ${FIRST_SUBMISSIONS},
    decided AS (
      SELECT ${keys.select} AS key, count(*) AS n FROM c ${keys.joins} WHERE c.fate IN ('APPROVED', 'FAILED') GROUP BY ${keys.groupBy}),
    seen AS (
      SELECT c.shot_id, c.at, t.tag, step.step, ${STANDING_CAUSE} AS cause
      FROM c JOIN decision d ON d.shot_id = c.shot_id AND d.round = c.round
      ${TAGS}
      WHERE c.fate = 'FAILED'),
    cell AS (
      SELECT ${keys.select} AS key, c.tag, c.step, c.cause, count(*)::int AS count
      FROM seen c ${keys.joins} GROUP BY ${keys.groupByAnd('c.tag, c.step, c.cause')})
    SELECT key, jsonb_agg(
      jsonb_build_object('tag', tag, 'step', step, 'cause', cause, 'count', count, 'share', count::double precision / n)
      ORDER BY count DESC, tag COLLATE "C", coalesce(cause::text, '') COLLATE "C") AS entries
    FROM cell JOIN decided USING (key) GROUP BY key`,
  oracle: (history, ask) => {
    const decided = firstSubmissions(history).filter(({ fate }) => fate === 'APPROVED' || fate === 'FAILED');
    const submissions = decided.map((submission) => ({ ...submission, seen: seenOf(history, submission) }));
    return groupsOf(history, ask, submissions).map(({ key, members }) => ({
      key,
      entries: counted(
        members.flatMap(({ seen }) => seen),
        members.length,
      ),
    }));
  },
};

function seenOf({ ofShot }: History, { shot, cohort, fate }: ReturnType<typeof firstSubmissions>[number]): Seen[] {
  const events = ofShot.get(shot) ?? [];
  const decision = decisionOf(events, cohort.round);
  if (!decision || fate !== 'FAILED') return [];
  return tagsOf(events, decision).map((tag) => ({ tag, step: stepOf(tag), cause: standingCause(events, decision) }));
}

function counted(seen: readonly Seen[], decided: number): FirstTimeFailures['entries'] {
  const cells = [...gathered(seen, ({ tag, cause }) => [tag, cause].join('\0'))].map(([name, of]) => ({ name, of }));
  const sorted = cells.sort((a, b) => b.of.length - a.of.length || (a.name < b.name ? -1 : 1));
  return sorted.map(({ of }) => ({ ...of[0], count: of.length, share: of.length / decided }));
}
