import { Refusal } from '../../failures';
import { idOf } from '../../relay/globalId';
import { confirmSourceAudit, ConfirmSourceAuditInput } from '../../retouching/confirmSourceAudit';
import type { AuditOutcome } from '../../retouching/words';
import { ask } from '../ask';
import { contextAt, type Demo, madeId } from '../Demo';

export interface Confirmation {
  reference: string;
  number: number;
  /** Why a person refuses what could be measured as good enough; null: as measured. */
  refusal: string | null;
}

/** A person says what the measurements suggest, unless the capture shows something else than it should. */
export async function confirmAudit(demo: Demo, { reference, number, refusal }: Confirmation, at: Date): Promise<void> {
  const sourceId = madeId(demo, `source ${reference} ${number}`);
  const outcome = refusal === null ? await suggested(demo, sourceId, reference) : 'RESHOOT';
  const values = { sourceId, outcome, checks: null, comment: refusal };
  const request = { operation: 'confirmSourceAudit', about: `${reference} ${number}`, shape: ConfirmSourceAuditInput, values };
  await ask(contextAt(demo, demo.cast.studio, at), request, confirmSourceAudit);
}

async function suggested({ workshop }: Demo, sourceId: string, reference: string): Promise<AuditOutcome> {
  const [audit] = await workshop.database.rows<{ outcome: AuditOutcome | null; failure: string | null }>(
    'SELECT suggested_outcome AS outcome, failure FROM source_audit WHERE source_id = $1',
    [idOf('Source', sourceId)],
  );
  if (audit.outcome) return audit.outcome;
  throw new Refusal({
    code: 'NOT_MEASURED',
    field: ['sourceId'],
    message: `The capture of ${reference} could not be measured: ${audit.failure ?? 'no reason told'}.`,
  });
}
