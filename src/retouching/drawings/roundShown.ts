import type { Sql } from '../../store/database';
import type { Origin, RevisionStatus } from '../words';

/** What a picture for people tells of a revision and of the source that it was made from. */
export interface RoundShown {
  reference: string;
  number: number;
  sha256: string;
  origin: Origin;
  status: RevisionStatus;
  sourceSha256: string;
  sourceNumber: number;
}

export async function roundShown(sql: Sql, revisionId: string): Promise<RoundShown | null> {
  const [found] = await sql.rows<RoundShown>(
    `SELECT s.reference, r.number, r.sha256, r.origin, r.status, x.sha256 AS "sourceSha256", x.number AS "sourceNumber"
     FROM revision r JOIN shot s ON s.id = r.shot_id JOIN job j ON j.id = r.job_id JOIN source x ON x.id = j.source_id
     WHERE r.id = $1`,
    [revisionId],
  );
  return found ?? null;
}
