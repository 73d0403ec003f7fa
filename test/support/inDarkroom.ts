import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { type Darkroom, DARKROOM_LIMITS, openDarkroom } from '../../src/workers/darkroom';
import { removeFolder, temporaryFolder } from './temporaryFolder';

/** Pictures of the demo, our own renders. */
export const DEMO_PICTURES = join(__dirname, '../../../src/demo/pictures');

/** Our own solitaire: the pictures differ in what their names say, and in nothing else. */
export const ring = (name: string): string => join(__dirname, '../../../test/pixels/truth/ring', `${name}.png`);

/** Call it at the top of a file: a darkroom, and a folder for the pictures that the file makes; both gone after its tests. */
export function inDarkroom(children = 2): { darkroom: Darkroom; folder: string } {
  const darkroom = openDarkroom({ children, ...DARKROOM_LIMITS });
  const folder = temporaryFolder();
  afterAll(() => {
    darkroom.close();
    removeFolder(folder);
  });
  return { darkroom, folder };
}

/** Three bytes a pixel. */
export interface Pixels {
  rgb: Buffer;
  width: number;
  height: number;
}

/** Writes a picture with its pixels changed; answers where it is. Read by bytes: sharp is shared by all files of a process, and some block its loaders of files. */
export async function withPixels(from: string, to: string, change: (pixels: Pixels) => void | Promise<void>): Promise<string> {
  const picture = sharp(await readFile(from)).removeAlpha();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  await change({ rgb: data, width, height });
  await writeFile(
    to,
    await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
  return to;
}
