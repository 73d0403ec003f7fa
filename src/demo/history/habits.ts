import type { IssueTag } from '../../boards/words';
import type { Cause, Origin } from '../../retouching/words';
import type { VendorCode } from '../house/persons';

/** How a vendor works, in figures that are made up: different enough for a scorecard to tell the three apart. */
export interface Habits {
  /** Pieces of three shots each that it gets in a usual week. */
  piecesAWeek: number;
  /** Tiers that it is given, by weight. */
  tiers: Readonly<Record<string, number>>;
  /** The part of its service level that a round usually takes, and how unevenly. */
  pace: number;
  unevenness: number;
  /** How much a full season slows it down: 0 not at all, 1 in proportion. */
  underLoad: number;
  /** Share of first rounds without a flaw, by tier; and what half a year adds to it. */
  flawless: readonly [number, number, number, number];
  learns: number;
  /** Minutes of a first round, by tier. */
  minutes: readonly [number, number, number, number];
  origins: Readonly<Partial<Record<Origin, number>>>;
  /** Why a flawed round came back, by weight. */
  causes: Readonly<Partial<Record<Cause, number>>>;
  /** Share of good rounds that come back all the same, because the house wants something else. */
  wishes: number;
  flaws: Readonly<Partial<Record<IssueTag, number>>>;
  /** What its eye adds to every metal, in Lab. */
  cast: readonly [number, number, number];
  expedited: number;
}

export const HABITS: Readonly<Record<VendorCode, Habits>> = {
  // Cheap, steady, many pieces; warm in colour, hasty at edges, better every month.
  LUMEN: {
    piecesAWeek: 1.7,
    tiers: { 1: 4, 2: 5, 3: 1 },
    pace: 0.72,
    unevenness: 0.28,
    underLoad: 0.2,
    flawless: [0.66, 0.56, 0.42, 0.3],
    learns: 0.14,
    minutes: [14, 22, 38, 60],
    origins: { MANUAL: 3, AI_ASSISTED: 6, AI_DRAFT: 1 },
    causes: { RETOUCH: 7, AI_DRAFT: 2, CAPTURE: 1 },
    wishes: 0.05,
    flaws: { COLOUR_DRIFT: 5, EDGE_HALO: 4, CUTOUT_ERROR: 2, OVERSMOOTHED: 2, BACKGROUND_CONTAMINATION: 1, GEMSTONE_DRIFT: 1 },
    cast: [0.2, 0.5, 1.1],
    expedited: 0.15,
  },
  // Dear, exact, the hard pieces; seldom late.
  NORDLYS: {
    piecesAWeek: 1.05,
    tiers: { 2: 2, 3: 5, 4: 3 },
    pace: 0.6,
    unevenness: 0.18,
    underLoad: 0.1,
    flawless: [0.94, 0.93, 0.9, 0.82],
    learns: 0.02,
    minutes: [18, 27, 45, 80],
    origins: { MANUAL: 7, AI_ASSISTED: 3 },
    causes: { RETOUCH: 3, CAPTURE: 1 },
    wishes: 0.06,
    flaws: { CROP_IMBALANCE: 2, EXPOSURE_DRIFT: 2, OVERSHARPENED: 1, DUST: 2, SHADOW_INCONSISTENT: 1 },
    cast: [-0.1, -0.1, -0.2],
    expedited: 0.2,
  },
  // In the house: near at hand, asked for changes most, late when the season is full.
  ATELIER: {
    piecesAWeek: 1.25,
    tiers: { 1: 2, 2: 3, 3: 3, 4: 1 },
    pace: 0.78,
    unevenness: 0.4,
    underLoad: 1,
    flawless: [0.82, 0.76, 0.66, 0.52],
    learns: 0,
    minutes: [16, 26, 48, 85],
    origins: { MANUAL: 6, AI_ASSISTED: 2, AI_DRAFT: 2 },
    causes: { RETOUCH: 4, AI_DRAFT: 2, CAPTURE: 1 },
    wishes: 0.13,
    flaws: { DUST: 3, STUDIO_REFLECTION: 2, HIGHLIGHT_CLIPPING: 2, DEAD_SURFACE: 2, SOFT_FOCUS: 1, STRUCTURE_DISTORTION: 1 },
    cast: [0, 0.1, -0.3],
    expedited: 0.3,
  },
};

/** Load of a month beside the usual one, January first: the shops fill up for Christmas, and for spring. */
export const SEASON = [1.0, 1.05, 1.05, 0.95, 0.95, 0.85, 0.8, 0.95, 1.1, 1.25, 1.2, 0.85] as const;
