import { ALGORITHM_VERSION } from './algorithmVersion';
import { backgroundPurity, type BackgroundPurity } from './backgroundPurity';
import { clipping, type Clipping, type ClippingAnswer } from './clipping';
import { cropBalance, type CropBalance } from './cropBalance';
import { edgeQuality, type EdgeQuality } from './edgeQuality';
import { focus, type Focus, type FocusAnswer } from './focus';
import { subjectMask } from './mask';
import { metal } from './metal';
import type { MetalName } from './metalColour';
import { metalTone, type MetalToneAnswer, type ZoneTone } from './metalTone';
import type { MeasurementName, NotApplicable } from './notApplicable';
import type { Raster, RasterFlag } from './raster';
import { shadow, type Shadow } from './shadow';

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
  focus: Focus | null;
  shadow: Shadow | null;
  crop: CropBalance | null;
  notApplicable: NotApplicable[];
}

/** What the catalogue knows of the piece; both may be left out. */
export interface PieceHints {
  metal?: MetalName | null;
  /** False = surely none. */
  hasStones?: boolean | null;
}

export function ofRaster(raster: Raster, hints: PieceHints = {}): Inspection {
  const answer = subjectMask(raster);
  const empty = emptyInspection(raster);
  if (answer.mask === null) return { ...empty, notApplicable: [{ measurement: 'subjectMask', reason: answer.reason }] };
  const { mask } = answer;
  const piece = metal(raster, mask, hints.metal ?? null, hints.hasStones ?? null);
  const tone = raster.flags.includes('GREY_EXPANDED') ? GREY_FILE : metalTone(piece, hints.hasStones ?? null);
  const sharpness = focus(mask);
  const clipped = clipping(raster, mask, piece.region);
  return {
    ...empty,
    subject: { confidence: mask.confidence, components: mask.components },
    backgroundPurity: backgroundPurity(raster, mask),
    edgeQuality: mask.comesApart ? null : edgeQuality(raster, mask),
    clipping: clipped.clipping,
    metalTone: tone.zones,
    focus: sharpness.focus,
    shadow: shadow(mask),
    crop: cropBalance(mask),
    notApplicable: [
      ...untold('metalTone', tone),
      ...untold('clipping', clipped),
      ...untold('focus', sharpness),
      ...(mask.comesApart ? [OPEN_OUTLINE] : []),
    ],
  };
}

const GREY_FILE: MetalToneAnswer = { zones: null, reason: 'The file is grey: it holds no colour.' };

const OPEN_OUTLINE: NotApplicable = {
  measurement: 'edgeQuality',
  reason: 'The metal has the level of the background along part of its outline, so that the outline is not closed.',
};

function untold(measurement: MeasurementName, answer: MetalToneAnswer | ClippingAnswer | FocusAnswer): NotApplicable[] {
  return 'reason' in answer ? [{ measurement, reason: answer.reason }] : [];
}

function emptyInspection(raster: Raster): Inspection {
  return {
    algorithmVersion: ALGORITHM_VERSION,
    width: raster.width,
    height: raster.height,
    colour: { labWhite: 'D50', profileName: raster.profileName, flags: raster.flags },
    subject: null,
    backgroundPurity: null,
    edgeQuality: null,
    clipping: null,
    metalTone: null,
    focus: null,
    shadow: null,
    crop: null,
    notApplicable: [],
  };
}
