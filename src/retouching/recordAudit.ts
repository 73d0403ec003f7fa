import type { AuditVerdict } from '../boards/auditVerdict';
import type { Act } from '../context';
import type { SourceAuditCheck } from './SourceAudit';

/** Keeps what was measured of a source; its audit then waits for a person. Doing it twice changes nothing. */
export async function recordAudit(
  act: Act,
  sourceId: string,
  algorithmVersion: string,
  measured: AuditVerdict,
): Promise<'done' | 'skipped'> {
  const checks: SourceAuditCheck[] = measured.checks;
  const kept = await act.tx.rows(
    `UPDATE source_audit SET state = 'READY', algorithm_version = $2, checks = $3, suggested_outcome = $4, not_applicable = $5
     WHERE source_id = $1 AND state = 'PENDING' RETURNING 1`,
    [sourceId, algorithmVersion, JSON.stringify(checks), measured.suggestedOutcome, JSON.stringify(measured.notApplicable)],
  );
  return kept.length > 0 ? 'done' : 'skipped';
}

/** A source that cannot be measured is left to a person alone. */
export async function recordAuditFailure(act: Act, sourceId: string, reason: string): Promise<'done' | 'skipped'> {
  const kept = await act.tx.rows(
    `UPDATE source_audit SET state = 'FAILED', failure = $2 WHERE source_id = $1 AND state = 'PENDING' RETURNING 1`,
    [sourceId, reason],
  );
  return kept.length > 0 ? 'done' : 'skipped';
}
