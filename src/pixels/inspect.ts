import { ALGORITHM_VERSION } from './algorithmVersion';
import { backgroundPurity, type BackgroundPurity } from './backgroundPurity';
import { clipping, type Clipping, type ClippingAnswer } from './clipping';
import { cropBalance, type CropBalance } from './cropBalance';
import { edgeQuality, type EdgeQuality } from './edgeQuality';
import { fingerprint, type Fingerprint } from './fingerprint';
import { focus, type Focus, type FocusAnswer } from './focus';
import { gemstones, type Gemstones, type GemstonesAnswer } from './gemstones';
import { glare, type Glare } from './glare';
import { type MaskAnswer, OPEN_OUTLINE, subjectMask } from './mask';
import { metal } from './metal';
import type { MetalName } from './metalColour';
import { metalTone, type MetalToneAnswer } from './metalTone';
import type { ZoneTone } from './zoneTones';
import type { MeasurementName, NotApplicable } from './notApplicable';
import { noise, type Noise, type NoiseAnswer } from './noise';
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
  gemstones: Gemstones | null;
  focus: Focus | null;
  noise: Noise | null;
  glare: Glare | null;
  fingerprint: Fingerprint | null;
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

export function ofRaster(raster: Raster, hints: PieceHints = {}, answer: MaskAnswer = subjectMask(raster)): Inspection {
  const empty = emptyInspection(raster);
  if (answer.mask === null) return { ...empty, notApplicable: [{ measurement: 'subjectMask', reason: answer.reason }] };
  const { mask } = answer;
  const piece = metal(raster, mask, hints.metal ?? null, hints.hasStones ?? null);
  const isGrey = raster.flags.includes('GREY_EXPANDED');
  const tone = isGrey ? NO_COLOUR : metalTone(piece, hints.hasStones ?? null);
  const stones = isGrey ? NO_COLOURED_STONES : gemstones(raster, mask, piece, hints.hasStones ?? null);
  const grain = noise(raster, mask);
  const sharpness = focus(mask);
  const clipped = clipping(raster, mask, piece.region);
  const crop = cropBalance(mask);
  const isPlaced = !mask.comesApart || crop.cutEdges.length > 0; // a piece that the frame cuts is cut, however little of it is seen
  return {
    ...empty,
    subject: { confidence: mask.confidence, components: mask.components },
    backgroundPurity: backgroundPurity(raster, mask),
    edgeQuality: mask.comesApart ? null : edgeQuality(raster, mask),
    clipping: clipped.clipping,
    metalTone: tone.zones,
    gemstones: stones.gemstones,
    focus: sharpness.focus,
    noise: grain.noise,
    glare: glare(mask),
    fingerprint: fingerprint(raster, mask),
    shadow: shadow(mask),
    crop: isPlaced ? crop : null,
    notApplicable: [
      ...untold('metalTone', tone),
      ...untold('clipping', clipped),
      ...untold('gemstones', stones),
      ...untold('focus', sharpness),
      ...untold('noise', grain),
      ...(mask.comesApart ? [openOutline('edgeQuality')] : []),
      ...(isPlaced ? [] : [openOutline('crop')]),
    ],
  };
}

const GREY_FILE = { reason: 'The file is grey: it holds no colour.' };
const NO_COLOUR: MetalToneAnswer = { zones: null, ...GREY_FILE };
const NO_COLOURED_STONES: GemstonesAnswer = { gemstones: null, ...GREY_FILE };

const openOutline = (measurement: MeasurementName): NotApplicable => ({ measurement, reason: OPEN_OUTLINE });

function untold(
  measurement: MeasurementName,
  answer: MetalToneAnswer | ClippingAnswer | GemstonesAnswer | FocusAnswer | NoiseAnswer,
): NotApplicable[] {
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
    gemstones: null,
    focus: null,
    noise: null,
    glare: null,
    fingerprint: null,
    shadow: null,
    crop: null,
    notApplicable: [],
  };
}
