import { readFile } from 'node:fs/promises';
import { heldMask } from '../../src/eye/heldMask';
import { openRaster } from '../../src/pixels/raster';

/** Run with pictures and their exact coverages in turn; prints the intersection over union of each. A process of its own is many times faster than the sandbox that tests run in. */
async function main(files: readonly string[]): Promise<void> {
  const overlaps: number[] = [];
  for (let at = 0; at < files.length; at += 2) {
    const [picture, coverage] = await Promise.all(files.slice(at, at + 2).map(async (file) => openRaster(await readFile(file))));
    overlaps.push(heldMask(picture, coverage, files[at + 1]).iou);
  }
  process.stdout.write(JSON.stringify(overlaps));
}

void main(process.argv.slice(2));
