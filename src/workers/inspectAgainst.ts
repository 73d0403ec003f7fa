import { keepInspection, keptInspection, type ToInspect } from '../boards/inspections';
import type { Comparison } from '../pixels/comparison';
import type { Inspection } from '../pixels/inspect';
import { keepComparison, keptComparison } from '../retouching/comparisons';
import { compareOriginals } from './compareOriginals';
import { inspectOriginal } from './inspectOriginal';
import type { Workshop } from './Workshop';

/**
 * What the pixels of a picture say, by themselves and against those of its source; looked at together where neither was, so that its piece is sought once.
 * Both within the time of one task; where the source fails, nothing is kept of the picture either.
 */
export async function inspectAgainst(
  workshop: Workshop,
  what: ToInspect,
  sourceSha256: string,
): Promise<{ inspection: Inspection; comparison: Comparison }> {
  const { database, blobs, darkroom } = workshop;
  const { sha256, metal, hasStones } = what;
  const pair = { sha256, sourceSha256 };
  if ((await keptInspection(database, what)) || (await keptComparison(database, pair)))
    return { inspection: await inspectOriginal(workshop, what), comparison: await compareOriginals(workshop, pair) };
  const [file, sourceFile] = [await blobs.file(sha256), await blobs.file(sourceSha256)];
  const found = await darkroom.run('inspectAgainst', { file, sourceFile, hints: { metal, hasStones } });
  await database.transaction(async (tx) => {
    await keepInspection(tx, what, found.inspection);
    await keepComparison(tx, pair, found.comparison);
  });
  return found;
}
