import type { Act } from '../context';

/** The version that comes next in a family of versions. Two saves at once wait for each other, so that none is lost. */
export async function nextVersionOf(
  act: Act,
  table: 'background_standard' | 'acceptance_rules' | 'retouch_template',
  key: 'code' | 'name',
  value: string,
): Promise<number> {
  await act.tx.rows('SELECT pg_advisory_xact_lock(hashtext($1))', [`${table} ${value}`]);
  const [{ next }] = await act.tx.rows<{ next: number }>(`SELECT coalesce(max(version), 0) + 1 AS next FROM ${table} WHERE ${key} = $1`, [
    value,
  ]);
  return next;
}
