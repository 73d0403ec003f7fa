import { converter } from 'culori';
import sharp from 'sharp';
import { ciede2000 } from '../../src/pixels/ciede2000';
import { labOf, SRGB_LAB, type Lab } from '../../src/pixels/colour';
import { profileColours } from '../../src/pixels/profileColours';
import { openRaster, type Raster } from '../../src/pixels/raster';
import { canvas, drawn } from '../support/drawn';
import { ADOBE_RGB, DISPLAY_P3, iccProfile, PROPHOTO_RGB, type RgbSpace } from '../support/iccProfile';
import { opened } from '../support/opened';
import { withProfile } from '../support/pngChunk';

const labD50 = converter('lab'); // culori's `lab` is under D50, its `lab65` under D65

const COLOURS: [string, [number, number, number]][] = [
  ['yellow gold', [200, 160, 90]],
  ['rose gold', [211, 175, 156]],
  ['white metal', [198, 197, 195]],
  ['ruby', [224, 17, 95]],
  ['emerald', [20, 200, 90]],
  ['sapphire', [15, 82, 186]],
  ['the deepest shadow', [3, 2, 1]],
  ['black', [0, 0, 0]],
  ['white', [255, 255, 255]],
];

describe('sRGB', () => {
  test.each(COLOURS)('%s has the Lab under D50 that culori gives', (_name, [r, g, b]) => {
    const truth = labD50({ mode: 'rgb', r: r / 255, g: g / 255, b: b / 255 });
    const found = labOf(SRGB_LAB, r, g, b);
    expect(Math.hypot(found.l - truth.l, found.a - truth.a, found.b - truth.b)).toBeLessThan(0.02);
  });

  test('yellow gold under D50 is not what sharp calls Lab, which is under D65', async () => {
    const { data } = await canvas(drawn(8, 8, () => [200, 160, 90]))
      .toColourspace('lab')
      .raw({ depth: 'float' })
      .toBuffer({ resolveWithObject: true });
    const [, a] = new Float32Array(data.buffer, data.byteOffset, 3);
    expect(labOf(SRGB_LAB, 200, 160, 90).a - a).toBeGreaterThan(2.5);
  });

  test.each(['png', 'jpeg', 'tiff', 'webp'] as const)(
    'a %s that carries the profile is known as sRGB, and its numbers are shown as they are',
    async (format) => {
      const gold = await canvas(drawn(32, 32, () => [200, 160, 90]))
        .withIccProfile('srgb')
        .toFormat(format, { quality: 100 })
        .toBuffer();
      const raster = await openRaster(gold);
      expect(raster.flags).toEqual([]);
      expect(raster.display).toBe(raster.rgb);
    },
  );

  test('a file that does not say what its numbers mean is taken for sRGB, and that is told', async () => {
    const raster = await openRaster(
      await canvas(drawn(32, 32, () => [200, 160, 90]))
        .png()
        .toBuffer(),
    );
    expect(raster.flags).toEqual(['ASSUMED_SRGB']);
  });
});

describe.each<[RgbSpace, 'a98' | 'prophoto' | 'p3']>([
  [ADOBE_RGB, 'a98'],
  [PROPHOTO_RGB, 'prophoto'],
  [DISPLAY_P3, 'p3'],
])('$name', (space, mode) => {
  const colours: [string, [number, number, number]][] = [
    ...COLOURS,
    ['a red beyond sRGB', [255, 10, 20]],
    ['a green beyond sRGB', [10, 250, 40]],
    ['a blue at the corner', [0, 0, 255]],
  ];

  test.each(['png', 'tiff', 'jpeg'] as const)('colours of a %s are within 0.5 ΔE00 of the truth, also outside sRGB', async (format) => {
    const wrong: [string, number][] = [];
    for (const [name, colour] of colours) {
      const raster = await rasterOf(space, colour, format);
      expect(raster).toMatchObject({ profileName: space.name, flags: ['PROFILE_CONVERTED'] });
      const [r, g, b] = colour.map((value) => value / 255);
      const deltaE = differenceTo(raster, labD50({ mode, r, g, b }));
      if (deltaE > 0.5) wrong.push([name, deltaE]);
    }
    expect(wrong).toEqual([]);
  });
});

test('what lies outside sRGB is shown clipped, as a browser would', async () => {
  const raster = await rasterOf(DISPLAY_P3, [255, 80, 40], 'png');
  expect([...raster.rgb.subarray(0, 3)]).toEqual([255, 80, 40]);
  expect([...raster.display.subarray(0, 3)]).toEqual([255, 57, 0]); // 277, 57, −9 unclipped
});

test('a profile of another name with the colours of sRGB is sRGB', async () => {
  const srgb = {
    name: 'Studio monitor',
    colorants: [
      [0.43607, 0.22249, 0.01392],
      [0.38515, 0.71687, 0.09708],
      [0.14307, 0.06061, 0.7141],
    ],
    curve: DISPLAY_P3.curve,
  } as const;
  expect(await profileColours(iccProfile(srgb))).toMatchObject({ name: 'Studio monitor', isSrgb: true });
});

test('a profile of which only the outside is left is no profile: the file is taken for sRGB, and that is told', async () => {
  const png = await canvas(drawn(32, 32, () => [200, 160, 90]))
    .png()
    .toBuffer();
  const raster = await openRaster(withProfile(png, iccProfile(ADOBE_RGB).fill(0, 300)));
  expect(raster.lab).toBe(SRGB_LAB);
  expect(raster.flags).toEqual(['PROFILE_UNREADABLE']);
});

/** A plain file whose numbers are these under this profile. */
async function rasterOf(space: RgbSpace, colour: readonly number[], format: 'png' | 'tiff' | 'jpeg'): Promise<Raster> {
  const png = withProfile(
    await canvas(drawn(32, 32, () => colour))
      .png()
      .toBuffer(),
    iccProfile(space),
  );
  const file = await sharp(png, { ignoreIcc: true }).keepIccProfile().toFormat(format, { quality: 100 }).toBuffer();
  expect((await opened(file)).meta.icc).toBeDefined();
  return openRaster(file);
}

function differenceTo({ lab, rgb, width, height }: Raster, truth: Lab): number {
  const at = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 3;
  return ciede2000(truth, labOf(lab, rgb[at], rgb[at + 1], rgb[at + 2])).deltaE;
}
