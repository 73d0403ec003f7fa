import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Finding } from '../../src/boards/finding';
import { DEMO_PICTURES, type inDarkroom } from './inDarkroom';
import { hintsOf, judging } from './judging';

/** A picture of the demo, such as `R-1042_WG_final`, delivered otherwise than as it was made. */
export interface Delivery {
  picture: string;
  /** How the file is called. */
  as: string;
  work: (picture: Sharp) => Sharp;
}

/** Judges deliveries of the demo's pieces, such as `R-1042_WG`, as rounds; what is only worth knowing (INFO) is left out. */
export function delivering({ darkroom, folder }: ReturnType<typeof inDarkroom>): (piece: string, delivery: Delivery) => Promise<Finding[]> {
  const judgeFiles = judging(darkroom);
  return async (piece, { picture, as, work }) => {
    const file = join(folder, `${picture}-${as}`);
    const made = await readFile(join(DEMO_PICTURES, `${picture}.png`));
    await writeFile(file, await work(sharp(made).flatten({ background: '#ffffff' })).toBuffer());
    const [clean, source] = [join(DEMO_PICTURES, `${piece}_final.png`), join(DEMO_PICTURES, `${piece}_source.jpg`)];
    const { findings } = await judgeFiles({ file, clean, source, hints: hintsOf(piece) });
    return findings.filter(({ severity }) => severity !== 'INFO');
  };
}
