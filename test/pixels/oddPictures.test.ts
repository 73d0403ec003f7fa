import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Comparison } from '../../src/pixels/comparison';
import type { Inspection } from '../../src/pixels/inspect';
import type { Structure } from '../../src/pixels/structure';
import { PictureRefused } from '../../src/workers/darkroom';
import { half, pngClaiming } from '../support/brokenFiles';
import { DEMO_PICTURES, inDarkroom } from '../support/inDarkroom';

/** What is no packshot, or hardly one: each gets a defined answer, and nothing is guessed. */
const RING_FILE = join(DEMO_PICTURES, 'R-1042_YG_final.png');
const RING = readFileSync(RING_FILE); // 1000 × 1000, the ring at 108, 180, 784 × 644
const SIDE = 1000;
const { darkroom, folder } = inDarkroom();

const ring = (): Sharp => sharp(RING).removeAlpha();
const flat = (width: number, height: number, background: string): Sharp => sharp({ create: { width, height, channels: 3, background } });
const GROUPS = ['backgroundPurity', 'edgeQuality', 'clipping', 'metalTone', 'focus', 'shadow', 'crop'] as const;

async function inspected(picture: Promise<Buffer>): Promise<Inspection> {
  const file = join(folder, 'picture');
  await writeFile(file, await picture);
  await darkroom.run('check', { file });
  return darkroom.run('inspect', { file, hints: { metal: 'YELLOW_GOLD', hasStones: true } });
}

/** The ring at half its size, which is as good to compare with, and sooner done. */
const HALF = join(folder, 'half.png');
const smaller = (): Sharp => ring().resize(SIDE / 2);
beforeAll(async () => writeFile(HALF, await smaller().png().toBuffer()));

const COMPARED = ['structure', 'texture', 'surfaceLife', 'dust', 'sparkle'] as const;

/** The picture as a round of the ring, and as the capture of it: why they cannot be compared, or what was found. */
async function held(picture: Promise<Buffer>): Promise<[asRound: string | Structure, asSource: string | Structure]> {
  const file = join(folder, 'held');
  await writeFile(file, await picture);
  const [asRound, asSource] = await Promise.all([
    darkroom.run('compare', { file, sourceFile: HALF }),
    darkroom.run('compare', { file: HALF, sourceFile: file }),
  ]);
  return [toldOf(asRound), toldOf(asSource)];
}

function toldOf(comparison: Comparison): string | Structure {
  if (comparison.structure !== null) return comparison.structure;
  const [{ reason }] = comparison.notApplicable;
  expect(COMPARED.filter((group) => comparison[group] !== null)).toEqual([]);
  expect(comparison.notApplicable).toEqual(COMPARED.map((measurement) => ({ measurement, reason })));
  return reason;
}

describe('where there is no piece to be told, nothing is measured, and the reason is told', () => {
  const NOTHING = 'Nothing stands off from the background.';
  const FULL = 'The piece fills the frame: there is no background to tell it from.';
  const GROUNDLESS = 'No plain ground reaches the frame: there is nothing to tell the piece from.';
  it.each([
    ['one pixel', flat(1, 1, '#fff'), NOTHING],
    ['one row of pixels', flat(1000, 1, '#fff'), NOTHING],
    ['all white', flat(800, 800, '#fff'), NOTHING],
    ['all grey', flat(800, 800, '#808080'), NOTHING],
    ['all gold', flat(800, 800, '#c9a24b'), NOTHING],
    ['all black', flat(800, 800, '#000'), FULL],
    ['all transparent', sharp({ create: { width: 500, height: 500, channels: 4, background: '#00000000' } }), NOTHING],
    ['a ground that fades', sharp(fading(600), { raw: { width: 600, height: 600, channels: 3 } }), NOTHING],
    ['noise', sharp(noise(300), { raw: { width: 300, height: 300, channels: 3 } }), GROUNDLESS],
  ])('%s', async (_what, picture, reason) => {
    const found = await inspected(picture.png().toBuffer());
    expect(found.notApplicable).toEqual([{ measurement: 'subjectMask', reason }]);
    expect(found.subject).toBeNull();
    expect(GROUPS.filter((group) => found[group] !== null)).toEqual([]);
    expect(await held(picture.png().toBuffer())).toEqual([reason, `Of the source: ${reason}`]);
  });

  it('a piece so close that it fills the frame', async () => {
    const found = await inspected(ring().extract({ left: 300, top: 550, width: 200, height: 100 }).png().toBuffer());
    expect(found.subject).toBeNull();
    expect(found.notApplicable).toHaveLength(1);
  });
});

describe('where the piece is not whole, or not alone, that is told', () => {
  it('cut by the frame: on which side', async () => {
    const { crop } = await inspected(ring().extract({ left: 0, top: 0, width: 550, height: SIDE }).png().toBuffer());
    expect(crop).toMatchObject({ cutEdges: ['RIGHT'], marginRight: 0 });
  });

  it('two pieces: how many, and the margins of both together', async () => {
    const one = await ring().png().toBuffer();
    const both = flat(2 * SIDE, SIDE, '#fff').composite([
      { input: one, left: 0, top: 0 },
      { input: one, left: SIDE, top: 0 },
    ]);
    const { subject, crop } = await inspected(both.png().toBuffer());
    expect(subject?.components).toBe(2);
    expect(crop?.box).toMatchObject({ x: 108, y: 180, width: SIDE + 784 });
  });

  it('too small to tell its colour and sharpness', async () => {
    const { notApplicable, metalTone, focus } = await inspected(ring().resize(24).png().toBuffer());
    expect([metalTone, focus]).toEqual([null, null]);
    expect(notApplicable.map(({ measurement }) => measurement)).toEqual(['metalTone', 'clipping', 'gemstones', 'focus', 'noise']);
  });
});

describe('what shows the piece otherwise is not held against its source, and that is told', () => {
  const OTHERWISE = 'The picture cannot be laid over its source: it shows another piece, another view, or is turned by more than 3°.';
  it.each([
    ['cut by the frame', (half: Buffer) => sharp(half).extract({ left: 0, top: 0, width: 275, height: SIDE / 2 })],
    ['two of it', (half: Buffer) => flat(SIDE, SIDE / 2, '#fff').composite([0, SIDE / 2].map((left) => ({ input: half, left, top: 0 })))],
    ['turned by 90°', (half: Buffer) => sharp(half).rotate(90)],
  ])('%s', async (_what, changed) => {
    const picture = changed(await smaller().png().toBuffer());
    expect(await held(picture.png().toBuffer())).toEqual([OTHERWISE, OTHERWISE]);
  });

  it('too small for a claw to be seen', async () => {
    const reason = 'The piece is only 20 pixels long; 100 are needed to compare it.';
    expect(await held(ring().resize(24).png().toBuffer())).toEqual([reason, `Of the source: ${reason}`]);
  });
});

describe('whatever the file, the piece is found where it is, and what was done to read it is flagged', () => {
  it.each<[string, () => Promise<Buffer>, string[]]>([
    ['as it is', () => ring().png().toBuffer(), ['ASSUMED_SRGB']],
    ['16 bits', () => ring().toColourspace('rgb16').png().toBuffer(), ['ASSUMED_SRGB', 'REDUCED_TO_8_BIT']],
    ['CMYK', () => ring().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), ['CMYK_CONVERTED']],
    ['transparent about the piece', transparent, ['ALPHA_ON_WHITE', 'ASSUMED_SRGB']],
    ['turned by EXIF', () => ring().rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 95 }).toBuffer(), ['ORIENTED']],
  ])('%s', async (_what, file, flags) => {
    const { width, height, subject, crop, colour } = await inspected(file());
    expect([width, height, subject?.components]).toEqual([SIDE, SIDE, 1]);
    expect([...colour.flags].sort()).toEqual(flags);
    for (const [side, where] of Object.entries({ x: 108, y: 180, width: 784, height: 644 }))
      expect(Math.abs((crop?.box[side as 'x'] ?? 0) - where)).toBeLessThanOrEqual(2); // what JPEG leaves about an outline
  });

  it.each<[string, (picture: Sharp) => Sharp]>([
    ['CMYK', (picture) => picture.toColourspace('cmyk').jpeg({ quality: 95 })],
    ['grey', (picture) => picture.toColourspace('b-w').png()],
    ['turned by EXIF', (picture) => picture.rotate(90).withMetadata({ orientation: 8 }).jpeg({ quality: 95 })],
  ])('%s: held against the plain file, either way, it shows the same piece', async (_what, change) => {
    const plain = sharp(await smaller().png().toBuffer());
    expect(await held(change(plain).toBuffer())).toMatchObject([{ changes: [] }, { changes: [] }]);
  });

  it('a grey file holds no colour, and none is told of it', async () => {
    const found = await inspected(ring().toColourspace('b-w').png().toBuffer());
    expect(found.colour.flags).toContain('GREY_EXPANDED');
    expect(found.metalTone).toBeNull();
    expect(found.notApplicable).toContainEqual({ measurement: 'metalTone', reason: 'The file is grey: it holds no colour.' });
  });

  it('a picture that moves is refused', async () => {
    const { data } = await ring().raw().toBuffer({ resolveWithObject: true });
    const frames = Buffer.concat([data, Buffer.from(data).reverse()]);
    const animated = sharp(frames, { raw: { width: SIDE, height: 2 * SIDE, channels: 3, pageHeight: SIDE } }).webp();
    const moving = await animated.toBuffer();
    await expect(inspected(Promise.resolve(moving))).rejects.toThrow(PictureRefused);
    await expect(held(Promise.resolve(moving))).rejects.toThrow(PictureRefused);
  });

  it.each([
    ['cut off in transit', () => half(RING), 'CORRUPT_IMAGE'],
    ['an empty file', () => Buffer.alloc(0), 'EMPTY_FILE'],
    ['a letter', () => Buffer.from('Dear Sir or Madam'), 'UNSUPPORTED_FORMAT'],
    ['a header alone, of ten thousand megapixels', () => pngClaiming(100_000, 100_000), 'TOO_MANY_PIXELS'],
  ])('%s is refused as a round and as a source', async (_what, bytes, code) => {
    const file = join(folder, 'broken');
    await writeFile(file, bytes());
    await expect(darkroom.run('compare', { file, sourceFile: RING_FILE })).rejects.toMatchObject({ code });
    await expect(darkroom.run('compare', { file: RING_FILE, sourceFile: file })).rejects.toMatchObject({ code });
  });
});

function noise(side: number): Buffer {
  return Buffer.from(Array.from({ length: side * side * 3 }, (_, i) => ((i * 7919 * 31) >>> 3) % 256));
}

function fading(side: number): Buffer {
  return Buffer.from(Array.from({ length: side * side * 3 }, (_, i) => 100 + Math.floor((Math.floor(i / 3) % side) / 5)));
}

/** Its white ground cut away. */
async function transparent(): Promise<Buffer> {
  const rgb = await ring().raw().toBuffer();
  const rgba = Buffer.alloc(SIDE * SIDE * 4, 255);
  for (let i = 0; i < SIDE * SIDE; i += 1) {
    const pixel = rgb.subarray(i * 3, i * 3 + 3);
    rgba.set(pixel, i * 4);
    if (Math.min(...pixel) >= 250) rgba[i * 4 + 3] = 0;
  }
  return sharp(rgba, { raw: { width: SIDE, height: SIDE, channels: 4 } })
    .png()
    .toBuffer();
}
