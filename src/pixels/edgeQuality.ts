import type { Box } from './box';

export type EdgeArtefactKind = 'DARK_HALO' | 'LIGHT_HALO' | 'FRINGE' | 'JAGGED' | 'HARD_CUT';

export interface EdgeArtefact {
  kind: EdgeArtefactKind;
  box: Box;
  /** Pixels of outline that it runs along. */
  lengthPixels: number;
  /** How strong: L* for halos, C* for fringes, pixels of step for jagged and hard cuts. */
  strength: number;
}

/** How well the piece is cut out: runs of outline with a fault. */
export interface EdgeQuality {
  /** Pixels of outline that were looked at. */
  contourPixels: number;
  artefactCount: number;
  perThousandPixels: number;
  haloCount: number;
  fringeCount: number;
  jaggedCount: number;
  hardCutCount: number;
  /** Shares of the outline that lie in runs of each kind, 0–1. */
  haloShare: number;
  fringeShare: number;
  jaggedShare: number;
  hardCutShare: number;
  /** The longest first, at most 50. */
  artefacts: EdgeArtefact[];
}

export const EDGE_QUALITY_VERSION = '1';
import type { Raster } from './raster';
import type { SubjectMask } from './mask';
export function edgeQuality(_r: Raster, _m: SubjectMask): EdgeQuality | null { return null; }
