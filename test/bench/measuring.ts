import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPicture } from '../support/house';
import { enlarged } from './enlarged';
import { interleaved } from './interleaved';
import type { Bench, Row } from './Row';
import { spent, type Spent } from './spent';

const DARKROOM = join(__dirname, '../../src/commands/darkroom.js');
const DECODER = join(__dirname, 'decoder.js');
const REPEATS = 5;

/**
 * Measurements of a JPEG of 24 megapixels, and of holding it against a source as large, in the child process that workers let look at pictures; a new one each time,
 * so that its peak is of this picture.
 */
export const measuring: Bench = async ({ newFolder, say }) => {
  const file = join(newFolder(), 'picture.jpg');
  await writeFile(file, await enlarged(demoPicture('R-1042_WG_final.png')));
  say(`measuring: ${REPEATS} × a picture of 24 megapixels`);
  const found = await interleaved(REPEATS, {
    floor: () => spent(DECODER, { file }),
    ours: () => spent(DARKROOM, { task: 'inspect', input: { file, hints: { metal: 'WHITE_GOLD', hasStones: true } } }),
  });
  const sourceFile = join(newFolder(), 'source.jpg');
  await writeFile(sourceFile, await enlarged(demoPicture('R-1042_WG_source.jpg')));
  say(`measuring: ${REPEATS} × such a picture against its source`);
  const against = await interleaved(REPEATS, {
    floor: () => spent(DECODER, { file }),
    ours: () => spent(DARKROOM, { task: 'compare', input: { file, sourceFile } }),
  });
  return [
    ...rowsOf('measuring a JPEG of 24 MP', 'sharp decodes it to samples', found),
    ...rowsOf('holding it against its source of 24 MP', 'sharp decodes one of the two', against),
  ];
};

function rowsOf(what: string, floorIs: string, { ours, floor }: Record<'ours' | 'floor', Spent>): Row[] {
  return [
    { what: `${what}: CPU`, floorIs, unit: 's', ours: ours.cpu, floor: floor.cpu },
    { what: `${what}: wall`, floorIs, unit: 's', ours: ours.wall, floor: floor.wall },
    { what: `${what}: peak memory`, floorIs, unit: 'MB', ours: ours.peak, floor: floor.peak },
  ];
}
