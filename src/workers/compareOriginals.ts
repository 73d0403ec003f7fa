import type { Comparison } from '../pixels/comparison';
import { keepComparison, keptComparison, type Pair } from '../retouching/comparisons';
import type { Workshop } from './Workshop';

/** What the pixels of a picture say against those of its source: looked at once by an algorithm, and kept. */
export async function compareOriginals(workshop: Workshop, pair: Pair): Promise<Comparison> {
  const { database, blobs, darkroom } = workshop;
  const kept = await keptComparison(database, pair);
  if (kept) return kept;
  const [file, sourceFile] = [await blobs.file(pair.sha256), await blobs.file(pair.sourceSha256)];
  const comparison = await darkroom.run('compare', { file, sourceFile });
  await database.transaction((tx) => keepComparison(tx, pair, comparison));
  return comparison;
}
