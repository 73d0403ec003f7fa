import type { Box } from '../pixels/box';
import type { MeasurementName } from '../pixels/notApplicable';

/** Tags that a machine or a person may set on a picture (PRODUCT §2). */
export type IssueTag =
  | 'COLOUR_DRIFT' | 'EXPOSURE_DRIFT' | 'CUTOUT_ERROR' | 'EDGE_HALO' | 'HIGHLIGHT_CLIPPING' | 'STRUCTURE_DISTORTION' | 'BACKGROUND_CONTAMINATION'
  | 'OVERSMOOTHED' | 'OVERSHARPENED' | 'DEAD_SURFACE' | 'NOISE' | 'DUST' | 'SOFT_FOCUS' | 'CROP_IMBALANCE' | 'SHADOW_INCONSISTENT' | 'GEMSTONE_DRIFT'
  | 'INVENTED_SPARKLE' | 'STUDIO_REFLECTION' | 'EXPORT_SETTINGS';

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
