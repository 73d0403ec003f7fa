import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Inspection, PieceHints } from '../../src/pixels/inspect';
import type { Raster } from '../../src/pixels/raster';
import type { Rendered, RenditionSpec } from '../../src/pixels/render';
import { DARKROOM_LIMITS, openDarkroom } from '../../src/workers/darkroom';
import { removeFolder, temporaryFolder } from './temporaryFolder';

/** The darkroom, for pictures that a test file makes. */
export interface Developing {
  inspect: (picture: Raster, hints?: PieceHints) => Promise<Inspection>;
  render: (bytes: Uint8Array, specs: RenditionSpec[]) => Promise<Rendered[]>;
}

/** Call it at the top of a file. Pixels are looked at in child processes of Node, which are many times faster than the sandbox that tests run in. */
export function developing(): Developing {
  const darkroom = openDarkroom({ children: 2, ...DARKROOM_LIMITS });
  const folder = temporaryFolder();
  let count = 0;
  afterAll(() => {
    darkroom.close();
    removeFolder(folder);
  });
  const fileOf = (bytes: Uint8Array): string => {
    const file = join(folder, `picture-${(count += 1)}`);
    writeFileSync(file, bytes);
    return file;
  };
  return {
    async inspect({ rgb, width, height }, hints = {}) {
      const bytes = await sharp(rgb, { raw: { width, height, channels: 3 } })
        .png({ compressionLevel: 1 })
        .toBuffer();
      return darkroom.run('inspect', { file: fileOf(bytes), hints });
    },
    async render(bytes, specs) {
      const made = await darkroom.run('render', { file: fileOf(bytes), specs });
      return made.map((each) => ('refused' in each ? each : { ...each, bytes: Buffer.from(each.bytes) }));
    },
  };
}
