import type { Sql } from '../store/database';

/** Whether a person had a hand in a revision: submitted it, did one of its steps, or logged minutes on its job. Nobody judges what they retouched. */
export async function retouchedBy(sql: Sql, revisionId: string, personId: string): Promise<boolean> {
  const [{ retouched }] = await sql.rows<{ retouched: boolean }>('SELECT retouched($1, $2)', [revisionId, personId]);
  return retouched;
}
