import { meet } from '../pixels/box';
import type { Structure, StructureChange, StructureChangeKind } from '../pixels/structure';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';

const MOST_TOLD = 5; // a piece that is another one all over need not be told place by place

/**
 * STRUCTURE_DISTORTION: the piece is not the one that was photographed, each place a finding; one that the outline tells is not told again by its colour.
 * At REJECT it is the veto of law 4.
 */
export function judgeStructure(structure: Structure | null, limits: AcceptanceLimits): Finding[] {
  if (structure === null) return [];
  const drawn = structure.changes.filter(({ kind }) => kind !== 'COLOUR').flatMap((change) => judged(change, limits));
  const coloured = structure.changes.filter(
    ({ kind, box }) => kind === 'COLOUR' && !drawn.some((told) => told.box && meet(told.box, box, 0)),
  );
  return [...drawn, ...coloured.flatMap((change) => judged(change, limits))].slice(0, MOST_TOLD);
}

const MESSAGES: Record<StructureChangeKind, (where: string) => string> = {
  OUTLINE: (where) => `The outline of the piece is not that of the source, ${where}.`,
  INTERIOR: (where) => `The drawing of the piece is not that of the source, ${where}: a claw, a stone or an edge is gone, new or moved.`,
  COLOUR: (where) =>
    `A small part of the piece is not that of the source, ${where}: a stone, a claw or a link is gone, filled or grown together.`,
};

function judged({ kind, weight, box }: StructureChange, limits: AcceptanceLimits): Finding[] {
  const limit = { OUTLINE: limits.structureOutline, INTERIOR: limits.structureInside, COLOUR: limits.structureColour }[kind];
  const where = `at ${Math.round(box.x + box.width / 2)}, ${Math.round(box.y + box.height / 2)}`;
  return against(limit, weight, () => MESSAGES[kind](where), box);
}
