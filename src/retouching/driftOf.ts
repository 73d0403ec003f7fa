import { setTimeout as wait } from 'node:timers/promises';
import { colourwayById } from '../catalogue/loaders';
import type { View } from '../catalogue/words';
import { type Context, perform } from '../context';
import type { ColourwayDrift, ColourwayPair } from './ColourwayDrift';
import { keptComparison, type Pair } from './comparisons';
import { driftBetween } from './driftBetween';
import { qualityByRevision } from './qualities';

interface Shown {
  colourwayId: string;
  revisionId: string;
  sha256: string;
}

const PATIENCE_MS = 8_000;
const LOOK_EVERY_MS = 100;

/** Every two colourways of a SKU that have a picture of the view, held against each other; what was not compared yet is asked for, and waited for a bounded time. */
export async function driftOf(context: Context, skuId: string, view: View): Promise<ColourwayDrift> {
  const shown = await context.database.rows<Shown>(latestByColourway, [skuId, view]);
  const couples = shown.flatMap((a, i) => shown.slice(i + 1).map((b) => [a, b] as const));
  const until = Date.now() + PATIENCE_MS;
  return { pairs: await Promise.all(couples.map(([a, b]) => pairOf(context, a, b, until))) };
}

/** Of a colourway with several shots of the view, the first. */
const latestByColourway = `
  SELECT DISTINCT ON (w.code) w.id AS "colourwayId", r.id AS "revisionId", r.sha256
  FROM colourway w JOIN shot s ON s.colourway_id = w.id AND s.view = $2
  CROSS JOIN LATERAL (SELECT id, sha256 FROM revision WHERE shot_id = s.id ORDER BY number DESC LIMIT 1) r
  WHERE w.sku_id = $1
  ORDER BY w.code, s.number`;

async function pairOf(context: Context, one: Shown, other: Shown, until: number): Promise<ColourwayPair> {
  const [a, b] = await Promise.all([one, other].map(({ colourwayId }) => context.load(colourwayById, colourwayId)));
  if (!a || !b) throw new Error('a colourway of the SKU is gone');
  const [first, second] = await Promise.all([one, other].map(({ revisionId }) => context.load(qualityByRevision, revisionId)));
  const structuralSimilarity = await likenessOf(context, { sha256: one.sha256, sourceSha256: other.sha256 }, until);
  return { a, b, structuralSimilarity, ...driftBetween(first, second) };
}

async function likenessOf(context: Context, pair: Pair, until: number): Promise<number | null> {
  const kept = await keptComparison(context.database, pair);
  if (kept) return kept.likeness;
  await perform(context, null, (act) => act.enqueue({ task: 'compareOriginals', ...pair }, { priority: 8 }));
  while (Date.now() < until) {
    await wait(LOOK_EVERY_MS);
    const found = await keptComparison(context.database, pair);
    if (found) return found.likeness;
  }
  return null;
}
