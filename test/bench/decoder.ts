// The least that looking at a picture can cost: sharp decodes it whole. Asked by message for {file}.
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'file' in message) void decode(String(message.file));
});

async function decode(file: string): Promise<void> {
  const { info } = await sharp(await readFile(file))
    .raw()
    .toBuffer({ resolveWithObject: true });
  process.send?.({ output: info });
}
