import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { profileColours } from '../../src/pixels/profileColours';
import { psnr } from '../../src/pixels/psnr';
import type { MadeFile, RenditionSpec } from '../../src/pixels/render';
import { type FileWords, xmpPacket } from '../../src/pixels/xmp';
import { developing } from '../support/developing';
import { canvas, drawn, drawnHoop } from '../support/drawn';
import { opened, pixelAt } from '../support/opened';

const WHITE = [255, 255, 255];
const CREAM = [246, 239, 224];
const FORMATS = ['JPEG', 'WEBP', 'AVIF', 'PNG'] as const;
const WORDS: FileWords = {
  ...{ creator: 'Studio <Nord>', rights: '© 2026 Maison "Aurore" & Cie', identifier: 'R-1042', digitalSourceType: 'humanEdits' },
  altText: [
    ['en', 'A ring in yellow gold'],
    ['fr', 'Une bague en or jaune'],
  ],
};
const PLAIN: RenditionSpec = {
  ...{ format: 'PNG', width: 300, aspect: null, padding: 0, background: '#ffffff', isPlain: false, byteBudget: null, quality: 90 },
  words: WORDS,
};
const { render } = developing();
const hoop = canvas(drawnHoop(600)).png().toBuffer();

describe('every format', () => {
  test.each(FORMATS)('%s comes in sRGB with its profile, at the size asked for, and shows the picture', async (format) => {
    const [file] = await made(await hoop, { format });
    const shown = await opened(file.bytes);
    expect([file.width, file.height, shown.width, shown.height]).toEqual([300, 300, 300, 300]);
    expect(shown.meta.format).toBe(format === 'AVIF' ? 'heif' : format.toLowerCase());
    expect((await profileColours(shown.meta.icc ?? Buffer.alloc(0)))?.isSrgb).toBe(true);
    const [lossless] = await made(await hoop, {});
    expect(psnr((await opened(lossless.bytes)).rgb, shown.rgb) ?? Infinity).toBeGreaterThan(30);
  });

  test.each(FORMATS)('%s tells by its bytes what it is, and whether the piece is cut by the frame or fades before it', async (format) => {
    const bar = (grey: (x: number) => number) => drawn(300, 300, (x, y) => (Math.abs(y - 150) < 10 ? [grey(x), grey(x), grey(x)] : WHITE));
    const factsOf = async (picture: Parameters<typeof canvas>[0]) =>
      (await made(await canvas(picture).png().toBuffer(), { format }))[0].facts;
    const [whole, cut, faded] = [
      bar((x) => (Math.abs(x - 150) < 90 ? 60 : 255)),
      bar(() => 60),
      bar((x) => 60 + Math.min(195, 390 * Math.abs(x / 150 - 1))),
    ];
    expect(await factsOf(whole)).toMatchObject({ format, colourModel: 'RGB', whiteBorder: 1 });
    expect((await factsOf(faded)).whiteBorder).toBe(1);
    expect((await factsOf(cut)).whiteBorder).toBeLessThan(1 - 30 / 1196); // 2 × 19 of the outermost pixels, less what an encoder may lighten
  });

  test.each(['JPEG', 'AVIF', 'PNG'] as const)(
    '%s keeps colour at full resolution: a line of rubies one pixel wide stays red',
    async (format) => {
      const lines = drawn(64, 64, (x) => (Math.floor(x) % 4 === 1 ? [200, 25, 60] : WHITE));
      const [file] = await made(await canvas(lines).png().toBuffer(), { format, width: 64 });
      const [red, green] = pixelAt(await opened(file.bytes), 33, 32);
      expect(red - green).toBeGreaterThan(120); // 175 as drawn; 66 to 89 where colour is halved
    },
  );

  test.each(FORMATS)('%s loses what the camera and the retoucher wrote into the file', async (format) => {
    const told = await canvas(drawnHoop(600))
      .withExif({ IFD0: { Artist: 'E. Hart' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const [file] = await made(told, { format });
    const { meta } = await opened(file.bytes);
    expect([meta.exif, meta.iptc]).toEqual([undefined, undefined]);
    expect(meta.xmp?.toString()).toBe(xmpPacket(WORDS)); // ours, and nothing of theirs
  });

  test.each(FORMATS)(
    '%s tells of itself what a reader of metadata finds: creator, rights, SKU, alt text, and how it came to be',
    async (format) => {
      const words: FileWords = { ...WORDS, digitalSourceType: 'trainedAlgorithmicMedia' };
      const [file] = await made(await hoop, { format, words });
      const { xmp } = await ExifReader.load(file.bytes, { expanded: true, async: true });
      const tags = xmp as Record<string, { description: string }> | undefined;
      const told = (name: string): string | undefined => tags?.[name]?.description;
      expect(told('creator')).toBe('Studio <Nord>');
      expect(told('rights')).toContain('© 2026 Maison "Aurore" & Cie');
      expect(told('identifier')).toBe('R-1042');
      expect(told('AltTextAccessibility')).toContain('Une bague en or jaune');
      expect(told('DigitalSourceType')).toBe('http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia');
    },
  );

  test.each(FORMATS)('%s has the same bytes when made again', async (format) => {
    const [[one], [other]] = await Promise.all([made(await hoop, { format }), made(await hoop, { format })]);
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });
});

describe('the picture', () => {
  test('is turned as its EXIF says', async () => {
    const half = drawn(400, 200, (x) => (x < 200 ? [200, 0, 0] : [0, 0, 200]));
    const turned = await canvas(half).withMetadata({ orientation: 6 }).png().toBuffer(); // to be shown turned by 90° clockwise: red above
    const [file] = await made(turned, { width: 200 });
    const shown = await opened(file.bytes);
    expect([shown.width, shown.height, shown.meta.orientation]).toEqual([200, 400, undefined]);
    expect([pixelAt(shown, 100, 50), pixelAt(shown, 100, 350)]).toEqual([
      [200, 0, 0],
      [0, 0, 200],
    ]);
  });

  test('of another colour space is brought to sRGB', async () => {
    const gold = await canvas(drawn(100, 100, () => [200, 160, 90]))
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const [file] = await made(gold, { width: 50 });
    const [r, g, b] = pixelAt(await opened(file.bytes), 25, 25);
    expect(Math.max(Math.abs(r - 200), Math.abs(g - 160), Math.abs(b - 90))).toBeLessThanOrEqual(1);
  });

  test('on transparency is laid on the template’s background, with no edge', async () => {
    const cut = drawn(200, 200, (x, y) => (Math.hypot(x - 100, y - 100) < 60 ? [180, 140, 60, 255] : [0, 0, 0, 0]));
    const [file] = await made(await canvas(cut).png().toBuffer(), { width: 200, aspect: '4:5', background: '#d0e0f0' });
    const shown = await opened(file.bytes);
    expect([pixelAt(shown, 100, 5), pixelAt(shown, 5, 125), pixelAt(shown, 100, 125)]).toEqual([
      [208, 224, 240],
      [208, 224, 240],
      [180, 140, 60],
    ]);
  });

  test.each([
    ['white, asked for on white', [255, 255, 255], '#ffffff', true],
    ['white, asked for on the grey of a house', [255, 255, 255], '#d9d9d9', false],
    ['a warm grey, asked for on a neutral one', [220, 214, 205], '#d8d8d8', false],
    ['nearly white, which the measurement of the background tells', [250, 250, 249], '#ffffff', true],
  ])('on a plain ground is only made on that ground: %s', async (_what, ground, background, isMade) => {
    const piece = await canvas(drawn(120, 120, (x, y) => (Math.hypot(x - 60, y - 60) < 30 ? [180, 140, 60] : ground)))
      .png()
      .toBuffer();
    for (const aspect of [null, '4:5'] as const) {
      const [file] = await render(piece, [{ ...PLAIN, width: 100, aspect, background, isPlain: true }]);
      expect('refused' in file ? file.refused.code : 'made').toBe(isMade ? 'made' : 'BACKGROUND_MISMATCH');
    }
    const [worn] = await render(piece, [{ ...PLAIN, width: 100, background }]);
    expect(worn).not.toHaveProperty('refused');
  });

  test('of which a close-up shows none is not asked for one', async () => {
    const gold = (x: number, y: number): number[] => [150 + ((x * 7 + y * 3) % 80), 110 + ((x * 5 + y * 11) % 60), 40];
    const closeUp = await canvas(drawn(120, 120, (x, y) => (y > 100 ? [255, 255, 255] : gold(x, y))))
      .png()
      .toBuffer();
    const [file] = await render(closeUp, [{ ...PLAIN, width: 100, background: '#ffffff', isPlain: true }]);
    expect(file).not.toHaveProperty('refused');
  });

  test('that is half transparent mixes with the background as in a browser', async () => {
    const veil = await canvas(drawn(20, 20, () => [100, 100, 100, 128]))
      .png()
      .toBuffer();
    const [file] = await made(veil, { width: 20, background: '#000000' });
    expect(pixelAt(await opened(file.bytes), 10, 10)).toEqual([50, 50, 50]);
  });

  test('on white stays on pure white', async () => {
    const [file] = await made(await hoop, { width: 300, aspect: '4:5', padding: 0.05 });
    const shown = await opened(file.bytes);
    const ring = [...Array(shown.height).keys()].filter((y) => y < 60 || y > 330);
    expect(ring.every((y) => shown.rgb.subarray(y * 900, (y + 1) * 900).every((value) => value === 255))).toBe(true);
  });

  test('is neither cut nor enlarged nor sharpened: laid in at its own size it is the same to the last bit', async () => {
    const picture = drawnHoop(240);
    const [file] = await made(await canvas(picture).png().toBuffer(), { width: 300, aspect: '3:4', padding: 0.1 });
    const inside = await sharp(file.bytes).extract({ left: 30, top: 80, width: 240, height: 240 }).raw().toBuffer();
    expect(inside.equals(picture.rgb)).toBe(true);
  });
});

describe('what is laid around', () => {
  test('a picture on cream is cream: no edge is seen where it ends', async () => {
    const [file] = await made(await canvas(drawnHoop(300, CREAM)).png().toBuffer(), { width: 300, aspect: '4:5' });
    expect(pixelAt(await opened(file.bytes), 150, 2)).toEqual(CREAM);
  });

  test('a picture on nearly white is the white of the template', async () => {
    const [file] = await made(
      await canvas(drawnHoop(300, [254, 254, 253]))
        .png()
        .toBuffer(),
      { width: 300, aspect: '4:5' },
    );
    expect(pixelAt(await opened(file.bytes), 150, 2)).toEqual(WHITE);
  });

  test('a picture saved as JPEG is plain too', async () => {
    const [file] = await made(await canvas(drawnHoop(300, CREAM)).jpeg({ quality: 85 }).toBuffer(), { width: 300, aspect: '4:5' });
    const [r, g, b] = pixelAt(await opened(file.bytes), 150, 2);
    expect(Math.max(Math.abs(r - 246), Math.abs(g - 239), Math.abs(b - 224))).toBeLessThanOrEqual(2);
  });

  test.each<[string, (x: number, y: number) => number[], string]>([
    ['a ground that falls off towards one side', (x) => [255 - x / 20, 255 - x / 20, 255 - x / 20], 'top, bottom; mostly #f8f8f8'],
    ['a worn picture', (x, y) => [180 + 40 * Math.sin(x / 30), 140 + 30 * Math.sin(y / 20), 120], 'top, bottom; mostly'],
    ['a chain that leaves the frame', (x, y) => (Math.abs(x - 150 - y / 9) < 2 ? [210, 170, 90] : WHITE), 'top, bottom; mostly #ffffff'],
    ['a shadow that is cut off below', (x, y) => (y > 280 && x > 150 ? [243, 243, 243] : WHITE), 'bottom; mostly #ffffff'],
  ])('%s cannot be anything without a seam, and is refused with the sides where it would be seen', async (_what, paint, where) => {
    const bytes = await canvas(drawn(300, 300, paint))
      .png()
      .toBuffer();
    const [refused, whole] = await render(bytes, [{ ...PLAIN, aspect: '4:5' }, PLAIN]);
    expect(refused).toEqual({ refused: { code: 'BACKGROUND_MISMATCH', message: expect.stringContaining(where) } });
    expect(whole).toHaveProperty('bytes'); // in its own shape nothing has to be laid around it
  });

  test('only the sides that are extended must be plain', async () => {
    const chain = drawn(300, 300, (x) => (Math.abs(x - 150) < 3 ? [210, 170, 90] : WHITE)); // leaves above and below
    const [file] = await made(
      await canvas(chain).png().toBuffer(),
      { width: 300, aspect: '5:4', padding: 0 },
      { width: 375, aspect: '5:4' },
    );
    expect(pixelAt(await opened(file.bytes), 2, 120)).toEqual(WHITE);
  });
});

describe('the byte budget', () => {
  test.each(['JPEG', 'WEBP', 'AVIF'] as const)('of a %s is met by the best quality that does', async (format) => {
    const [free] = await made(await hoop, { format });
    const byteBudget = Math.round(free.bytes.length * 0.8);
    const [file] = await made(await hoop, { format, byteBudget });
    expect(file.bytes.length).toBeLessThanOrEqual(byteBudget);
    const [next] = await made(await hoop, { format, quality: file.quality + 1 });
    expect(next.bytes.length).toBeGreaterThan(byteBudget);
  });

  test('that is kept anyway leaves the quality as asked', async () => {
    const [file] = await made(await hoop, { format: 'JPEG', byteBudget: 1_000_000 });
    expect(file.quality).toBe(90);
  });

  test.each([
    ['JPEG', 1500],
    ['WEBP', 700],
    ['AVIF', 700],
  ] as const)('that would ruin a %s is refused with the numbers, and the number told is enough', async (format, byteBudget) => {
    const [answer] = await render(await hoop, [{ ...PLAIN, format, byteBudget }]);
    const message = 'refused' in answer ? answer.refused.message : '';
    expect(answer).toEqual({
      refused: {
        code: 'BUDGET_NOT_MET',
        message: expect.stringMatching(/^At quality \d+ the file takes \d+ bytes, .*; the template allows \d+\.$/),
      },
    });
    const enough = Number(/takes (\d+) bytes/.exec(message)?.[1]);
    const [file] = await made(await hoop, { format, byteBudget: enough });
    expect(file.bytes.length).toBe(enough);
  });

  test('of a PNG can only be refused', async () => {
    const [answer] = await render(await hoop, [{ ...PLAIN, byteBudget: 2000 }]);
    expect(answer).toEqual({
      refused: {
        code: 'BUDGET_NOT_MET',
        message: expect.stringMatching(/without loss, and the file takes \d+ bytes; the template allows 2000/),
      },
    });
  });
});

describe('what is told of a file', () => {
  test('PNG is equal to the last bit, a lossy file is not', async () => {
    const [png, jpeg, poor] = await made(await hoop, {}, { format: 'JPEG' }, { format: 'JPEG', quality: 30 });
    expect(png).toMatchObject({ quality: 100, fidelity: { psnr: null, ssim: 1, msSsim: 1, gmsd: 0 } });
    expect(jpeg.fidelity.psnr).toBeCloseTo(psnr((await opened(png.bytes)).rgb, (await opened(jpeg.bytes)).rgb) ?? NaN, 10);
    expect(poor.fidelity.ssim).toBeLessThan(jpeg.fidelity.ssim);
    expect(poor.fidelity.msSsim).toBeLessThan(jpeg.fidelity.msSsim ?? NaN);
    expect(poor.fidelity.gmsd).toBeGreaterThan(jpeg.fidelity.gmsd);
  });

  test('where the piece lies is the same for all files of a shape, whichever are made together', async () => {
    const ring = readFileSync(join(__dirname, '../../../src/demo/pictures/R-1042_YG_final.png'));
    const together = await made(ring, { width: 390 }, { width: 800 });
    const [alone] = await made(ring, { width: 390 });
    const figures = ({ facts }: MadeFile) =>
      [facts.fillLongestSide, facts.fillBoxArea, facts.fillSilhouetteArea, facts.whiteGround].map((figure) => figure ?? NaN);
    expect(figures(together[0])).toEqual(figures(alone));
    expect(figures(together[0]).slice(0, 3)).toEqual(figures(together[1]).slice(0, 3));
    const [small] = await made(await hoop, { width: 150 }); // of a picture of 300: looked at by itself
    expect(small.facts.fillLongestSide).toBeGreaterThan(0.5);
  });

  test('the placeholder has the colour and the shape of the picture', async () => {
    const { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } = await import('thumbhash');
    const gold = await canvas(drawn(400, 200, () => [204, 153, 102]))
      .png()
      .toBuffer();
    const [file] = await made(gold, {});
    const hash = Buffer.from(file.placeholder, 'base64');
    const { r, g, b, a } = thumbHashToAverageRGBA(hash);
    expect([r, g, b, a].map((value) => Math.round(value * 10) / 10)).toEqual([0.8, 0.6, 0.4, 1]);
    expect(thumbHashToApproximateAspectRatio(hash)).toBeGreaterThan(1.5);
  });
});

test('one spec that is refused does not keep the others from being made, in the order asked', async () => {
  const answers = await render(await hoop, [{ ...PLAIN, width: 900 }, PLAIN, { ...PLAIN, width: 150, format: 'WEBP' }]);
  expect(answers.map((answer) => ('refused' in answer ? answer.refused.code : answer.width))).toEqual(['WOULD_UPSCALE', 300, 150]);
});

test('AVIF is shut out again once a file of ours was looked at', async () => {
  const [file] = await made(await hoop, { format: 'AVIF' });
  await expect(sharp(file.bytes).metadata()).rejects.toThrow(/unsupported/);
});

test('what is no sound picture is refused as everywhere', async () => {
  const broken = (await canvas(drawnHoop(300)).jpeg().toBuffer()).subarray(0, 4000);
  await expect(render(broken, [PLAIN])).rejects.toMatchObject({ code: 'CORRUPT_IMAGE' });
});

test('the demo’s ring keeps its detail in each format of a shop page', async () => {
  const ring = readFileSync(join(__dirname, '../../../src/demo/pictures/R-1042_YG_final.png'));
  const files = await made(
    ring,
    { format: 'JPEG', width: 800 },
    { format: 'WEBP', width: 800 },
    { format: 'AVIF', width: 800, quality: 70 },
  );
  expect(files.map(({ fidelity }) => fidelity.ssim > 0.99 && (fidelity.psnr ?? 0) > 38)).toEqual([true, true, true]);
});

async function made(bytes: Uint8Array, ...specs: Partial<RenditionSpec>[]): Promise<MadeFile[]> {
  const answers = await render(
    bytes,
    specs.map((spec) => ({ ...PLAIN, ...spec })),
  );
  return answers.map((answer) => {
    if ('refused' in answer) throw new Error(answer.refused.message);
    return answer;
  });
}
