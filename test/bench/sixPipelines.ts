// Six files of one picture, each by a pipeline of its own, as one would write it with sharp alone. Asked by message for {file, sizes}.
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { FileWish } from './renditions';

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'file' in message) void made(message as { file: string; wishes: FileWish[] });
});

async function made({ file, wishes }: { file: string; wishes: FileWish[] }): Promise<void> {
  const bytes = await readFile(file);
  const output: number[] = [];
  for (const { width, format, quality } of wishes) {
    const resized = sharp(bytes).rotate().flatten({ background: '#ffffff' }).toColourspace('srgb').resize(width).withIccProfile('srgb');
    const encoded = format === 'JPEG' ? resized.jpeg({ quality, chromaSubsampling: '4:4:4' }) : resized.webp({ quality });
    output.push((await encoded.toBuffer()).length);
  }
  process.send?.({ output });
}
