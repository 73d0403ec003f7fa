import type { Loader } from '../context';
import { Original } from './Original';

/** Originals by hash. Who may see one is decided by what refers to it: a source, a revision, an exemplar. */
export const originalBySha256: Loader<string, Original> = async (context, hashes) => {
  const found = await context.database.find(Original, 'o', 'WHERE o.sha256 = ANY($1)', [hashes]);
  const originalOf = new Map(found.map((original) => [original.sha256, original]));
  return hashes.map((sha256) => originalOf.get(sha256) as Original);
};
