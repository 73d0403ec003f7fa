/** Every measurement of a picture by the name it has in findings, limits and reports. */
export type MeasurementName =
  | 'subjectMask'
  | 'backgroundPurity'
  | 'edgeQuality'
  | 'clipping'
  | 'metalTone'
  | 'crop'
  | 'shadow'
  | 'structure'
  | 'texture'
  | 'whiteBalance'
  | 'exposure'
  | 'focus'
  | 'dust'
  | 'glare'
  | 'noise'
  | 'gemstones'
  | 'surfaceLife'
  | 'sparkle';

/** A measurement that does not apply to this picture, and why, as a sentence. Its group in the inspection is null: never a guess. */
export interface NotApplicable {
  measurement: MeasurementName;
  reason: string;
}
