import type { Inspection } from '../pixels/inspect';
import type { NotApplicable } from '../pixels/notApplicable';
import { auditBackground, auditCrop, auditExposure, auditWhiteBalance, leftToAPerson } from './auditChecks';

export type AuditOutcome = 'PASS' | 'REPAIR' | 'RESHOOT';

/** One check of the pre-edit checklist as measured; value and verdict are null where only a person can tell. */
export interface AuditCheck {
  check: 'WHITE_BALANCE' | 'CROP' | 'FOCUS' | 'BACKGROUND' | 'DUST' | 'GLARE' | 'EXPOSURE';
  value: number | null;
  /** Up to which value it passes. */
  limit: number | null;
  unit: string | null;
  verdict: AuditOutcome | null;
  message: string;
}

export interface AuditVerdict {
  checks: AuditCheck[];
  /** The worst of what was measured; null when nothing was. */
  suggestedOutcome: AuditOutcome | null;
  notApplicable: NotApplicable[];
}

const BY_WEIGHT: readonly AuditOutcome[] = ['RESHOOT', 'REPAIR', 'PASS'];

/** The pre-edit checklist of a raw capture (PRODUCT §2). Pure: a person confirms or overrides it. */
export function auditVerdict(inspection: Inspection): AuditVerdict {
  const checks = [
    auditWhiteBalance(inspection),
    auditCrop(inspection),
    leftToAPerson('FOCUS', 'Focus is not measured; look at the piece at 100 %.'),
    auditBackground(inspection),
    leftToAPerson('DUST', 'Dust on the piece is not measured; look at the piece at 100 %.'),
    leftToAPerson('GLARE', 'Glare and mirrored studio are not measured; look at the polished faces.'),
    auditExposure(inspection),
  ];
  const suggestedOutcome = BY_WEIGHT.find((outcome) => checks.some(({ verdict }) => verdict === outcome)) ?? null;
  return { checks, suggestedOutcome, notApplicable: inspection.notApplicable };
}
