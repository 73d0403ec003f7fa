import { DECISION, inWindow, MEASURED, SUBMISSION } from './decisions';
import { gathered, groupsOf } from './groups';
import type { HistoryEvent } from './history';
import type { Kpi } from './Kpi';
import { decisionsOf, firstOf, measuredBefore, submissionsOf } from './standing';

export interface IssuePareto {
  /** The commonest first; of as common ones by their tag. */
  entries: { tag: string; step: string; count: number; share: number }[];
}

/** The step of the work that an issue comes from (kpi-corners, 24). */
const TAGS_OF_STEP = {
  CAPTURE: ['SOFT_FOCUS', 'NOISE'],
  CLEANUP: ['DUST', 'STUDIO_REFLECTION', 'CUTOUT_ERROR', 'EDGE_HALO', 'BACKGROUND_CONTAMINATION'],
  COLOUR: ['COLOUR_DRIFT', 'EXPOSURE_DRIFT', 'HIGHLIGHT_CLIPPING', 'GEMSTONE_DRIFT'],
  STRUCTURE: [
    ...['STRUCTURE_DISTORTION', 'OVERSMOOTHED', 'OVERSHARPENED', 'DEAD_SURFACE', 'INVENTED_SPARKLE', 'SHADOW_INCONSISTENT'],
    ...['HANDS', 'SKIN', 'SYMMETRY', 'SHOULDERS', 'SCALE'],
  ],
  FINAL_QC: ['CROP_IMBALANCE', 'EXPORT_SETTINGS'],
};
const STEP_OF_TAG = new Map(Object.entries(TAGS_OF_STEP).flatMap(([step, tags]) => tags.map((tag) => [tag, step] as const)));
const STEPS = `(VALUES ${[...STEP_OF_TAG].map(([tag, step]) => `('${tag}', '${step}')`).join(', ')}) AS step(tag, step)`;

export const issuePareto: Kpi<IssuePareto> = {
  sentence:
    'Issue tags of decided revisions, each counted once per revision: those of its last measurement at or before the decision, of its veto, and of its review; with the step of the work that they come from, and the share of all counts of the row. Counted by the decision.',
  lacks: ['CHANNEL'],
  sql: (keys) => `
    WITH ${DECISION}, ${SUBMISSION},
    c AS (
      SELECT d.shot_id, d.at, s.origin, t.tag
      FROM decision d
      LEFT JOIN submission s ON s.shot_id = d.shot_id AND s.round = d.round
      LEFT JOIN ${MEASURED} ON true
      LEFT JOIN LATERAL (
        SELECT v.tags FROM event v WHERE v.shot_id = d.shot_id AND v.kind = 'VETOED' AND v.round = d.round ORDER BY v.at, v.id LIMIT 1) v ON true
      CROSS JOIN LATERAL (SELECT unnest(m.tags) UNION SELECT unnest(v.tags) UNION SELECT unnest(d.tags)) t(tag)
      WHERE ${inWindow('d')}),
    cell AS (
      SELECT ${keys.select} AS key, c.tag, step.step, count(*)::int AS count
      FROM c JOIN ${STEPS} ON step.tag = c.tag ${keys.joins} GROUP BY ${keys.groupBy === '()' ? '' : `${keys.groupBy}, `}c.tag, step.step),
    shared AS (SELECT *, count::double precision / sum(count) OVER (PARTITION BY key) AS share FROM cell)
    SELECT key, jsonb_agg(jsonb_build_object('tag', tag, 'step', step, 'count', count, 'share', share) ORDER BY count DESC, tag COLLATE "C") AS entries
    FROM shared GROUP BY key`,
  oracle: (history, ask) => {
    const revisions = [...history.ofShot].flatMap(([shot, events]) =>
      decisionsOf(events).map((cohort) => ({ shot, cohort, origin: originOf(events, cohort), tags: tagsOf(events, cohort) })),
    );
    return groupsOf(history, ask, revisions).map(({ key, members }) => ({ key, entries: issuesOf(members.flatMap(({ tags }) => tags)) }));
  },
};

function originOf(events: readonly HistoryEvent[], { round }: HistoryEvent): string | undefined {
  return submissionsOf(events).find((submission) => submission.round === round)?.origin;
}

function tagsOf(events: readonly HistoryEvent[], decision: HistoryEvent): string[] {
  const veto = firstOf(events, 'VETOED', ({ round }) => round === decision.round);
  return [...new Set([measuredBefore(events, decision), veto, decision].flatMap((event) => event?.tags ?? []))];
}

function issuesOf(tags: readonly string[]): IssuePareto['entries'] {
  const counts = [...gathered(tags, (tag) => tag)].map(([tag, found]) => ({ tag, step: STEP_OF_TAG.get(tag) ?? '', count: found.length }));
  const sorted = counts.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
  return sorted.map((issue) => ({ ...issue, share: issue.count / tags.length }));
}
