import type { Database } from '../store/database';

/** How far the demo is in a house: kept in the database, because it is the database that it is in. */
export interface Mark {
  begunAt: Date | null;
  finishedAt: Date | null;
  /** Whether the house has no collections, so that the demo gets in nobody's way. */
  isEmpty: boolean;
}

export async function readMark(database: Database): Promise<Mark> {
  const [mark] = await database.rows<Mark>(
    `SELECT demo_begun_at AS "begunAt", demo_finished_at AS "finishedAt", NOT EXISTS (SELECT FROM collection) AS "isEmpty" FROM installation`,
  );
  return mark;
}

/** To the second, as people tell time: the story's dates are counted from it. */
export async function markBegun(database: Database): Promise<Date> {
  const [{ begunAt }] = await database.rows<{ begunAt: Date }>(
    `UPDATE installation SET demo_begun_at = coalesce(demo_begun_at, date_trunc('second', clock_timestamp())) RETURNING demo_begun_at AS "begunAt"`,
  );
  return begunAt;
}

export async function markFinished(database: Database): Promise<void> {
  await database.rows('UPDATE installation SET demo_finished_at = clock_timestamp()');
}
