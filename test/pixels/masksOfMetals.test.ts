import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { grain } from '../support/grain';
import { DEMO_PICTURES, inDarkroom, withPixels } from '../support/inDarkroom';

/** The piece as it is found against its exact coverage, by metal: intersection over union. */
const [LEAST_MEAN, LEAST] = [0.985, 0.96];
const { darkroom, folder } = inDarkroom();

const final = (piece: string): string => join(DEMO_PICTURES, `${piece}_final.png`);
const grey = (picture: string): string => join(__dirname, '../../../test/pixels/truth/grey', `${picture}.webp`);
const truth = (piece: string, of: 'cov' | 'id'): string => join(__dirname, '../../../test/pixels/truth', `${piece}_${of}.png`);

async function overlapsOf(pieces: readonly string[], pictures: readonly string[]): Promise<number[]> {
  const pairs = pieces.flatMap((piece, i) => [pictures[i], truth(piece, 'cov')]);
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, '../support/maskOverlaps.js'), ...pairs]);
  return JSON.parse(stdout) as number[];
}

async function expectMasks(
  pieces: readonly string[],
  pictures: readonly string[] = pieces.map(final),
  { least = LEAST, leastMean = LEAST_MEAN } = {},
): Promise<void> {
  const overlaps = await overlapsOf(pieces, pictures);
  expect(overlaps).toHaveLength(pieces.length);
  expect(Math.min(...overlaps)).toBeGreaterThanOrEqual(least);
  expect(overlaps.reduce((sum, each) => sum + each, 0) / overlaps.length).toBeGreaterThanOrEqual(leastMean);
}

type Light = readonly [number, number, number];

// What they reflect, linear: white gold of each scene (ring.pov, common.inc); platinum and silver as measured (Akenine-Möller et al.,
// Real-Time Rendering, 4th ed. 2018, table 9.2). The ring rendered in platinum by its own scene has the same overlap within 0.001.
const WHITE_GOLD: Record<string, Light> = { 'R-1042_WG': [0.83, 0.82, 0.8], 'E-3404_WG': [0.87, 0.858, 0.835] };
const IN_WHITE_GOLD = Object.keys(WHITE_GOLD);
const PLATINUM: Light = [0.673, 0.637, 0.585];
const SILVER: Light = [0.972, 0.96, 0.915];

/** A piece of white gold in another metal: where no stone is, its share of each pixel reflects as the other does; the white behind it stays. */
async function inMetal(piece: string, metal: Light): Promise<string> {
  const [covered, classes] = await Promise.all(
    (['cov', 'id'] as const).map(async (of) =>
      sharp(await readFile(truth(piece, of)))
        .greyscale()
        .raw()
        .toBuffer(),
    ),
  );
  const isMetal = classes.map((each) => (each < 60 || each >= 120 ? 1 : 0));
  const gains = metal.map((light, channel) => light / WHITE_GOLD[piece][channel]);
  const whole = gains.map((gain) => Uint8Array.from({ length: 256 }, (_, level) => encoded(linear(level) * gain)));
  return withPixels(final(piece), join(folder, `${piece}-${metal.join('-')}.png`), ({ rgb }) => {
    for (let at = 0, i = 0; at < rgb.length; at += 3, i += 1) {
      if (covered[i] === 0 || isMetal[i] === 0) continue;
      for (let c = 0; c < 3; c += 1) rgb[at + c] = covered[i] === 255 ? whole[c][rgb[at + c]] : mixed(rgb[at + c], gains[c], covered[i]);
    }
  });
}

/** The final with grain on all of it, as a camera leaves it. */
function inGrain(piece: string, levels: number): Promise<string> {
  const off = grain(levels);
  return withPixels(final(piece), join(folder, `${piece}-grain-${levels}.png`), ({ rgb }) => {
    for (let i = 0; i < rgb.length; i += 1) rgb[i] = Math.max(0, Math.min(255, Math.round(rgb[i] + off())));
  });
}

function mixed(level: number, gain: number, covered: number): number {
  const [light, behind] = [linear(level), 1 - covered / 255];
  return encoded(Math.max(0, light - behind) * gain + Math.min(light, behind));
}

// IEC 61966-2-1
function linear(level: number): number {
  const v = level / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
}

function encoded(light: number): number {
  return Math.round(255 * Math.min(1, light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
}

const allIn = (metal: Light): Promise<string[]> => Promise.all(IN_WHITE_GOLD.map((piece) => inMetal(piece, metal)));

it('gold: ring, signet, hoops, studs and chain', () => expectMasks(['R-1042_YG', 'R-1187_YG', 'E-3404_YG', 'E-3310_YG', 'N-2201_YG']));

it('gold in a camera’s grain of three levels: ring, hoops, studs', async () => {
  const pieces = ['R-1042_YG', 'E-3404_YG', 'E-3310_YG'];
  await expectMasks(pieces, await Promise.all(pieces.map((piece) => inGrain(piece, 3))), { least: 0.96, leastMean: 0.97 });
});

it('platinum: ring and hoops', async () => expectMasks(IN_WHITE_GOLD, await allIn(PLATINUM)));

it('white gold: ring and hoops', () => expectMasks(IN_WHITE_GOLD));

it('silver: ring and hoops', async () => expectMasks(IN_WHITE_GOLD, await allIn(SILVER)));

it('silver: the signet, whose hole mirrors its paper', () => expectMasks(['R-1187_SILVER']));

it('where metal is as light as its paper the mask is trusted less, and of gold as ever', async () => {
  const confidence = async (file: string): Promise<number> =>
    (await darkroom.run('inspect', { file, hints: {} })).subject?.confidence ?? NaN;
  const [ring, hoops] = await allIn(SILVER);
  expect(await confidence(ring)).toBeLessThan(0.95);
  expect(await confidence(hoops)).toBeLessThan(0.5);
  expect(await confidence(final('E-3404_WG'))).toBeLessThan(0.8);
  for (const piece of ['R-1042_YG', 'E-3404_YG', 'E-3310_YG', 'N-2201_YG']) expect(await confidence(final(piece))).toBeGreaterThan(0.98);
});

it('a signet most of which is as light as its grey paper is told to be open, and nothing is said of its edge and its place', async () => {
  const hints = { metal: 'SILVER', hasStones: false } as const;
  const { subject, edgeQuality, crop, notApplicable } = await darkroom.run('inspect', { file: grey('signet_SILVER_light'), hints });
  expect(subject?.confidence).toBeLessThan(0.5);
  expect([edgeQuality, crop]).toEqual([null, null]);
  const open = notApplicable.filter(({ reason }) => reason.startsWith('The metal has the level of the background'));
  expect(open.map(({ measurement }) => measurement)).toEqual(['edgeQuality', 'crop']);
});

// Rendered from the demo's scenes in white gold and silver, and mixed on papers of 1, 0.84 and 0.5 of linear light: white, light grey (236 of 255), grey. Of the necklace
// these are floors of what is reached, below the goal (least 0.96).
const GREY_FLOORS = {
  hoops: { of: 'E-3404_WG', white: 0.99, light: 0.98, grey: 0.985 },
  signet: { of: 'R-1187_YG', white: 0.99, light: 0.99, grey: 0.995 },
  necklace: { of: 'N-2201_YG', white: 0.915, light: 0.91, grey: 0.89 },
} as const;

const METALS = ['WG', 'SILVER'] as const;

describe.each(['white', 'light', 'grey'] as const)('white gold and silver on %s paper', (paper) => {
  it.each(['hoops', 'signet', 'necklace'] as const)('%s', async (piece) => {
    const { of, [paper]: least } = GREY_FLOORS[piece];
    await expectMasks(
      [of, of],
      METALS.map((metal) => grey(`${piece}_${metal}_${paper}`)),
      { least, leastMean: least },
    );
  });
});

/** Where colour tells nothing of grey metal, its mask is what level and slope tell: taken for colour's, it would be less by what is said beside each. */
describe('no trace of colour is read', () => {
  const NECKLACE = ['N-2201_YG'];

  it('into shadows with a colour of their own (0.79–0.82 for the hoops)', async () => {
    const pieces = ['E-3404_WG', 'E-3404_WG', 'R-1187_YG'];
    const pictures = [
      await inColouredShadow('hoops_WG_white', 'E-3404_WG'),
      await inColouredShadow('hoops_SILVER_grey', 'E-3404_WG'),
      await inColouredShadow('signet_WG_white', 'R-1187_YG'),
    ];
    const [hoops, silver, signet] = await overlapsOf(pieces, pictures);
    expect(Math.min(hoops, silver)).toBeGreaterThan(0.98);
    expect(signet).toBeGreaterThan(0.81);
  });

  it('into the blocks of a JPEG, nor of one that was saved as something else since (0.74)', async () => {
    const jpeg = await sharp(await readFile(grey('necklace_WG_grey')))
      .jpeg({ quality: 90 })
      .toBuffer();
    const picture = join(folder, 'necklace-blocks.png');
    await writeFile(picture, await sharp(jpeg).png().toBuffer());
    await expectMasks(NECKLACE, [picture], { least: 0.82, leastMean: 0.82 });
  });

  it('into a JPEG so fine that it has no blocks (0.84)', async () => {
    const picture = join(folder, 'necklace.jpg');
    const fine = { quality: 100, chromaSubsampling: '4:4:4' };
    await writeFile(
      picture,
      await sharp(await readFile(grey('necklace_WG_light')))
        .jpeg(fine)
        .toBuffer(),
    );
    await expectMasks(NECKLACE, [picture], { least: 0.87, leastMean: 0.87 });
  });

  it('into warm light, and into grain of half a level (0.59)', async () => {
    const off = grain(0.5);
    const pictures = [
      await withPixels(grey('hoops_WG_white'), join(folder, 'hoops-warm.png'), ({ rgb }) => {
        for (let i = 0; i < rgb.length; i += 1) rgb[i] = Math.round(rgb[i] * [1, 0.985, 0.95][i % 3]);
      }),
      await withPixels(grey('hoops_WG_white'), join(folder, 'hoops-grain.png'), ({ rgb }) => {
        for (let i = 0; i < rgb.length; i += 1) rgb[i] = Math.max(0, Math.min(255, Math.round(rgb[i] + off())));
      }),
    ];
    await expectMasks(['E-3404_WG', 'E-3404_WG'], pictures, { least: 0.975, leastMean: 0.975 });
  });
});

/** Its shadows lose up to 5 % of their blue and gain a third of that in red, the deeper the more; the piece stays. */
async function inColouredShadow(picture: string, piece: string): Promise<string> {
  const covered = await sharp(await readFile(truth(piece, 'cov')))
    .greyscale()
    .raw()
    .toBuffer();
  return withPixels(grey(picture), join(folder, `${picture}-shadow.png`), ({ rgb }) => {
    const paper = rgb[0];
    for (let i = 0, at = 0; i < covered.length; i += 1, at += 3) {
      const shade = 0.05 * Math.max(0, 1 - rgb[at + 1] / paper) * (1 - covered[i] / 255);
      rgb[at] = Math.min(255, Math.round(rgb[at] * (1 + shade / 3)));
      rgb[at + 2] = Math.round(rgb[at + 2] * (1 - shade));
    }
  });
}
