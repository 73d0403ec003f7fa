import { DECISION, inWindow, MEASURED, STANDING_CAUSE, SUBMISSION } from './decisions';
import type { Counted } from './groups';
import type { History, HistoryEvent } from './history';
import { decisionsOf, firstOf, measuredBefore, originOf, standingCause } from './standing';

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
const PAIRS = `(VALUES ${[...STEP_OF_TAG].map(([tag, step]) => `('${tag}', '${step}')`).join(', ')})`;
const STEPS = `${PAIRS} AS step(tag, step)`;

export function stepOf(tag: string): string {
  return STEP_OF_TAG.get(tag) ?? '';
}

/** The same in SQL, of a tag. */
export function stepIn(tag: string): string {
  return `(SELECT known.step FROM ${PAIRS} AS known(known_tag, step) WHERE known.known_tag = ${tag})`;
}

/** A revision that was decided, with what was seen of it by whomever. */
interface DecidedRevision extends Counted {
  shot: string;
  /** Of what came back: the cause that stands. */
  cause: string | null;
  tags: string[];
}

/** 24: each tag of the decided revision `d` once, whoever saw it, with its step. */
export const TAGS = `LEFT JOIN ${MEASURED} ON true
      LEFT JOIN LATERAL (
        SELECT v.tags FROM public.event v WHERE v.shot_id = d.shot_id AND v.kind = 'VETOED' AND v.round = d.round ORDER BY v.at, v.id LIMIT 1) v ON true
      CROSS JOIN LATERAL (SELECT unnest(m.tags) UNION SELECT unnest(v.tags) UNION SELECT unnest(d.tags)) t(tag)
      JOIN ${STEPS} ON step.tag = t.tag`;

/** Those of all decisions. As common table expressions whose cohort `c` has tag, step and cause; and again for the oracles. */
export const ISSUES = `${DECISION}, ${SUBMISSION},
    c AS (
      SELECT d.shot_id, d.at, s.origin, t.tag, step.step, CASE WHEN d.verdict IS DISTINCT FROM 'APPROVED' THEN ${STANDING_CAUSE} END AS cause
      FROM decision d
      LEFT JOIN submission s ON s.shot_id = d.shot_id AND s.round = d.round
      ${TAGS}
      WHERE ${inWindow('d')})`;

export function decidedRevisions(history: History): DecidedRevision[] {
  return [...history.ofShot].flatMap(([shot, events]) =>
    decisionsOf(events).map((cohort) => ({
      ...{ shot, cohort, origin: originOf(events, cohort), tags: tagsOf(events, cohort) },
      cause: cohort.verdict === 'APPROVED' ? null : standingCause(events, cohort),
    })),
  );
}

export function tagsOf(events: readonly HistoryEvent[], decision: HistoryEvent): string[] {
  const veto = firstOf(events, 'VETOED', ({ round }) => round === decision.round);
  return [...new Set([measuredBefore(events, decision), veto, decision].flatMap((event) => event?.tags ?? []))];
}
