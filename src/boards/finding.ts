import type { Box } from '../pixels/box';
import type { MeasurementName } from '../pixels/notApplicable';
import type { IssueTag } from './words';

export type Severity = 'INFO' | 'WARN' | 'REJECT';

/** One thing that is wrong, or worth knowing, with a picture. */
export interface Finding {
  measurement: MeasurementName;
  tag: IssueTag;
  severity: Severity;
  value: number;
  /** The limit that was passed; null for INFO without one. */
  limit: number | null;
  unit: string;
  /** A sentence in a reviewer's words. */
  message: string;
  /** Where, in pixels of the oriented original; null = the whole picture. */
  box: Box | null;
}
