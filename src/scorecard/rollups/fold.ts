import type { Rolled } from '../../kpi/Kpi';
import type { Database, Transaction } from '../../store/database';
import { MEMBER, STALE_SHOTS } from './facts';
import { KEPT, ROLLED, SUMMED } from './rolledFigures';
import { rollupState } from './serve';

const AT_ONCE = 20_000; // shots, and all others of their SKUs

/**
 * Brings the rollups up to some more of the shots that changed, in one transaction: what they gave is taken off the cells, what they give now is added.
 * Answers how many shots; 0 when all is folded, or when another process is at it. The order in which facts came makes no difference.
 */
export async function fold(database: Database, timeZone: string, atOnce = AT_ONCE): Promise<number> {
  await database.transaction((tx) => beginInZone(tx, timeZone));
  return database.transaction(async (tx) => {
    if (!(await isOurs(tx)) || (await rollupState(tx)).timeZone !== timeZone) return 0;
    const shots = await staleShots(tx, atOnce);
    await tx.rows(
      'UPDATE rollup_state SET anew_until = NULL WHERE anew_until IS NOT NULL AND NOT EXISTS (SELECT FROM rollup_stale WHERE id <= anew_until)',
    );
    if (shots.length === 0) return 0;
    await tx.rows('CREATE TEMPORARY TABLE folded_before ON COMMIT DROP AS SELECT * FROM rollup_fact WHERE shot_id = ANY($1)', [shots]);
    await tx.rows('DELETE FROM rollup_fact WHERE shot_id = ANY($1)', [shots]);
    await setEventsApart(tx, shots);
    for (const [name, rolled] of Object.entries(ROLLED)) await writeFacts(tx, name, rolled, timeZone);
    await changeCells(tx, shots);
    return shots.length;
  });
}

/** Throws everything away that was folded, and marks every shot to be folded again. Answers how many there are. */
export function forget(database: Database): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.rows('TRUNCATE rollup_stale, rollup_fact, rollup_cell');
    await tx.rows('UPDATE rollup_state SET time_zone = NULL, anew_until = 9223372036854775807'); // the first fold sets it; after one of an earlier version, which does not, the last does
    const [{ shots }] = await tx.rows<{ shots: number }>('SELECT count(*) AS shots FROM shot');
    return shots;
  });
}

async function isOurs(tx: Transaction): Promise<boolean> {
  const [{ isOurs: got }] = await tx.rows<{ isOurs: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtext('rollups')) AS "isOurs"`);
  return got;
}

/** Days in another zone are other days: everything is begun anew when the house's zone changes, or what is kept of a shot, and at the very first. By itself, since whoever asks waits for it. */
async function beginInZone(tx: Transaction, timeZone: string): Promise<void> {
  if (!(await isOurs(tx))) return;
  const { timeZone: before } = await rollupState(tx);
  if (before === timeZone) return;
  await tx.rows('TRUNCATE rollup_fact, rollup_cell');
  await tx.rows('INSERT INTO rollup_stale (shot_id) SELECT id FROM shot ORDER BY id');
  await tx.rows('UPDATE rollup_state SET time_zone = $1, kept = $2, anew_until = (SELECT max(id) FROM rollup_stale)', [timeZone, KEPT]);
}

/** With all others of their SKUs. Only marks that are seen are cleared: that of a writer who has not committed yet is still to come. */
async function staleShots(tx: Transaction, atOnce: number): Promise<string[]> {
  const taken = await tx.rows<{ shotId: string }>(
    `WITH taken AS (SELECT shot_id FROM rollup_stale ORDER BY id LIMIT $1),
     family AS MATERIALIZED (${STALE_SHOTS.replace('rollup_stale', 'taken')}),
     cleared AS (DELETE FROM rollup_stale x USING family WHERE x.shot_id = family.shot_id)
     SELECT shot_id AS "shotId" FROM family`,
    [atOnce],
  );
  return taken.map(({ shotId }) => shotId);
}

/** A temporary table stands before the one of the same name: until the transaction ends, `event` holds the events of these shots alone. */
async function setEventsApart(tx: Transaction, shots: string[]): Promise<void> {
  await tx.rows('CREATE TEMPORARY TABLE folding ON COMMIT DROP AS SELECT * FROM event WHERE shot_id = ANY($1)', [shots]);
  await tx.rows('CREATE INDEX ON folding (shot_id, kind, at)');
  await tx.rows('ANALYZE folding');
  await tx.rows('ALTER TABLE folding RENAME TO event');
}

/** The cohort of the figure's own statement. */
async function writeFacts(tx: Transaction, name: string, { cohort, tag, bucket, value }: Rolled, zone: string): Promise<void> {
  await tx.rows(
    `WITH ${cohort}
     INSERT INTO rollup_fact (kpi, shot_id, at, day, vendor_id, tier, collection_id, metal, view, tag, bucket, value)
     SELECT $4, c.shot_id, c.at, (c.at AT TIME ZONE $3)::date, h.vendor_id, k.tier, k.collection_id, w.metal, s.view, ${tag}, ${bucket}, (${value})::numeric
     FROM c ${MEMBER}`,
    ['-infinity', 'infinity', zone, name],
  );
}

/** Of all cells that the shots are or were part of; what is as it was before touches none. In order, so that those of a figure lie on few pages. */
async function changeCells(tx: Transaction, shots: string[]): Promise<void> {
  await tx.rows(
    `INSERT INTO rollup_cell AS cell (kpi, dimension, month, vendor_id, value, tag, bucket, n, total, squares)
     SELECT f.kpi, d.dimension, date_trunc('month', f.day)::date, f.vendor_id, d.value, f.tag, f.bucket, sum(f.times), sum(f.times * f.value),
       sum(f.times * f.value * f.value)
     FROM (
       SELECT kpi, day, vendor_id, tier, metal, view, tag, bucket, value, 1 AS times FROM rollup_fact WHERE shot_id = ANY($1) AND kpi = ANY($2)
       UNION ALL
       SELECT kpi, day, vendor_id, tier, metal, view, tag, bucket, value, -1 FROM folded_before WHERE kpi = ANY($2)) f
     CROSS JOIN LATERAL (VALUES ('', ''), ('TIER', f.tier::text), ('METAL', f.metal), ('VIEW', f.view)) d(dimension, value)
     GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(f.times) <> 0 OR sum(f.times * f.value) <> 0 OR sum(f.times * f.value * f.value) <> 0
     ORDER BY 1, 2, 3, 4, 5, 6, 7
     ON CONFLICT (kpi, dimension, month, vendor_id, value, tag, bucket) DO UPDATE SET n = cell.n + excluded.n, total = cell.total + excluded.total, squares = cell.squares + excluded.squares`,
    [shots, SUMMED],
  );
}
