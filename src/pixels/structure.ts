import { type Box, meet } from './box';
import type { ColourChange } from './colourPlaces';
import type { InteriorChange } from './interiorChanges';
import { inOriginal, type LaidOver } from './laidOver';
import type { OutlineChanges } from './outlineChanges';
import { degreesOf, scaleOf } from './registration';

export const STRUCTURE_VERSION = '6';

/** Of the drawing inside the piece, of its outline, or of the colour of a place among its like. */
export type StructureChangeKind = 'INTERIOR' | 'OUTLINE' | 'COLOUR';

export interface StructureChange {
  kind: StructureChangeKind;
  /** Working pixels, of a long side of 1200 where it is longer: of the unexplained place, each by how unlike it is; of the part that was added or taken away; by ΔE beyond the usual. */
  weight: number;
  /** Pixels of the oriented original. */
  box: Box;
}

/**
 * Whether a retouched picture still shows the piece of its source: laid over it by a similarity (moved, turned up to 3°, scaled), silhouette and inner drawing are
 * compared. Outline figures are null where the outline of either is not closed, those of the inside where too much of it is burnt out.
 * Sources: facts/imaging.md §4 "Structure"; structure part of SSIM (Wang et al. 2004); H95 after Huttenlocher, Klanderman & Rucklidge 1993.
 * Limits: the drawing does not tell what is smaller than some 20 px of a long side of 1200 or narrower than 7 (it passes for dust or lint): a single pavé stone, a
 * small claw, two links grown together. Those are told by their colour (colourChanges.ts, from some 15 px), and so not where stone, metal and ground are all grey.
 * A piece turned in space is another picture.
 */
export interface Structure {
  /** Intersection over union of the silhouettes, 0–1. */
  outlineIou: number | null;
  /** 95th percentile of the distance between the outlines, pixels of the original. */
  outlineH95: number | null;
  /** Width of the piece by that of its source, median along the middle of what is 12 working pixels wide and more, less 1: 0.06 = 6 % thicker. Steps of the masks: ±0.03 of a band 80 px wide. */
  bandWidthChange: number | null;
  /** Places inside the piece that the source does not explain, by drawing or by colour. */
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
const SAME_PLACE = 8; // working pixels between what the drawing tells of a place and what the colour does

export interface OutlineFound extends OutlineChanges {
  /** Whether both masks are sure enough for its figures to be told. */
  isSure: boolean;
}

export interface ChangesFound {
  /** null: the outline of either is not closed. */
  outline: OutlineFound | null;
  /** null: too much of the piece is burnt out. */
  inner: InteriorChange[] | null;
  /** null: either is a grey file. */
  coloured: ColourChange[] | null;
}

/** null: neither outline nor inside can be compared. */
export function structure(pair: LaidOver, { outline, inner, coloured }: ChangesFound): Structure | null {
  if (outline === null && inner === null) return null;
  const change = (kind: StructureChangeKind, weight: number, box: Box): StructureChange => ({
    ...{ kind, weight },
    box: inOriginal(pair, box),
  });
  const others = (coloured ?? []).filter(({ box }) => !inner?.some((drawn) => meet(box, drawn.box, SAME_PLACE)));
  const changes = [
    ...(inner ?? []).map(({ weight, box }) => change('INTERIOR', weight, box)),
    ...others.map(({ weight, box }) => change('COLOUR', weight, box)),
    ...(outline?.parts ?? []).map(({ area, box }) => change('OUTLINE', area, box)),
  ];
  return {
    ...figuresOf(outline?.isSure ? outline : null, pair.factor),
    interiorChanges: inner && inner.length + others.length,
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
