import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Box } from '../box';
import { openRaster } from '../raster';
import type { Sheet } from './sheet';

/** A picture as a display shows it, upright, with the size that it has. */
export async function shown(file: string): Promise<Sheet> {
  const { width, height, display } = await openRaster(await readFile(file));
  return { width, height, rgb: display };
}

/** Made smaller so that it fits; never made larger. */
export async function fitted(picture: Sheet, most: { width: number; height: number }): Promise<Sheet> {
  const shrink = Math.min(1, most.width / picture.width, most.height / picture.height);
  return shrink === 1 ? picture : resized(picture, shrink, 'lanczos3');
}

/** A part of it with each pixel made `times` × `times`, so that pixels can be seen. */
export async function enlarged(picture: Sheet, part: Box, times: number): Promise<Sheet> {
  const { x, y, width, height } = part;
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * picture.width + x) * 3;
    rgb.set(picture.rgb.subarray(from, from + width * 3), row * width * 3);
  }
  return times === 1 ? { width, height, rgb } : resized({ width, height, rgb }, times, 'nearest');
}

async function resized({ width, height, rgb }: Sheet, factor: number, kernel: 'lanczos3' | 'nearest'): Promise<Sheet> {
  const { data, info } = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)), fit: 'fill', kernel })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
}

/** As a file: without loss, for a reviewer looks at single pixels. */
export function asPng({ width, height, rgb }: Sheet): Promise<Buffer> {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .withIccProfile('srgb')
    .png()
    .toBuffer();
}
