import type { Structure, StructureChange } from '../pixels/structure';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';

const MOST_TOLD = 5; // a piece that is another one all over need not be told place by place

/** STRUCTURE_DISTORTION: the piece is not the one that was photographed, each place a finding. At REJECT it is the veto of law 4. */
export function judgeStructure(structure: Structure | null, limits: AcceptanceLimits): Finding[] {
  if (structure === null) return [];
  return structure.changes.flatMap((change) => judged(change, limits)).slice(0, MOST_TOLD);
}

function judged({ kind, weight, box }: StructureChange, limits: AcceptanceLimits): Finding[] {
  const where = `at ${Math.round(box.x + box.width / 2)}, ${Math.round(box.y + box.height / 2)}`;
  if (kind === 'OUTLINE')
    return against(limits.structureOutline, weight, () => `The outline of the piece is not that of the source, ${where}.`, box);
  return against(
    limits.structureInside,
    weight,
    () => `The drawing of the piece is not that of the source, ${where}: a claw, a stone or an edge is gone, new or moved.`,
    box,
  );
}
