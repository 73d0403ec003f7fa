import type { Inspection } from '../pixels/inspect';
import { DEFAULT_LIMITS, type AcceptanceLimits } from './acceptanceLimits';
import { judgeBackground, type BackgroundStandard } from './judgeBackground';
import { judgeClipping } from './judgeClipping';
import { judgeCrop } from './judgeCrop';
import { judgeEdges } from './judgeEdges';
import { judgeFocus } from './judgeFocus';
import { judgeGlare } from './judgeGlare';
import { judgeGemstones, type StoneBoard } from './judgeGemstones';
import { judgeMetal } from './judgeMetal';
import type { BoardZone } from './onBoard';
import { judgeDust } from './judgeDust';
import { judgeStructure } from './judgeStructure';
import { judgeSurface } from './judgeSurface';
import { judgeTexture } from './judgeTexture';
import type { Comparison } from '../pixels/comparison';
import type { Finding } from './finding';

/** What a picture was promised to be judged by (law 8). */
export interface JudgedBy {
  board: BoardZone[] | null;
  /** Of its stones, as far as the house has made any. */
  stones?: StoneBoard[];
  background: BackgroundStandard | null;
  limits?: AcceptanceLimits;
  /** The inspection of the source, for what is new since. */
  source: Inspection | null;
  /** The picture against its source; null where that does not apply. */
  comparison: Comparison | null;
}

export interface Judgement {
  findings: Finding[];
  machineVerdict: 'PASS' | 'WARN' | 'REJECT';
}

/** Rules that were promised before a limit existed do not judge by it (law 8). */
const NOT_YET = Object.fromEntries(
  Object.entries(DEFAULT_LIMITS).map(([name, limit]) => [name, { ...limit, warn: null, reject: null }]),
) as AcceptanceLimits;

/** Holds an inspection against its standards. Pure: the same answer for the same numbers, whenever it is asked. */
export function judge(inspection: Inspection, by: JudgedBy): Judgement {
  const limits = by.limits ? { ...NOT_YET, ...by.limits } : DEFAULT_LIMITS;
  const findings = [
    ...judgeStructure(by.comparison?.structure ?? null, limits),
    ...judgeTexture(by.comparison?.texture ?? null, limits),
    ...judgeDust(by.comparison?.dust ?? null, limits),
    ...judgeSurface(inspection, by.comparison, limits),
    ...judgeFocus(inspection, limits),
    ...judgeGlare(inspection),
    ...judgeMetal(inspection, by.board, limits),
    ...judgeGemstones(inspection, by.stones ?? [], limits),
    ...judgeClipping(inspection, by.source, limits),
    ...judgeEdges(inspection, limits),
    ...judgeBackground(inspection, by.background, limits),
    ...judgeCrop(inspection, limits),
  ].sort((one, other) => WEIGHT[other.severity] - WEIGHT[one.severity]);
  return { findings, machineVerdict: verdict(findings) };
}

const WEIGHT = { INFO: 0, WARN: 1, REJECT: 2 } as const;

function verdict(findings: Finding[]): Judgement['machineVerdict'] {
  if (findings.some((finding) => finding.severity === 'REJECT')) return 'REJECT';
  return findings.some((finding) => finding.severity === 'WARN') ? 'WARN' : 'PASS';
}
