import type { Box } from '../pixels/box';
import type { EdgeArtefactKind } from '../pixels/edgeQuality';
import type { Inspection } from '../pixels/inspect';
import type { AcceptanceLimits } from './acceptanceLimits';
import { against } from './against';
import type { Finding } from './finding';
import { percent } from './percent';

/** EDGE_HALO: a rim or a fringe along the cut-out. CUTOUT_ERROR: it runs in steps, or is cut without a transition. */
export function judgeEdges({ edgeQuality }: Inspection, limits: AcceptanceLimits): Finding[] {
  if (edgeQuality === null) return [];
  const { haloShare, haloWidth, fringeShare, fringeWidth, jaggedShare, jaggedStep, hardCutShare } = edgeQuality;
  const boxOf = (kinds: readonly EdgeArtefactKind[]): Box | null =>
    edgeQuality.artefacts.find(({ kind }) => kinds.includes(kind))?.box ?? null;
  const dark = edgeQuality.artefacts.find(({ kind }) => kind === 'DARK_HALO' || kind === 'LIGHT_HALO')?.kind === 'DARK_HALO';
  return [
    ...against(
      limits.halo,
      haloWidth,
      () => `A ${dark ? 'dark' : 'light'} rim runs along ${percent(haloShare)} of the outline.`,
      boxOf(['DARK_HALO', 'LIGHT_HALO']),
    ),
    ...against(limits.fringe, fringeWidth, () => `A coloured fringe runs along ${percent(fringeShare)} of the outline.`, boxOf(['FRINGE'])),
    ...against(
      limits.jagged,
      jaggedStep,
      () => `The cut-out runs in steps along ${percent(jaggedShare)} of the outline.`,
      boxOf(['JAGGED']),
    ),
    ...against(
      limits.hardCut,
      hardCutShare,
      () => `The cut-out is hard, without a soft transition, along ${percent(hardCutShare)} of the outline.`,
      boxOf(['HARD_CUT']),
    ),
  ];
}
