import { BACKGROUND_PURITY_VERSION, backgroundPurity, type BackgroundPurity } from './backgroundPurity';
import type { Clipping } from './clipping';
import { CROP_BALANCE_VERSION, cropBalance, type CropBalance } from './cropBalance';
import type { EdgeQuality } from './edgeQuality';
import { SUBJECT_MASK_VERSION, subjectMask } from './mask';
import type { ZoneTone } from './metalTone';
import type { NotApplicable } from './notApplicable';
import type { Raster, RasterFlag } from './raster';

/** What is told about the subject itself. */
export interface SubjectSummary {
  confidence: number;
  components: number;
}

/** All measurements of one raster; plain data. A group that does not apply is null, and `notApplicable` says why. Boxes are in pixels of the oriented original. */
export interface Inspection {
  algorithmVersion: string;
  width: number;
  height: number;
  colour: { labWhite: 'D50'; profileName: string | null; flags: RasterFlag[] };
  subject: SubjectSummary | null;
  backgroundPurity: BackgroundPurity | null;
  edgeQuality: EdgeQuality | null;
  clipping: Clipping | null;
  metalTone: ZoneTone[] | null;
  crop: CropBalance | null;
  notApplicable: NotApplicable[];
}

/** What the catalogue knows of the piece; both may be left out. */
export interface PieceHints {
  metal?: 'YELLOW_GOLD' | 'ROSE_GOLD' | 'WHITE_GOLD' | 'SILVER' | 'PLATINUM' | null;
  /** False = surely none. */
  hasStones?: boolean | null;
}

export function ofRaster(raster: Raster, hints: PieceHints = {}): Inspection {
  const answer = subjectMask(raster);
  const empty = emptyInspection(raster);
  if (answer.mask === null) return { ...empty, notApplicable: [{ measurement: 'subjectMask', reason: answer.reason }] };
  const { mask } = answer;
  return {
    ...empty,
    subject: { confidence: mask.confidence, components: mask.components },
    backgroundPurity: backgroundPurity(raster, mask),
    crop: cropBalance(mask),
  };
}

function emptyInspection(raster: Raster): Inspection {
  return {
    algorithmVersion: `mask ${SUBJECT_MASK_VERSION}, background ${BACKGROUND_PURITY_VERSION}, crop ${CROP_BALANCE_VERSION}`,
    width: raster.width,
    height: raster.height,
    colour: { labWhite: 'D50', profileName: raster.profileName, flags: raster.flags },
    subject: null,
    backgroundPurity: null,
    edgeQuality: null,
    clipping: null,
    metalTone: null,
    crop: null,
    notApplicable: [],
  };
}
