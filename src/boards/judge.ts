import type { Lab } from '../pixels/colour';
import type { Inspection } from '../pixels/inspect';
import type { TonalZone } from '../pixels/metalTone';
import { DEFAULT_LIMITS, type AcceptanceLimits } from './acceptanceLimits';
import { judgeBackground, type BackgroundStandard } from './judgeBackground';
import { judgeCrop } from './judgeCrop';
import type { Finding } from './finding';

/** The approved colour of a metal, zone by zone. */
export interface BoardZone {
  zone: TonalZone;
  lab: Lab;
  /** Tolerance of the chroma-and-hue part, ΔE00; null = that of the acceptance rules. */
  toleranceDeltaE: number | null;
}

/** What a picture was promised to be judged by (law 8). */
export interface JudgedBy {
  board: BoardZone[] | null;
  background: BackgroundStandard | null;
  limits?: AcceptanceLimits;
  /** The inspection of the source, for what is new since. */
  source: Inspection | null;
}

export interface Judgement {
  findings: Finding[];
  machineVerdict: 'PASS' | 'WARN' | 'REJECT';
}

/** Holds an inspection against its standards. Pure: the same answer for the same numbers, whenever it is asked. */
export function judge(inspection: Inspection, by: JudgedBy): Judgement {
  const limits = by.limits ?? DEFAULT_LIMITS;
  const findings = [...judgeBackground(inspection, by.background, limits), ...judgeCrop(inspection, limits)];
  return { findings, machineVerdict: verdict(findings) };
}

function verdict(findings: Finding[]): Judgement['machineVerdict'] {
  if (findings.some((finding) => finding.severity === 'REJECT')) return 'REJECT';
  return findings.some((finding) => finding.severity === 'WARN') ? 'WARN' : 'PASS';
}
