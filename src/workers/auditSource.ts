import { auditVerdict } from '../boards/auditVerdict';
import type { Metal } from '../catalogue/words';
import { perform } from '../context';
import { recordAudit, recordAuditFailure } from '../retouching/recordAudit';
import { inspectOriginal } from './inspectOriginal';
import type { Outcome, Workshop } from './Workshop';

interface Audited {
  sha256: string;
  metal: Metal;
  hasStones: boolean;
  state: string;
}

/** Measures a source against the pre-edit checklist. */
export async function auditSource(workshop: Workshop, sourceId: string): Promise<Outcome> {
  const [source] = await workshop.database.rows<Audited>(auditedSource, [sourceId]);
  if (source?.state !== 'PENDING') return 'skipped';
  const inspection = await inspectOriginal(workshop, source);
  return perform(workshop, null, (act) => recordAudit(act, sourceId, inspection.algorithmVersion, auditVerdict(inspection)));
}

export function giveUpAudit(workshop: Workshop, sourceId: string, reason: string): Promise<Outcome> {
  return perform(workshop, null, (act) => recordAuditFailure(act, sourceId, reason));
}

const auditedSource = `
  SELECT x.sha256, w.metal, jsonb_array_length(w.stones) > 0 AS "hasStones", a.state
  FROM source x JOIN source_audit a ON a.source_id = x.id JOIN shot s ON s.id = x.shot_id JOIN colourway w ON w.id = s.colourway_id
  WHERE x.id = $1`;
