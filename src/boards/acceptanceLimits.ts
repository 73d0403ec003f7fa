import type { MeasurementName } from '../pixels/notApplicable';
import type { IssueTag } from './words';

/** From `warn` on a finding is a WARN, from `reject` on a REJECT; null = never. Values are magnitudes: more is worse. */
export interface AcceptanceLimit {
  measurement: MeasurementName;
  tag: IssueTag;
  warn: number | null;
  reject: number | null;
  unit: string;
  /** Where the numbers come from. */
  source: string;
}

export type LimitName =
  | 'backgroundChroma'
  | 'backgroundOffStandard'
  | 'backgroundUnevenness'
  | 'backgroundSpots'
  | 'offCentre'
  | 'offCentreUpright'
  | 'cutEdges'
  | 'colourDrift'
  | 'exposureDrift'
  | 'newClipping'
  | 'clipped'
  | 'halo'
  | 'fringe'
  | 'jagged'
  | 'hardCut'
  | 'structureInside'
  | 'structureOutline'
  | 'structureColour'
  | 'lostTexture'
  | 'sharpened'
  | 'deadSurface'
  | 'noise'
  | 'softFocus'
  | 'dust'
  | 'sparkle'
  | 'gemstoneDrift';

/** Acceptance rules are data: a house may keep its own version of these (PRODUCT §2). */
export type AcceptanceLimits = Record<LimitName, AcceptanceLimit>;

const PROPOSAL = 'proposal, tuned on the development renders';

export const DEFAULT_LIMITS: AcceptanceLimits = {
  backgroundChroma: {
    measurement: 'backgroundPurity',
    tag: 'BACKGROUND_CONTAMINATION',
    warn: 1,
    reject: 4,
    unit: 'C*',
    source: 'from about 1 on an eye tells neutral from tinted; 4: proposal',
  },
  backgroundOffStandard: {
    measurement: 'backgroundPurity',
    tag: 'BACKGROUND_CONTAMINATION',
    warn: 1,
    reject: 4,
    unit: 'ΔE00',
    source: 'from about 1 on an eye tells two colours apart; 4: proposal',
  },
  backgroundUnevenness: {
    measurement: 'backgroundPurity',
    tag: 'BACKGROUND_CONTAMINATION',
    warn: 0.8,
    reject: 2.5,
    unit: 'L*',
    source: PROPOSAL,
  },
  backgroundSpots: {
    measurement: 'backgroundPurity',
    tag: 'BACKGROUND_CONTAMINATION',
    warn: 1,
    reject: null,
    unit: 'spots',
    source: PROPOSAL,
  },
  offCentre: {
    measurement: 'crop',
    tag: 'CROP_IMBALANCE',
    warn: 0.03,
    reject: 0.08,
    unit: 'share of the frame',
    source: 'margins within 3 %, facts/imaging.md §4',
  },
  offCentreUpright: {
    measurement: 'crop',
    tag: 'CROP_IMBALANCE',
    warn: 0.05,
    reject: null,
    unit: 'share of the frame',
    source: 'proposal, wider than across: what hangs is often set high',
  },
  cutEdges: {
    measurement: 'crop',
    tag: 'CROP_IMBALANCE',
    warn: null,
    reject: 1,
    unit: 'sides',
    source: 'a cut piece cannot be shown whole',
  },
  // The board's own tolerance of a zone, where it has one, stands for `warn`, and widens `reject` with it.
  colourDrift: {
    measurement: 'metalTone',
    tag: 'COLOUR_DRIFT',
    warn: 2,
    reject: 4,
    unit: 'ΔE00 without lightness',
    source: 'facts/imaging.md §4: up to 2 a good match, above 4 a drift',
  },
  exposureDrift: { measurement: 'metalTone', tag: 'EXPOSURE_DRIFT', warn: 4, reject: 8, unit: "ΔL'", source: PROPOSAL },
  newClipping: {
    measurement: 'clipping',
    tag: 'HIGHLIGHT_CLIPPING',
    warn: 0.06,
    reject: 0.15,
    unit: 'share of the metal',
    source: `${PROPOSAL}: whitening the ground brings up to 0.04 with it`,
  },
  clipped: { measurement: 'clipping', tag: 'HIGHLIGHT_CLIPPING', warn: 0.12, reject: 0.3, unit: 'share of the metal', source: PROPOSAL },
  halo: {
    measurement: 'edgeQuality',
    tag: 'EDGE_HALO',
    warn: 0.65,
    reject: 2,
    unit: 'px of 1600, mean over the outline',
    source: `${PROPOSAL}: grey metal has rims of its own up to 0.54`,
  },
  fringe: {
    measurement: 'edgeQuality',
    tag: 'EDGE_HALO',
    warn: 0.2,
    reject: 1,
    unit: 'px of 1600, mean over the outline',
    source: PROPOSAL,
  },
  jagged: {
    measurement: 'edgeQuality',
    tag: 'CUTOUT_ERROR',
    warn: 0.2,
    reject: 1.5,
    unit: 'px of 1600, mean step over the outline',
    source: PROPOSAL,
  },
  hardCut: { measurement: 'edgeQuality', tag: 'CUTOUT_ERROR', warn: 0.15, reject: null, unit: 'share of the outline', source: PROPOSAL },
  // No warning below: what is less is as often a cleaned speck as a lost claw, and a veto must not be guessed.
  structureInside: {
    measurement: 'structure',
    tag: 'STRUCTURE_DISTORTION',
    warn: null,
    reject: 20,
    unit: 'px of 1200 that the source does not explain',
    source: `${PROPOSAL}: honest pairs reach 17, a claw of 40 px that is gone 74`,
  },
  structureOutline: {
    measurement: 'structure',
    tag: 'STRUCTURE_DISTORTION',
    warn: null,
    reject: 150,
    unit: 'px of 1200 added or gone',
    source: `${PROPOSAL}: masks of honest pairs differ by up to 100`,
  },
  structureColour: {
    measurement: 'structure',
    tag: 'STRUCTURE_DISTORTION',
    warn: 550,
    reject: 650,
    unit: 'ΔE · px of 1200 beyond what all of the piece was given',
    source: `${PROPOSAL}: honest pairs reach 109, dust of 10 px that was taken off 585 where it is not told apart by its grey, a claw of 16 px that is gone 677`,
  },
  lostTexture: {
    measurement: 'texture',
    tag: 'OVERSMOOTHED',
    warn: 0.12,
    reject: 0.3,
    unit: 'share of the drawn places',
    source: `${PROPOSAL}: honest pairs reach 0.04, metal smoothed by σ 2 px 0.26–0.57`,
  },
  sharpened: {
    measurement: 'texture',
    tag: 'OVERSHARPENED',
    warn: 0.3,
    reject: 0.8,
    unit: 'share of the drawn places',
    source: `${PROPOSAL}: honest pairs reach 0.03, an unsharp mask of 2 0.9`,
  },
  deadSurface: {
    measurement: 'surfaceLife',
    tag: 'DEAD_SURFACE',
    warn: 0.12,
    reject: 0.4,
    unit: 'share of the places that mirrored',
    source: `${PROPOSAL}: honest pairs reach 0.02, metal evened out by three quarters 0.4–0.8`,
  },
  noise: {
    measurement: 'noise',
    tag: 'NOISE',
    warn: 2,
    reject: null,
    unit: 'σ of the luma, levels of 255',
    source: 'facts/imaging.md proposes 1 for polished metal; brushed metal reads as noise of its own: proposal',
  },
  softFocus: {
    measurement: 'focus',
    tag: 'SOFT_FOCUS',
    warn: 1.65,
    reject: null,
    unit: 'σ of the blur, px of 1600',
    source: 'facts/imaging.md §4: an edge wider than 5 px is soft; at which a capture is made again',
  },
  sparkle: {
    measurement: 'sparkle',
    tag: 'INVENTED_SPARKLE',
    warn: 1,
    reject: null,
    unit: 'places',
    source: 'a glint that no lamp made sells a stone that nobody has',
  },
  // The board's own tolerance of a zone, where it has one, stands for `warn`, and widens `reject` with it.
  gemstoneDrift: {
    measurement: 'gemstones',
    tag: 'GEMSTONE_DRIFT',
    warn: 3.5,
    reject: 6,
    unit: 'ΔE00 without lightness',
    source:
      'facts/imaging.md §4: 5° of hue or 10 % of chroma, which at C* 50 are about 3; the halved colour of JPEG 4:2:0 and WebP moves small stones by up to 3.5',
  },
  dust: { measurement: 'dust', tag: 'DUST', warn: 1, reject: null, unit: 'specks', source: 'one that is seen has to be cleaned' },
};
