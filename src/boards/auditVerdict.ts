import type { Inspection } from '../pixels/inspect';
import type { NotApplicable } from '../pixels/notApplicable';
import type { AuditCheck, AuditOutcome } from './auditCheck';
import { auditBackground, auditCrop, auditDust, auditExposure, auditFocus, auditGlare, auditWhiteBalance } from './auditChecks';

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
    auditFocus(inspection),
    auditBackground(inspection),
    auditDust(inspection),
    auditGlare(inspection),
    auditExposure(inspection),
  ];
  const suggestedOutcome = BY_WEIGHT.find((outcome) => checks.some(({ verdict }) => verdict === outcome)) ?? null;
  return { checks, suggestedOutcome, notApplicable: inspection.notApplicable };
}
