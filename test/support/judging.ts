import { judge, type Judgement } from '../../src/boards/judge';
import { labOf, SRGB_LAB } from '../../src/pixels/colour';
import type { Inspection, PieceHints } from '../../src/pixels/inspect';
import type { Darkroom } from '../../src/workers/darkroom';

/** Files of one piece: what is judged, the clean picture that its board is made of, and the capture. */
export interface Judged {
  file: string;
  clean: string;
  source: string;
  hints: PieceHints;
}

/** As the demo does it: against the board of the clean picture, pure white, and the capture. */
export function judging(darkroom: Darkroom): (judged: Judged) => Promise<Judgement> {
  const known = new Map<string, Promise<Inspection>>();
  const inspected = (file: string, hints: PieceHints): Promise<Inspection> => {
    const inspection = known.get(file) ?? darkroom.run('inspect', { file, hints });
    known.set(file, inspection);
    return inspection;
  };
  return async ({ file, clean, source, hints }) => {
    const [comparison, inspection] = await Promise.all([darkroom.run('compare', { file, sourceFile: source }), inspected(file, hints)]);
    const zones = (await inspected(clean, hints)).metalTone ?? [];
    return judge(inspection, {
      board: zones.map(({ zone, lab }) => ({ zone, lab, toleranceDeltaE: null })),
      background: { kind: 'PRODUCT', lab: labOf(SRGB_LAB, 255, 255, 255) },
      source: await inspected(source, hints),
      comparison,
    });
  };
}

/** A piece of the demo by what its files are named: `R-1042_YG`. */
export function hintsOf(piece: string): PieceHints {
  const [sku, colourway] = piece.split('_');
  return { metal: METALS[colourway.split('-')[0] as keyof typeof METALS], hasStones: sku !== 'R-1187' };
}

const METALS = { YG: 'YELLOW_GOLD', RG: 'ROSE_GOLD', WG: 'WHITE_GOLD', SILVER: 'SILVER' } as const;
