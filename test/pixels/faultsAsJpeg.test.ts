import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { DEMO_PICTURES, inDarkroom } from '../support/inDarkroom';
import { hintsOf, judging } from '../support/judging';

/** What compression blurs is found all the same: rounds of the demo as a vendor would send them. At quality 85 the rim of the signet falls just below its limit (0.63 of 0.65). */
const { darkroom, folder } = inDarkroom();
const judgeFiles = judging(darkroom);

it.each([
  ['R-1042_WG', 'dark-halo', 'EDGE_HALO'],
  ['R-1187_YG', 'halo', 'EDGE_HALO'],
  ['E-3404_WG', 'jagged', 'CUTOUT_ERROR'],
  ['N-2201_RG-RUBY', 'jagged', 'CUTOUT_ERROR'],
  ['E-3310_RG', 'copper-cast', 'COLOUR_DRIFT'],
  ['E-3310_YG', 'clipped', 'HIGHLIGHT_CLIPPING'],
])('%s, %s, as JPEG of quality 90: %s', async (piece, fault, tag) => {
  const file = join(folder, `${piece}-${fault}.jpg`);
  const round = sharp(await readFile(join(DEMO_PICTURES, `${piece}_round1_${fault}.png`))).flatten({ background: '#ffffff' });
  await writeFile(file, await round.jpeg({ quality: 90 }).toBuffer());
  const [clean, source] = [join(DEMO_PICTURES, `${piece}_final.png`), join(DEMO_PICTURES, `${piece}_source.jpg`)];
  const { findings } = await judgeFiles({ file, clean, source, hints: hintsOf(piece) });
  expect(findings.filter(({ severity }) => severity !== 'INFO').map((finding) => finding.tag)).toContain(tag);
});
