import { join } from 'node:path';
import sharp from 'sharp';
import { DEFAULT_LIMITS } from '../../src/boards/acceptanceLimits';
import { boardZones, USUAL_STONE_TOLERANCE } from '../../src/boards/boardZones';
import type { Finding } from '../../src/boards/finding';
import { judgeGemstones } from '../../src/boards/judgeGemstones';
import { nearestStone, stoneZones } from '../../src/boards/stoneZones';
import { labOf, SRGB_LAB } from '../../src/pixels/colour';
import type { Gemstones } from '../../src/pixels/gemstones';
import type { Inspection } from '../../src/pixels/inspect';
import { stoneColours } from '../../src/pixels/stoneColours';
import { DEMO_PICTURES, inDarkroom, withPixels } from '../support/inDarkroom';

/** Stones of our own renders, whose truth (test/pixels/truth) says which pixel is a stone. */
const { darkroom, folder } = inDarkroom();

const picture = (name: string): string => join(DEMO_PICTURES, `${name}_final.png`);
const inspected = (file: string): Promise<Inspection> => darkroom.run('inspect', { file, hints: { metal: null, hasStones: true } });

async function stonesOf(file: string): Promise<Gemstones> {
  const { gemstones } = await inspected(file);
  if (gemstones === null) throw new Error(`no stones in ${file}`);
  return gemstones;
}

/** The picture with its blue pixels turned in hue, in degrees of HSV, or made paler. */
function dyed(name: string, change: { hue?: number; saturation?: number }): Promise<string> {
  const file = join(folder, `${name}${JSON.stringify(change).replace(/\W/g, '')}.png`);
  return withPixels(picture(name), file, async ({ rgb, width, height }) => {
    const other = await sharp(rgb, { raw: { width, height, channels: 3 } })
      .modulate(change)
      .raw()
      .toBuffer();
    for (let at = 0; at < rgb.length; at += 3) if (rgb[at + 2] > rgb[at] + 8) rgb.set(other.subarray(at, at + 3), at);
  });
}

async function drift(file: string, ofBoard: string): Promise<Finding[]> {
  const zones = boardZones([stoneZones('SAPPHIRE', await stonesOf(picture(ofBoard))) ?? []], [], USUAL_STONE_TOLERANCE);
  return judgeGemstones(await inspected(file), [{ subject: 'SAPPHIRE', zones }], DEFAULT_LIMITS);
}

describe('the colours of the stones', () => {
  it.each([
    ['E-3310_YG-SAPPHIRE', 270, 300],
    ['N-2201_YG', 270, 300],
    ['N-2201_RG-RUBY', 10, 45],
  ])('of %s: a hue between %d° and %d°, and it leads the coloured ones', async (name, from, to) => {
    const { colours, share } = await stonesOf(picture(name));
    const leading = colours.find(({ hue }) => hue !== null);
    expect(leading?.hue).toBeGreaterThan(from);
    expect(leading?.hue).toBeLessThan(to);
    expect(leading?.chroma).toBeGreaterThan(20);
    expect(share).toBeGreaterThan(0.2);
  });

  it('of diamonds in gold: colourless ones lead, C* below 6', async () => {
    const { colours, contrast } = await stonesOf(picture('E-3310_YG'));
    expect(colours[0]).toMatchObject({ hue: null });
    expect(colours[0].chroma).toBeLessThan(6);
    expect(contrast).toBeGreaterThan(40);
  });

  it('of one stone are the same in two settings of it', async () => {
    const [yellow, rose] = await Promise.all(['N-2201_YG', 'N-2201_RG'].map(async (name) => (await stonesOf(picture(name))).colours));
    const blue = [yellow, rose].map((colours) => colours.find(({ hue }) => hue !== null && hue > 200));
    expect(Math.abs((blue[0]?.hue ?? 0) - (blue[1]?.hue ?? 90))).toBeLessThan(1);
    expect(Math.abs((blue[0]?.chroma ?? 0) - (blue[1]?.chroma ?? 90))).toBeLessThan(1);
  });

  it('read from pixels of known colours are those colours, each with its share', () => {
    const ruby = labOf(SRGB_LAB, 155, 17, 60);
    const sapphire = labOf(SRGB_LAB, 15, 82, 186);
    const grey = labOf(SRGB_LAB, 120, 120, 120);
    const pixels = [
      ...Array<typeof ruby>(500).fill(ruby),
      ...Array<typeof ruby>(300).fill(sapphire),
      ...Array<typeof ruby>(400).fill(grey),
    ];
    const colours = stoneColours(Float32Array.from(pixels.flatMap(({ l, a, b }) => [l, a, b])), null);
    expect(colours.map(({ n, share }) => [n, share])).toEqual([
      [500, 500 / 1200],
      [400, 400 / 1200],
      [300, 300 / 1200],
    ]);
    expect(colours[0].hue).toBeCloseTo(((Math.atan2(ruby.b, ruby.a) * 180) / Math.PI + 360) % 360, 3);
    expect(colours[1].hue).toBeNull();
    expect(colours[2].chroma).toBeCloseTo(Math.hypot(sapphire.a, sapphire.b), 3);
    expect(colours[2].zones).toHaveLength(1);
  });

  it('are not told where the catalogue has none, or none is seen, and the reason is a sentence', async () => {
    const file = picture('R-1187_YG');
    for (const hasStones of [false, null]) {
      const { gemstones, notApplicable } = await darkroom.run('inspect', { file, hints: { metal: 'YELLOW_GOLD', hasStones } });
      expect(gemstones).toBeNull();
      expect(notApplicable.find(({ measurement }) => measurement === 'gemstones')?.reason).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('a stone against its board', () => {
  it('is fine as it is, and in the other metal', async () => {
    expect(await drift(picture('N-2201_YG'), 'N-2201_YG')).toEqual([]);
    expect(await drift(picture('N-2201_RG'), 'N-2201_YG')).toEqual([]);
  });

  it.each([
    ['turned in hue', { hue: 15 }, 'of another hue'],
    ['made pale', { saturation: 0.6 }, 'paler'],
    ['made gaudy', { saturation: 2 }, 'more saturated'],
  ])('is found when it was %s', async (_, change, words) => {
    const [finding] = await drift(await dyed('E-3310_YG-SAPPHIRE', change), 'E-3310_YG-SAPPHIRE');
    expect(finding).toMatchObject({ tag: 'GEMSTONE_DRIFT', measurement: 'gemstones' });
    expect(finding.message).toContain(words);
  });

  it('rises with what was done to it', async () => {
    const values: number[] = [];
    for (const saturation of [0.8, 0.6, 0.4]) {
      const found = await drift(await dyed('E-3310_YG-SAPPHIRE', { saturation }), 'E-3310_YG-SAPPHIRE');
      values.push(found.at(0)?.value ?? 0);
    }
    expect(values[1]).toBeGreaterThan(values[0]);
    expect(values[2]).toBeGreaterThan(values[1]);
  });

  it('is not held against a stone of another colour: it is not in view', async () => {
    const board = stoneZones('SAPPHIRE', await stonesOf(picture('N-2201_YG'))) ?? [];
    expect(nearestStone((await stonesOf(picture('N-2201_RG-RUBY'))).colours, board)).toBeNull();
  });
});
