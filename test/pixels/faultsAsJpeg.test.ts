import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { DEMO_PICTURES, inDarkroom } from '../support/inDarkroom';
import { hintsOf, judging } from '../support/judging';

/** What compression blurs is found all the same at quality 90: rounds of the demo as a vendor would send them. At 85 the rim of the signet falls just below its limit (0.63 of 0.65). */
const { darkroom, folder } = inDarkroom();
const judgeFiles = judging(darkroom);

/** A picture of the demo as JPEG: its tags, INFO apart. */
async function tagsOf(piece: string, name: string): Promise<string[]> {
  const file = join(folder, `${name}.jpg`);
  const round = sharp(await readFile(join(DEMO_PICTURES, `${name}.png`))).flatten({ background: '#ffffff' });
  await writeFile(file, await round.jpeg({ quality: 90 }).toBuffer());
  const [clean, source] = [join(DEMO_PICTURES, `${piece}_final.png`), join(DEMO_PICTURES, `${piece}_source.jpg`)];
  const { findings } = await judgeFiles({ file, clean, source, hints: hintsOf(piece) });
  return findings.filter(({ severity }) => severity !== 'INFO').map(({ tag }) => tag);
}

it.each([
  ['R-1042_WG', 'dark-halo', 'EDGE_HALO'],
  ['R-1187_YG', 'halo', 'EDGE_HALO'],
  ['E-3404_WG', 'jagged', 'CUTOUT_ERROR'],
  ['N-2201_RG-RUBY', 'jagged', 'CUTOUT_ERROR'],
])('%s, %s: %s, and nothing of its kind in its clean twin', async (piece, fault, tag) => {
  expect(await tagsOf(piece, `${piece}_round1_${fault}`)).toContain(tag);
  expect(await tagsOf(piece, `${piece}_final`)).not.toContain(tag);
});
