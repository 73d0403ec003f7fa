import { keepInspection, keptInspection, type ToInspect } from '../boards/inspections';
import type { Inspection } from '../pixels/inspect';
import type { Workshop } from './Workshop';

/** What the pixels of an original say: measured once by an algorithm, and kept. */
export async function inspectOriginal(workshop: Workshop, what: ToInspect): Promise<Inspection> {
  const { database, blobs, darkroom } = workshop;
  const kept = await keptInspection(database, what);
  if (kept) return kept;
  const { metal, hasStones } = what;
  const inspection = await darkroom.run('inspect', { file: await blobs.file(what.sha256), hints: { metal, hasStones } });
  await database.transaction((tx) => keepInspection(tx, what, inspection));
  return inspection;
}
