import sharp from 'sharp';
import { blockiness, LOSSLESS } from '../../src/pixels/blockiness';

const SIDE = 400;
const raw = { width: SIDE, height: SIDE, channels: 3 } as const;

/** Waves that rise and fall by some levels a few pixels, as metal does. */
const WAVES = Buffer.from(
  Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
    const [x, y] = [((i / 3) | 0) % SIDE, (i / 3 / SIDE) | 0];
    return Math.round(160 + 30 * Math.sin(x / 17 + y / 29) + 20 * Math.cos(y / 11 - x / 23));
  }),
);

async function blocksOf(bytes: Buffer, left = 0): Promise<number> {
  const cut = { left, top: 0, width: SIDE - left, height: SIDE };
  const display = await sharp(bytes).extract(cut).removeAlpha().raw().toBuffer();
  return blockiness({ width: cut.width, height: cut.height, display });
}

it('a picture without loss has no blocks; compression with loss leaves them, the more the coarser it is', async () => {
  expect(await blocksOf(await sharp(WAVES, { raw }).png().toBuffer())).toBeLessThan(LOSSLESS);
  const at = async (quality: number): Promise<number> => blocksOf(await sharp(WAVES, { raw }).jpeg({ quality }).toBuffer());
  const [fine, usual, coarse] = [await at(95), await at(90), await at(75)];
  expect(fine).toBeGreaterThan(LOSSLESS);
  expect(usual).toBeGreaterThan(fine);
  expect(coarse).toBeGreaterThan(usual);
  expect(await blocksOf(await sharp(WAVES, { raw }).webp({ quality: 92 }).toBuffer())).toBeGreaterThan(LOSSLESS);
});

it('wherever the blocks begin', async () => {
  const jpeg = await sharp(WAVES, { raw }).jpeg({ quality: 90 }).toBuffer();
  const whole = await blocksOf(jpeg);
  for (const left of [1, 3, 7]) expect(Math.abs((await blocksOf(jpeg, left)) / whole - 1)).toBeLessThan(0.05);
});

it('nothing is told of a picture without small differences', () => {
  expect(blockiness({ width: SIDE, height: SIDE, display: new Uint8Array(SIDE * SIDE * 3).fill(255) })).toBe(Infinity);
});
