import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Metal } from '../catalogue/words';
import { type Context, perform } from '../context';
import { ALGORITHM_VERSION } from '../pixels/algorithmVersion';
import { type Fingerprint, FINGERPRINT_VERSION } from '../pixels/fingerprint';
import type { Inspection } from '../pixels/inspect';
import type { Sql, Transaction } from '../store/database';

/** A picture about to be measured, with what the catalogue knows of the piece. */
export interface ToInspect {
  sha256: string;
  /** null = not known. */
  metal: Metal | null;
  /** null = not known. */
  hasStones: boolean | null;
}

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** What was measured of a picture by the present algorithm, or null. */
export async function keptInspection(sql: Sql, what: ToInspect): Promise<Inspection | null> {
  const [row] = await sql.rows<{ measured: Inspection }>('SELECT measured FROM inspection WHERE key = $1', [keyOf(what)]);
  return row?.measured ?? null;
}

export async function keepInspection(tx: Transaction, what: ToInspect, inspection: Inspection): Promise<void> {
  await tx.rows('INSERT INTO inspection (key, sha256, algorithm_version, measured) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
    ...[keyOf(what), what.sha256, ALGORITHM_VERSION],
    JSON.stringify(inspection),
  ]);
  if (inspection.fingerprint) await keepFingerprint(tx, what.sha256, inspection.fingerprint);
}

/** The newest algorithm's word counts. */
async function keepFingerprint(tx: Transaction, sha256: string, { code, lab }: Fingerprint): Promise<void> {
  await tx.rows(
    `INSERT INTO fingerprint (sha256, version, code, lab) VALUES ($1, $2, ('x' || $3)::bit(256), $4)
     ON CONFLICT (sha256) DO UPDATE SET version = excluded.version, code = excluded.code, lab = excluded.lab`,
    [sha256, FINGERPRINT_VERSION, code, [lab.l, lab.a, lab.b]],
  );
}

/** Has a worker measure a picture and waits for it, for a bounded time and outside any transaction; null when it takes longer. */
export async function settledInspection(context: Context, what: ToInspect): Promise<Inspection | null> {
  const kept = await keptInspection(context.database, what);
  if (kept) return kept;
  await perform(context, null, (act) => act.enqueue({ task: 'inspectExemplar', what: JSON.stringify(what) }, { priority: 8 }));
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    await wait(LOOK_EVERY_MS);
    const found = await keptInspection(context.database, what);
    if (found) return found;
  }
  return null;
}

function keyOf({ sha256, metal, hasStones }: ToInspect): string {
  return createHash('sha256')
    .update(JSON.stringify([sha256, metal, hasStones, ALGORITHM_VERSION]))
    .digest('hex');
}
