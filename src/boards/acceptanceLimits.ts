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
  | 'cutEdges';

/** Acceptance rules are data: a house may keep its own version of these (PRODUCT §2). */
export type AcceptanceLimits = Record<LimitName, AcceptanceLimit>;

const PROPOSAL = 'proposal, tuned on the development renders';

export const DEFAULT_LIMITS: AcceptanceLimits = {
  backgroundChroma: { measurement: 'backgroundPurity', tag: 'BACKGROUND_CONTAMINATION', warn: 1.5, reject: 4, unit: 'C*', source: PROPOSAL },
  backgroundOffStandard: { measurement: 'backgroundPurity', tag: 'BACKGROUND_CONTAMINATION', warn: 1.5, reject: 4, unit: 'ΔE00', source: PROPOSAL },
  backgroundUnevenness: { measurement: 'backgroundPurity', tag: 'BACKGROUND_CONTAMINATION', warn: 0.8, reject: 2.5, unit: 'L*', source: PROPOSAL },
  backgroundSpots: { measurement: 'backgroundPurity', tag: 'BACKGROUND_CONTAMINATION', warn: 1, reject: null, unit: 'spots', source: PROPOSAL },
  offCentre: { measurement: 'crop', tag: 'CROP_IMBALANCE', warn: 0.03, reject: 0.08, unit: 'share of the frame', source: 'margins within 3 %, facts/imaging.md §4' },
  cutEdges: { measurement: 'crop', tag: 'CROP_IMBALANCE', warn: null, reject: 1, unit: 'sides', source: 'a cut piece cannot be shown whole' },
};
