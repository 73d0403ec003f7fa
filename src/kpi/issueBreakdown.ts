import { gathered, groupsOf, vendorAt } from './groups';
import { decidedRevisions, ISSUES, stepOf } from './issues';
import { VENDOR_AT } from './keys';
import type { Kpi } from './Kpi';

interface Cell {
  tag: string;
  step: string;
  vendor: string | null;
  metal: string;
  cause: string | null;
}

export interface IssueBreakdown {
  /** The commonest first; of as common ones by tag, vendor, metal and cause. */
  entries: (Cell & { count: number; share: number })[];
}

export const issueBreakdown: Kpi<IssueBreakdown> = {
  sentence:
    'The counts of `issuePareto` by tag (with its step), vendor who had the shot at the decision, metal, and the cause that stands of a revision that came back; the commonest first. Counted by the decision.',
  lacks: ['CHANNEL'],
  sql: (keys) => `
    WITH ${ISSUES},
    cell AS (
      SELECT ${keys.select} AS key, c.tag, c.step, bv.code AS vendor, bw.metal, c.cause, count(*)::int AS count
      FROM c
      JOIN shot bs ON bs.id = c.shot_id JOIN colourway bw ON bw.id = bs.colourway_id
      LEFT JOIN ${VENDOR_AT} bh ON true LEFT JOIN vendor bv ON bv.id = bh.vendor_id
      ${keys.joins} GROUP BY ${keys.groupByAnd('c.tag, c.step, bv.code, bw.metal, c.cause')}),
    shared AS (SELECT *, count::double precision / sum(count) OVER (PARTITION BY key) AS share FROM cell)
    SELECT key, jsonb_agg(
      jsonb_build_object('tag', tag, 'step', step, 'vendor', vendor, 'metal', metal, 'cause', cause, 'count', count, 'share', share)
      ORDER BY count DESC, tag COLLATE "C", coalesce(vendor::text, '') COLLATE "C", metal::text COLLATE "C", coalesce(cause::text, '') COLLATE "C") AS entries
    FROM shared GROUP BY key`,
  oracle: (history, ask) => {
    const revisions = decidedRevisions(history).map((revision) => {
      const [vendor, metal] = [vendorAt(history, revision.shot, revision.cohort.at) ?? null, history.shots.get(revision.shot)?.metal ?? ''];
      return { ...revision, cells: revision.tags.map((tag) => ({ tag, step: stepOf(tag), vendor, metal, cause: revision.cause })) };
    });
    return groupsOf(history, ask, revisions).map(({ key, members }) => ({ key, entries: counted(members.flatMap(({ cells }) => cells)) }));
  },
};

function counted(cells: readonly Cell[]): IssueBreakdown['entries'] {
  const nameOf = ({ tag, vendor, metal, cause }: Cell): string => [tag, vendor, metal, cause].join('\0');
  const counts = [...gathered(cells, nameOf)].map(([name, of]) => ({ name, count: of.length, cell: of[0] }));
  const sorted = counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return sorted.map(({ cell, count }) => ({ ...cell, count, share: count / cells.length }));
}
