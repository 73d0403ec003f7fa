// The least that the files of one picture can take: decoded once, each size made of the one above it, each format encoded. Asked by message for {file, wishes}.
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { FileWish } from './renditions';

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'file' in message) void made(message as { file: string; wishes: FileWish[] });
});

async function made({ file, wishes }: { file: string; wishes: FileWish[] }): Promise<void> {
  const output: number[] = [];
  const widths = [...new Set(wishes.map(({ width }) => width))].sort((one, other) => other - one);
  let above = sharp(await readFile(file))
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
  for (const width of widths) {
    const { data, info } = await above.resize(width).raw().toBuffer({ resolveWithObject: true });
    above = sharp(data, { raw: info });
    for (const { format, quality } of wishes.filter((wish) => wish.width === width)) {
      const encoded = format === 'JPEG' ? above.clone().jpeg({ quality, chromaSubsampling: '4:4:4' }) : above.clone().webp({ quality });
      output.push((await encoded.toBuffer()).length);
    }
  }
  process.send?.({ output });
}
