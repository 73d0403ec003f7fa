import { readFile } from 'node:fs/promises';
import { subjectMask } from '../pixels/mask';
import { openRaster, type Raster } from '../pixels/raster';
import { workingPicture } from '../pixels/workingPicture';

/** Intersection over union of what we take for the piece and what it really covers, both as shares of a pixel; 0 where no piece was found. */
export async function maskIou(raster: Raster, coverageFile: string): Promise<number> {
  const { mask } = subjectMask(raster);
  if (mask === null) return 0;
  const exact = workingPicture(await openRaster(await readFile(coverageFile))).rgb;
  let [shared, either] = [0, 0];
  for (let i = 0; i < mask.coverage.length; i += 1) {
    shared += Math.min(mask.coverage[i], exact[i * 3]);
    either += Math.max(mask.coverage[i], exact[i * 3]);
  }
  return either === 0 ? 1 : shared / either;
}
