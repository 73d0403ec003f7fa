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
