import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoPicture } from '../support/house';
import { enlarged } from './enlarged';
import { interleaved } from './interleaved';
import { answerOf, ended, probed } from './probed';
import type { Bench, Row } from './Row';

const PARTS = join(__dirname, 'eyeParts.js');
const REPEATS = 3;

/** What each measurement of a JPEG of 24 megapixels costs, in megapixels of it for each second of CPU, beside its decoding in the same process. */
export const eye: Bench = async ({ newFolder, say }) => {
  const [file, sourceFile] = [join(newFolder(), 'picture.jpg'), join(newFolder(), 'source.jpg')];
  await writeFile(file, await enlarged(demoPicture('R-1042_WG_final.png')));
  await writeFile(sourceFile, await enlarged(demoPicture('R-1042_WG_source.jpg')));
  const child = probed(PARTS);
  say(`eye: ${REPEATS} × each measurement of a picture of 24 megapixels`);
  const { seconds } = (await interleaved(REPEATS, { seconds: () => parts({ file, sourceFile }) })) as { seconds: Record<string, number> };
  await ended(child);
  const { decode, megapixels, ...measurements } = seconds;
  return Object.entries(measurements).map(([name, cpu]): Row => ({
    what: `24 MP: ${name}`,
    unit: 'MP/s',
    ours: megapixels / cpu,
    floor: megapixels / decode,
    floorIs: 'sharp decodes it',
  }));

  async function parts(files: object): Promise<Record<string, number>> {
    child.send(files);
    return (await answerOf<{ parts: Record<string, number> }>(child, 'parts')).parts;
  }
};
