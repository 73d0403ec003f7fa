import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Raster } from '../pixels/raster';
import { subjectMask } from '../pixels/mask';

/** Intersection over union of what we take for the piece and what it really covers, both as shares of a pixel; 0 where no piece was found. */
export async function maskIou(raster: Raster, coverageFile: string): Promise<number> {
  const { mask } = subjectMask(raster);
  if (mask === null) return 0;
  const { width, height, factor } = mask.working;
  const exact = await sharp(await readFile(coverageFile))
    .resize(width * factor === raster.width ? width : raster.width, undefined, { kernel: 'linear' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  let [shared, either] = [0, 0];
  for (let i = 0; i < width * height; i += 1) {
    shared += Math.min(mask.coverage[i], exact[i]);
    either += Math.max(mask.coverage[i], exact[i]);
  }
  return either === 0 ? 1 : shared / either;
}
