import { DEFAULT_DECODE_LIMITS } from '../../src/pixels/limits';
import { openRaster, readHeader, type RasterFlag } from '../../src/pixels/raster';
import { RasterRefusal } from '../../src/pixels/rasterRefusal';
import { half, pngClaiming, withPages, withScansRepeated, withTag } from '../support/brokenFiles';
import { canvas, drawn, drawnHoop } from '../support/drawn';
import { pixelAt } from '../support/opened';
import { withChunk } from '../support/pngChunk';

const HOOP = drawnHoop(120);
const png = () => canvas(HOOP).png().toBuffer();
const jpeg = () => canvas(HOOP).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
const tiff = () => canvas(HOOP).tiff({ compression: 'none' }).toBuffer();
const webp = () => canvas(HOOP).webp({ lossless: true }).toBuffer();

describe('a sound file is read whatever it is called', () => {
  test.each<[string, () => Promise<Buffer>, string]>([
    ['PNG', png, 'image/png'],
    ['JPEG', jpeg, 'image/jpeg'],
    ['TIFF', tiff, 'image/tiff'],
    ['WebP', webp, 'image/webp'],
  ])('%s', async (_name, file, mediaType) => {
    const bytes = await file();
    expect(await readHeader(bytes)).toMatchObject({
      mediaType,
      width: 120,
      height: 120,
      pages: 1,
      bitsPerSample: 8,
      byteSize: bytes.length,
    });
    const { rgb } = await openRaster(bytes);
    expect(Math.max(...rgb.map((value, i) => Math.abs(value - HOOP.rgb[i])))).toBeLessThanOrEqual(mediaType === 'image/jpeg' ? 6 : 0);
  });
});

describe('an odd file is read, and what had to be changed is told', () => {
  test.each<[string, () => Promise<Buffer>, RasterFlag[]]>([
    ['sixteen bits a channel', () => canvas(HOOP).toColourspace('rgb16').png().toBuffer(), ['ASSUMED_SRGB', 'REDUCED_TO_8_BIT']],
    ['CMYK', () => canvas(HOOP).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(), ['CMYK_CONVERTED']],
    ['grey', () => canvas(HOOP).toColourspace('b-w').png().toBuffer(), ['GREY_EXPANDED']],
    [
      'transparency',
      () =>
        canvas(drawn(8, 8, (x) => [255, 0, 0, x * 30]))
          .png()
          .toBuffer(),
      ['ASSUMED_SRGB', 'ALPHA_ON_WHITE'],
    ],
    [
      'alpha that is opaque throughout',
      () =>
        canvas(drawn(8, 8, () => [255, 0, 0, 255]))
          .png()
          .toBuffer(),
      ['ASSUMED_SRGB'],
    ],
    ['turned by its EXIF', () => canvas(HOOP).withMetadata({ orientation: 3 }).jpeg().toBuffer(), ['ORIENTED']],
  ])('%s', async (_what, file, flags) => {
    expect((await openRaster(await file())).flags).toEqual(flags);
  });

  test('sixteen bits and eight give the same picture', async () => {
    const { rgb } = await openRaster(await canvas(HOOP).toColourspace('rgb16').png().toBuffer());
    expect(Buffer.from(rgb).equals(HOOP.rgb)).toBe(true);
  });

  test('CMYK comes near the colour it was made from', async () => {
    const [r, g, b] = pixelAt(
      await openRaster(
        await canvas(drawn(32, 32, () => [200, 160, 90]))
          .toColourspace('cmyk')
          .jpeg({ quality: 100 })
          .toBuffer(),
      ),
      16,
      16,
    );
    expect(Math.max(Math.abs(r - 200), Math.abs(g - 160), Math.abs(b - 90))).toBeLessThan(12); // a press profile of 8 bits, there and back
  });

  // EXIF 2.32, tag Orientation: what is to be done to show a mark that the file stores at its upper left.
  test.each<[number, string, number, number]>([
    [1, 'left as it is', 0, 0],
    [2, 'mirrored', 29, 0],
    [3, 'turned upside down', 29, 19],
    [4, 'flipped', 0, 19],
    [5, 'mirrored and turned left', 0, 0],
    [6, 'turned right', 19, 0],
    [7, 'mirrored and turned right', 19, 29],
    [8, 'turned left', 0, 29],
  ])('EXIF orientation %i is %s', async (orientation, _how, x, y) => {
    const mark = drawn(30, 20, (px, py) => (px < 1 && py < 1 ? [255, 0, 0] : [255, 255, 255]));
    const file = await canvas(mark).withMetadata({ orientation }).png().toBuffer();
    const raster = await openRaster(file);
    const header = await readHeader(file);
    expect([raster.width, raster.height]).toEqual([header.width, header.height]);
    expect(pixelAt(raster, x, y)).toEqual([255, 0, 0]);
  });
});

describe('a file is refused, with a sentence for whoever sent it', () => {
  test.each<[string, () => Promise<Buffer> | Buffer, string, RegExp]>([
    ['an empty file', () => Buffer.alloc(0), 'EMPTY_FILE', /^The file is empty/],
    [
      'a letter',
      () => Buffer.from('Dear Sir or Madam'),
      'UNSUPPORTED_FORMAT',
      /not a picture that is known here; accepted are JPEG, PNG, WebP and TIFF/,
    ],
    ['a GIF', () => canvas(HOOP).gif().toBuffer(), 'UNSUPPORTED_FORMAT', /^The file is a GIF;/],
    [
      'an SVG',
      () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'UNSUPPORTED_FORMAT',
      /^The file is an SVG drawing;/,
    ],
    ['an AVIF', () => canvas(HOOP).avif({ effort: 0 }).toBuffer(), 'UNSUPPORTED_FORMAT', /^The file is an AVIF;/],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 'UNSUPPORTED_FORMAT', /^The file is a PDF;/],
    ['two bytes of a JPEG', () => Buffer.from([0xff, 0xd8]), 'CORRUPT_IMAGE', /^The JPEG is damaged or incomplete/],
    ['four bytes of a TIFF', () => Buffer.from('II*\0'), 'CORRUPT_IMAGE', /^The TIFF is damaged or incomplete/],
    ['half a JPEG', async () => half(await jpeg()), 'CORRUPT_IMAGE', /^The JPEG is damaged or incomplete/],
    ['half a PNG', async () => half(await png()), 'CORRUPT_IMAGE', /^The PNG is damaged or incomplete/],
    ['half a TIFF', async () => half(await tiff()), 'CORRUPT_IMAGE', /^The TIFF is damaged or incomplete/],
    ['half a WebP', async () => half(await webp()), 'CORRUPT_IMAGE', /^The WEBP is damaged or incomplete/],
    ['a PNG with one byte changed in its pixels', async () => changed(await png()), 'CORRUPT_IMAGE', /^The PNG is damaged/],
    [
      'sixty bytes that claim ten thousand megapixels',
      () => pngClaiming(100_000, 100_000),
      'TOO_MANY_PIXELS',
      /is 100000 × 100000 pixels; accepted are up to 64 megapixels/,
    ],
    ['a strip that is too long', () => pngClaiming(16_385, 10), 'TOO_MANY_PIXELS', /is 16385 × 10 pixels; .* 16384 pixels a side/],
    [
      'a TIFF of three pages',
      async () => withPages(await tiff(), 3),
      'TOO_MANY_PAGES',
      /holds 3 pages or frames; expected is one picture a file/,
    ],
    ['a TIFF of five thousand pages', async () => withPages(await tiff(), 5000), 'TOO_MANY_PAGES', /holds a thousand or more pages/],
    [
      'an animated PNG',
      async () => withChunk(await png(), 'acTL', Buffer.from([0, 0, 0, 7, 0, 0, 0, 0])),
      'TOO_MANY_PAGES',
      /holds 7 pages or frames/,
    ],
    [
      'a JPEG of a thousand scans',
      async () => withScansRepeated(await canvas(HOOP).jpeg({ progressive: true }).toBuffer(), 1000),
      'TOO_COSTLY',
      /has 10\d\d scans; at most 100/,
    ],
    [
      'a TIFF in Lab',
      async () => withTag(await tiff(), 262, 8),
      'CORRUPT_IMAGE',
      /^The TIFF is in Lab colour; expected is RGB, grey or CMYK/,
    ],
    [
      'a TIFF compressed by LZMA',
      async () => withTag(await tiff(), 259, 34_925),
      'CORRUPT_IMAGE',
      /^The TIFF is compressed by LZMA, which cannot be read here/,
    ],
  ])('%s', async (_what, file, code, sentence) => {
    const refusal = await openRaster(await file()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RasterRefusal);
    expect(refusal).toMatchObject({ code, message: expect.stringMatching(sentence) });
  });

  test('and the decoder’s own words go to the log only', async () => {
    const refusal = (await openRaster(half(await jpeg())).catch((error: unknown) => error)) as RasterRefusal;
    expect(refusal.detail).toMatch(/VipsJpeg/);
    expect(refusal.message).not.toMatch(/vips/i);
  });
});

describe('the limits', () => {
  test('on pixels hold before anything is decoded, and let through what is just within them', async () => {
    const limits = { ...DEFAULT_DECODE_LIMITS, maxPixels: 120 * 120 };
    await expect(openRaster(await png(), limits)).resolves.toMatchObject({ width: 120 });
    await expect(readHeader(await png(), { ...limits, maxPixels: 120 * 120 - 1 })).rejects.toMatchObject({ code: 'TOO_MANY_PIXELS' });
  });

  test('count a progressive JPEG for more than a plain one of its size', async () => {
    const limits = { ...DEFAULT_DECODE_LIMITS, maxPixels: 120 * 120 * 1.3 };
    await expect(openRaster(await jpeg(), limits)).resolves.toMatchObject({ width: 120 });
    await expect(openRaster(await canvas(HOOP).jpeg({ progressive: true }).toBuffer(), limits)).rejects.toMatchObject({
      code: 'TOO_COSTLY',
    });
  });
});

test('many pictures opened at once in one process do not disturb each other', async () => {
  const files = await Promise.all([png(), jpeg(), tiff(), webp(), png(), jpeg(), tiff(), webp()]);
  const rasters = await Promise.all(files.map((file) => openRaster(file)));
  expect(rasters.map(({ width }) => width)).toEqual(files.map(() => 120));
});

function changed(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  copy[Math.floor(file.length / 2)] ^= 0x55;
  return copy;
}
