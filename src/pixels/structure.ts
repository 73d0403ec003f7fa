import type { Box } from './box';
import type { Comparable } from './comparable';
import type { FirstLook } from './firstLook';
import { type InteriorChange, interiorChanges } from './interiorChanges';
import { inOriginal, type LaidOver } from './laidOver';
import { type OutlineChanges, outlineChanges } from './outlineChanges';
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

// A piece that is another one all over need not be told place by place.
const MOST_TOLD = 20;

/** null: neither outline nor inside can be compared. `isClosed`: the outlines of both are. */
export function structure(pair: LaidOver, comparable: Comparable, first: FirstLook, isClosed: boolean): Structure | null {
  const outline = isClosed ? outlineChanges(pair) : null;
  const inner = interiorChanges(pair, comparable, first);
  return outline === null && inner === null ? null : told(pair, outline, inner);
}

function told(pair: LaidOver, outline: OutlineChanges | null, inner: InteriorChange[] | null): Structure {
  const change = (kind: StructureChangeKind, weight: number, box: Box): StructureChange => ({
    ...{ kind, weight },
    box: inOriginal(pair, box),
  });
  const changes = [
    ...(inner ?? []).map(({ weight, box }) => change('INTERIOR', weight, box)),
    ...(outline?.parts ?? []).map(({ area, box }) => change('OUTLINE', area, box)),
  ];
  return {
    ...figuresOf(outline, pair.factor),
    interiorChanges: inner?.length ?? null,
    changes: changes.sort((one, other) => other.weight - one.weight).slice(0, MOST_TOLD),
    turnDegrees: degreesOf(pair.placement),
    scale: scaleOf(pair.placement),
  };
}

function figuresOf(
  outline: OutlineChanges | null,
  factor: number,
): Omit<Structure, 'interiorChanges' | 'changes' | 'turnDegrees' | 'scale'> {
  if (outline === null) return { outlineIou: null, outlineH95: null, bandWidthChange: null, componentsChange: null, holesChange: null };
  const { iou, h95, widthChange, components, holes } = outline;
  return { outlineIou: iou, outlineH95: h95 * factor, bandWidthChange: widthChange, componentsChange: components, holesChange: holes };
}
