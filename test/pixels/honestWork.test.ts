import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Finding } from '../../src/boards/finding';
import { DEMO_PICTURES, inDarkroom } from '../support/inDarkroom';
import { hintsOf, judging } from '../support/judging';

/** Rings, hoops, studs and a chain in gold, white gold and silver, delivered otherwise than they were tuned on: no alarm, and above all no veto. */
const { darkroom, folder } = inDarkroom();
const judgeFiles = judging(darkroom);

const PIECES = ['R-1042_WG', 'R-1187_YG', 'R-1187_SILVER', 'E-3404_WG', 'E-3310_YG', 'N-2201_YG'];
const final = (piece: string): string => join(DEMO_PICTURES, `${piece}_final.png`);

async function alarms(piece: string, name: string, work: (picture: Sharp) => Sharp): Promise<Finding[]> {
  const file = join(folder, `${piece}-${name}`);
  await writeFile(file, await work(sharp(await readFile(final(piece))).flatten({ background: '#ffffff' })).toBuffer());
  const source = join(DEMO_PICTURES, `${piece}_source.jpg`);
  const { findings } = await judgeFiles({ file, clean: final(piece), source, hints: hintsOf(piece) });
  return findings.filter(({ severity }) => severity !== 'INFO');
}

describe.each(PIECES)('%s', (piece) => {
  it.each<[string, (picture: Sharp) => Sharp]>([
    ['compressed.jpg', (picture) => picture.jpeg({ quality: 88 })],
    ['enlarged.png', (picture) => picture.resize(1600).png()],
  ])('%s is as good as it was', async (name, work) => {
    expect(await alarms(piece, name, work)).toEqual([]);
  });

  it('toned orange has the wrong colour, and its own structure', async () => {
    const tags = (await alarms(piece, 'orange.png', (picture) => picture.linear([1, 0.95, 0.82], [0, 0, 0]).png())).map(({ tag }) => tag);
    expect(tags).toContain('COLOUR_DRIFT');
    expect(tags).not.toContain('STRUCTURE_DISTORTION');
  });
});
