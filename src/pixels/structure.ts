import { type Box, scaled } from './box';
import { interiorChanges } from './interiorChanges';
import { laidOver } from './laidOver';
import type { MaskAnswer } from './mask';
import { outlineChanges } from './outlineChanges';
import { degreesOf, scaleOf } from './registration';

export const STRUCTURE_VERSION = '1';

export type StructureChangeKind = 'INTERIOR' | 'OUTLINE';

export interface StructureChange {
  kind: StructureChangeKind;
  /** Working pixels (long side 1067–2400): of the unexplained place, each by how unlike it is; of the part that was added or taken away. */
  weight: number;
  /** Pixels of the oriented original. */
  box: Box;
}

/**
 * Whether a retouched picture still shows the piece of its source: laid over it by a similarity (moved, turned up to 3°, scaled), silhouette and inner drawing are
 * compared. Outline figures are null where the outline of either is not closed, those of the inside where too much of it is burnt out.
 * Sources: facts/imaging.md §4 "Structure"; structure part of SSIM (Wang et al. 2004); H95 after Huttenlocher, Klanderman & Rucklidge 1993.
 * Limits: what is smaller than some 20 px of a long side of 1200 is not seen, nor what is narrower than 7 (it passes for dust or lint): a single pavé stone, a small
 * claw, two links grown together. A stone of another colour passes for a changed one. A piece turned in space is another picture.
 */
export interface Structure {
  /** Intersection over union of the silhouettes, 0–1. */
  outlineIou: number | null;
  /** 95th percentile of the distance between the outlines, pixels of the original. */
  outlineH95: number | null;
  /** Mean width of the piece against the source's, less 1: 0.06 = 6 % thicker. */
  bandWidthChange: number | null;
  /** Places inside the piece that the source does not explain. */
  interiorChanges: number | null;
  /** Separate parts more (or less) than in the source. */
  componentsChange: number | null;
  /** Holes more (or less), of 40 working pixels and more. */
  holesChange: number | null;
  /** Heaviest first, at most 20. */
  changes: StructureChange[];
  /** Turn of the source against the picture, degrees, and its scale in working pixels. */
  turnDegrees: number;
  scale: number;
}

export type StructureAnswer = { structure: Structure } | { structure: null; reason: string };

// Correlation of edges: 0.76–1 for pictures of one piece in the development set, changed ones among them.
const SAME_PIECE = 0.6;
const MOST_TOLD = 20;

/** Pure: both masks come from one decode each. */
export function structure(answer: MaskAnswer, sourceAnswer: MaskAnswer): StructureAnswer {
  if (answer.mask === null) return { structure: null, reason: answer.reason };
  if (sourceAnswer.mask === null) return { structure: null, reason: `Of the source: ${sourceAnswer.reason}` };
  const { mask } = answer;
  const pair = laidOver(mask, sourceAnswer.mask);
  if (pair.agreement < SAME_PIECE)
    return {
      structure: null,
      reason: 'The picture cannot be laid over its source: it shows another piece, another view, or is turned by more than 3°.',
    };
  const isClosed = !mask.comesApart && !sourceAnswer.mask.comesApart;
  const outline = isClosed ? outlineChanges(pair, Math.max(mask.working.width, mask.working.height)) : null;
  const inner = interiorChanges(pair);
  if (outline === null && inner === null)
    return { structure: null, reason: 'The outline is not closed, and most of the piece is burnt out or looks like the ground.' };
  const { factor } = mask.working;
  const told = (kind: StructureChangeKind, weight: number, box: Box): StructureChange => {
    const moved = { ...box, x: box.x + pair.frame.x, y: box.y + pair.frame.y };
    return { kind, weight, box: scaled(moved, factor) };
  };
  const changes = [
    ...(inner ?? []).map(({ weight, box }) => told('INTERIOR', weight, box)),
    ...(outline?.parts ?? []).map(({ area, box }) => told('OUTLINE', area, box)),
  ];
  return {
    structure: {
      outlineIou: outline?.iou ?? null,
      outlineH95: outline === null ? null : outline.h95 * factor,
      bandWidthChange: outline?.widthChange ?? null,
      interiorChanges: inner?.length ?? null,
      componentsChange: outline?.components ?? null,
      holesChange: outline?.holes ?? null,
      changes: changes.sort((one, other) => other.weight - one.weight).slice(0, MOST_TOLD),
      turnDegrees: degreesOf(pair.placement),
      scale: scaleOf(pair.placement),
    },
  };
}
