import type { PieceHints } from '../../src/pixels/inspect';
import { developing } from '../support/developing';
import { drawn, type Paint, type Rgb } from '../support/drawnRaster';

/** Rasters of a few plain shapes with hard edges, of which each figure can be reckoned on paper. How stands beside it. */
const { inspect } = developing();
const SIDE = 200;
const WHITE: Rgb = [255, 255, 255];
const DARK: Rgb = [70, 55, 40];

const grey = (level: number): Rgb => [level, level, level];
const block =
  (left: number, top: number, width: number, height: number, colour: Rgb = DARK): Paint =>
  (x, y) =>
    x > left && x < left + width && y > top && y < top + height ? colour : null;

async function measured<T>(group: Promise<T | null>): Promise<T> {
  const found = await group;
  if (found === null) throw new Error('it was not measured');
  return found;
}

describe('the ground', () => {
  const purityOf = (ground: Rgb, ...layers: Paint[]) =>
    measured(inspect(drawn(SIDE, SIDE, ground, [...layers, block(50, 80, 90, 90)], true)).then((found) => found.backgroundPurity));

  // IEC 61966-2-1: ((252/255 + 0.055) ÷ 1.055)^2.4 = 0.97345 of the light; CIE: 116 · 0.97345^(1/3) − 16 = 98.96.
  it('of 252 in all channels is neutral, of L* 98.96, even, and white only for whoever takes 250 for white', async () => {
    const found = await purityOf(grey(252));
    expect(Math.abs(found.medianL - 98.96)).toBeLessThanOrEqual(0.05); // kept in tenths
    expect(Math.abs(found.medianChroma)).toBeLessThanOrEqual(0.05);
    expect([found.share255, found.share254, found.share250]).toEqual([0, 0, 1]);
    expect([found.evenness, found.shadowShare, found.dirtyBlobs]).toEqual([0, 0, []]);
  });

  // CIE Lab of sRGB (250, 245, 235), adapted to D50 by Bradford: 96.7, 0.5, 5.4; of (245, 250, 250): 97.9, −1.7, −0.6.
  it.each<[string, Rgb, number, number, number]>([
    ['cream is warm', [250, 245, 235], 96.7, 0.5, 5.4],
    ['bluish green is cool', [245, 250, 250], 97.9, -1.7, -0.6],
  ])('that is %s', async (_, ground, l, a, b) => {
    const found = await purityOf(ground);
    const off = [found.medianL - l, found.medianA - a, found.warmth - b, found.medianChroma - Math.hypot(a, b)];
    expect(Math.max(...off.map(Math.abs))).toBeLessThanOrEqual(0.11);
  });

  it('in squares of four pixels, of 255, 254, 253 and 252: a quarter is 255, a half 254 and more, all 250 and more', async () => {
    const { share255, share254, share250 } = await purityOf(WHITE, (x, y) =>
      grey([255, 254, 253, 252][(Math.floor(x) % 2) + 2 * (Math.floor(y) % 2)]),
    );
    expect([share255, share254, share250].map((share) => Math.round(share * 1000) / 1000)).toEqual([0.25, 0.5, 1]);
  });

  it('whose border, 2.5 % = 5 px wide, is 254 along the top: 1000 of 200² − 190² = 3900 pixels are not white', async () => {
    const { borderShare255, share254 } = await purityOf(WHITE, block(0, 0, SIDE, 5, grey(254)));
    expect(borderShare255).toBeCloseTo(1 - 1000 / 3900, 6);
    expect(share254).toBe(1);
  });

  // 116 · (((245/255 + 0.055) ÷ 1.055)^2.4)^(1/3) − 16 = 96.54; white is 100.
  it('that falls from 255 to 245 across the frame is uneven by L* 3.46', async () => {
    const { evenness } = await purityOf(WHITE, (x) => grey(Math.round(255 - (10 * x) / SIDE)));
    expect(Math.abs(evenness - 3.46)).toBeLessThan(0.05);
  });

  it('with a speck of 5 × 4 px has one spot, there', async () => {
    expect((await purityOf(WHITE, block(20, 30, 5, 4))).dirtyBlobs).toEqual([{ x: 20, y: 30, width: 5, height: 4 }]);
  });
});

describe('the frame', () => {
  const cropOf = (...layers: Paint[]) => measured(inspect(drawn(SIDE, 100, WHITE, layers, true)).then((found) => found.crop));

  it('of 200 × 100 with a plate of 60 × 40 at 30, 20 that has a hole of 20 × 10', async () => {
    const [whole, hole] = [block(30, 20, 60, 40), block(40, 30, 20, 10)];
    expect(await cropOf((x, y) => (hole(x, y) ? null : whole(x, y)))).toEqual({
      box: { x: 30, y: 20, width: 60, height: 40 },
      ...{ marginLeft: 0.15, marginRight: expect.closeTo(0.55), marginTop: 0.2, marginBottom: expect.closeTo(0.4) },
      offsetX: expect.closeTo(-0.2), // its middle is at 60 of 100
      offsetY: expect.closeTo(-0.1), // at 40 of 50
      fillLongestSide: 0.4, // 60/200 and 40/100
      fillBoxArea: 0.12, // 2400 of 20000
      fillSilhouetteArea: 0.11, // 2400 − 200
      cutEdges: [],
    });
  });

  it('that cuts it at two sides', async () => {
    const { cutEdges, marginLeft, marginBottom } = await cropOf(block(-10, 30, 70, 90));
    expect([cutEdges, marginLeft, marginBottom]).toEqual([['LEFT', 'BOTTOM'], 0, 0]);
  });
});

describe('the stones', () => {
  const HINTS: PieceHints = { metal: 'YELLOW_GOLD', hasStones: true };
  const BLUE: Rgb = [30, 60, 170];
  const PALE: Rgb = [60, 95, 210];
  const stone = block(70, 70, 60, 60, BLUE);
  /** On grey paper, for a glint on white might be a hole. Its light changes so slowly that none of it is taken for stone. */
  const gold: Paint = (x, y) => {
    const light = 0.75 + (0.2 * (x - 100)) / 80;
    return Math.hypot(x - 100, y - 100) > 80 ? null : [Math.round(240 * light), Math.round(200 * light), Math.round(125 * light)];
  };
  const gemstonesOf = (...layers: Paint[]) =>
    measured(inspect(drawn(SIDE, SIDE, grey(215), [gold, ...layers], true), HINTS).then((found) => found.gemstones));

  // Of the 7 × 7 pixels about a place more than a fifth as many are stone as are metal: along each side of the stone this takes in two rows of the metal,
  // 4 · 2 · 60, but for both ends of the outer one (8 to 41), 4 · 2, and with the corner itself (9 to 40), 4.
  const COUNTED = 3600 + 480 - 8 + 4;
  // Luma is smoothed over 3 pixels and its difference taken over 3: two rows on each side of an edge are not even.
  const EVEN = 56 * 56;

  it('as even as paint: all of it but the two outer rows', async () => {
    const { opacity, glintShare, colours, box } = await gemstonesOf(stone);
    expect(opacity).toBe(EVEN / COUNTED);
    expect([glintShare, box]).toEqual([0, { x: 70, y: 70, width: 60, height: 60 }]);
    expect(colours.map(({ n, share }) => [n, share])).toEqual([[3600, 1]]);
  });

  it('with four glints of 6 × 6 px: those, and less even by two rows about each, without the corners', async () => {
    const glints = [80, 110].flatMap((x) => [80, 110].map((y) => block(x, y, 6, 6, WHITE)));
    const { opacity, glintShare } = await gemstonesOf(stone, ...glints);
    expect(glintShare).toBe((4 * 36) / COUNTED);
    expect(opacity).toBe((EVEN - 4 * (100 - 4)) / COUNTED);
  });

  it('in facets of 2 px: nowhere even', async () => {
    const { opacity } = await gemstonesOf((x, y) => (stone(x, y) && Math.floor(x / 2) % 2 === 0 ? PALE : stone(x, y)));
    expect(opacity).toBe(0);
  });
});

describe('the shadow of a disc of 60 px', () => {
  const [MIDDLE, RADIUS] = [200, 60];
  const disc: Paint = (x, y) => (Math.hypot(x - MIDDLE, y - MIDDLE) < RADIUS ? DARK : null);
  const inLight = (light: number): Rgb => grey(Math.round(255 * (1.055 * light ** (1 / 2.4) - 0.055)));

  /** All round it: takes `near` of the light up to 8 px from the disc, goes over to `far` within 25 px, and ends softly at 70 px. */
  async function shadowOf(near: number, far: number) {
    const cast: Paint = (x, y) => {
      const away = Math.hypot(x - MIDDLE, y - MIDDLE) - RADIUS;
      const t = Math.min(1, Math.max(0, (away - 8) / 25));
      return inLight(1 - (near + (far - near) * t * t * (3 - 2 * t)) / (1 + Math.exp((away - 70) / 6)));
    };
    return (await inspect(drawn(2 * MIDDLE, 2 * MIDDLE, WHITE, [cast, disc], true))).shadow;
  }

  // Contact is read from 0.8 % to 2.2 % of the frame from the outline, 3 to 6 px: within the first 8. A level of 255 is up to 0.005 of the light.
  it.each([
    ['that is darkest further out, as of a piece that floats', 0.2, 0.5, 0.5],
    ['that is darkest where it touches', 0.4, 0.1, 0.4],
    ['that is the same all over', 0.3, 0.3, 0.3],
  ])('%s', async (_, near, far, darkest) => {
    const found = await shadowOf(near, far);
    expect(Math.abs((found?.contact ?? NaN) - near)).toBeLessThan(0.005);
    expect(Math.abs((found?.density ?? NaN) - darkest)).toBeLessThan(0.005);
    expect(found?.direction).toBeNull();
  });

  it('that is none touches nowhere', async () => {
    expect(await shadowOf(0, 0)).toMatchObject({ kind: 'NONE', contact: 0, density: 0 });
  });
});
