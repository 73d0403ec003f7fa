import { createHash } from 'node:crypto';
import { ALGORITHM_VERSION } from '../pixels/algorithmVersion';
import type { Comparison } from '../pixels/comparison';
import type { Sql, Transaction } from '../store/database';

/** A picture and the source that it is held against. */
export interface Pair {
  sha256: string;
  sourceSha256: string;
}

/** What the present algorithm saw in a picture against its source, or null: other boards or rules judge it anew, but do not look at the pixels again. */
export async function keptComparison(sql: Sql, pair: Pair): Promise<Comparison | null> {
  const [row] = await sql.rows<{ measured: Comparison }>('SELECT measured FROM comparison WHERE key = $1', [keyOf(pair)]);
  return row?.measured ?? null;
}

export async function keepComparison(tx: Transaction, pair: Pair, comparison: Comparison): Promise<void> {
  await tx.rows(
    'INSERT INTO comparison (key, sha256, source_sha256, algorithm_version, measured) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [keyOf(pair), pair.sha256, pair.sourceSha256, ALGORITHM_VERSION, JSON.stringify(comparison)],
  );
}

function keyOf({ sha256, sourceSha256 }: Pair): string {
  return createHash('sha256')
    .update(JSON.stringify([sha256, sourceSha256, ALGORITHM_VERSION]))
    .digest('hex');
}
