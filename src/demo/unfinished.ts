import { perform } from '../context';
import type { Database } from '../store/database';
import type { Work } from '../store/queue';
import type { Workshop } from '../workers/Workshop';

/** Whether something of the story still waits for a worker. */
export async function isUnfinished(database: Database): Promise<boolean> {
  return (await database.rows(`SELECT FROM (${unfinished}) AS work LIMIT 1`)).length > 0;
}

/**
 * Asks again for the work that a load which was broken off may have had in hand: the queue would give it out again only after its lease.
 * Work that was done meanwhile is passed over by its worker.
 */
export async function askAgain(workshop: Workshop): Promise<void> {
  const left = await workshop.database.rows<{ task: string; name: string; id: string }>(unfinished);
  await perform(workshop, null, async (act) => {
    for (const { task, name, id } of left) await act.enqueue({ task, [name]: id } satisfies Work);
  });
}

const unfinished = `
  SELECT 'checkUpload' AS task, 'uploadId' AS name, id FROM upload WHERE status = 'RECEIVED'
  UNION ALL SELECT 'auditSource', 'sourceId', source_id FROM source_audit WHERE state = 'PENDING'
  UNION ALL SELECT 'measureRevision', 'revisionId', id FROM revision WHERE status = 'SUBMITTED'
  UNION ALL SELECT 'renderPreviews', 'revisionId', id FROM revision WHERE status = 'MEASURED'
  UNION ALL SELECT 'exportRevision', 'revisionId', r.id FROM revision r JOIN shot s ON s.id = r.shot_id WHERE r.status = 'APPROVED' AND s.status = 'APPROVED'
  UNION ALL SELECT 'movePublication', 'publicationId', id FROM publication WHERE status = 'SCHEDULED'`;
