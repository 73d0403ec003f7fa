import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { demoPicture } from '../support/house';
import { interleaved } from './interleaved';
import { answerOf, ended, probed, usedBy } from './probed';
import type { Bench } from './Row';

const DARKROOM = join(__dirname, '../../src/commands/darkroom.js');
const DECODER = join(__dirname, 'decoder.js');
const PIXELS = 24e6;
const REPEATS = 5;

/** First measurements of a JPEG of 24 megapixels, in the child process that workers let look at pictures; a new one each time, so that its peak is of this picture. */
export const measuring: Bench = async ({ newFolder, say }) => {
  const file = join(newFolder(), 'picture.jpg');
  await writeFile(file, await enlarged(demoPicture('R-1042_WG_final.png')));
  say(`measuring: ${REPEATS} × a picture of 24 megapixels`);
  const found = await interleaved(
    REPEATS,
    () => spent(DECODER, { file }),
    () => spent(DARKROOM, { task: 'inspect', input: { file, hints: { metal: 'WHITE_GOLD', hasStones: true } } }),
  );
  const line = { what: 'measuring a JPEG of 24 MP', floorIs: 'sharp decodes it to samples' };
  return [
    { ...line, what: `${line.what}: CPU`, unit: 's', ours: found.ours.cpu, floor: found.floor.cpu },
    { ...line, what: `${line.what}: wall`, unit: 's', ours: found.ours.wall, floor: found.floor.wall },
    { ...line, what: `${line.what}: peak memory`, unit: 'MB', ours: found.ours.peak, floor: found.floor.peak },
  ];
};

/** One of our own renders with its margins, scaled up: no camera's grain, but its size, its outline and its colours. */
async function enlarged(picture: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const scale = Math.sqrt(PIXELS / (width * height));
  return sharp(picture)
    .flatten({ background: '#ffffff' })
    .resize(Math.round(width * scale), Math.round(height * scale), { kernel: 'lanczos3' })
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

async function spent(script: string, request: object): Promise<Record<'cpu' | 'wall' | 'peak', number>> {
  const child = probed(script);
  const [before, begun] = [await usedBy(child), performance.now()];
  child.send(request);
  await answerOf<{ output: object }>(child, 'output');
  const wall = (performance.now() - begun) / 1000;
  const after = await usedBy(child);
  await ended(child);
  return { cpu: after.cpuSeconds - before.cpuSeconds, wall, peak: after.peakMegabytes };
}
