import { perform } from '../context';
import type { Database } from '../store/database';
import type { Work } from '../store/queue';
import type { Workshop } from '../workers/Workshop';

/** Something of the story that still waits for a worker: its task, and the name and value of the id that it is done to. */
export interface Unfinished {
  task: string;
  name: string;
  id: string;
}

export function unfinished(database: Database): Promise<Unfinished[]> {
  return database.rows<Unfinished>(statement);
}

/**
 * Asks again for the work that a load which was broken off may have had in hand: the queue would give it out again only after its lease.
 * Work that was done meanwhile is passed over by its worker.
 */
export async function askAgain(workshop: Workshop): Promise<void> {
  const left = await unfinished(workshop.database);
  await perform(workshop, null, async (act) => {
    for (const { task, name, id } of left) await act.enqueue({ task, [name]: id } satisfies Work);
  });
}

const statement = `
  SELECT 'checkUpload' AS task, 'uploadId' AS name, id FROM upload WHERE status = 'RECEIVED'
  UNION ALL SELECT 'auditSource', 'sourceId', source_id FROM source_audit WHERE state = 'PENDING'
  UNION ALL SELECT 'measureRevision', 'revisionId', id FROM revision WHERE status = 'SUBMITTED'
  UNION ALL SELECT 'renderPreviews', 'revisionId', id FROM revision WHERE status = 'MEASURED'
  UNION ALL SELECT 'exportRevision', 'revisionId', r.id FROM revision r JOIN shot s ON s.id = r.shot_id WHERE r.status = 'APPROVED' AND s.status = 'APPROVED'
  UNION ALL SELECT 'movePublication', 'publicationId', id FROM publication WHERE status = 'SCHEDULED'`;
