import type { EdgeQuality } from '../../src/pixels/edgeQuality';
import { ofRaster } from '../../src/pixels/inspect';
import { drawn, metal, ring, type Paint, type Rgb } from '../support/drawnRaster';

const SIZE = 260;
const WHITE: Rgb = [255, 255, 255];
const GREY: Rgb = [221, 221, 221];
const GOLD: Rgb = [240, 210, 140];
const STEEL: Rgb = [205, 205, 204];
const gold = metal(SIZE, SIZE, GOLD, 0.35);

function edges(ground: Rgb, layers: readonly Paint[], hard = false): EdgeQuality {
  const { edgeQuality } = ofRaster(drawn(SIZE, SIZE, ground, layers, hard), {});
  if (edgeQuality === null) throw new Error('no outline');
  return edgeQuality;
}

const band = (paint: Paint): Paint => ring(SIZE, SIZE, 60, 100, paint);
const rim = (width: number, colour: Rgb): Paint => ring(SIZE, SIZE, 60 - width, 100 + width, () => colour);

/** The same band cut from blocks of `step` pixels. */
const stepped = (step: number): Paint => {
  const whole = band(() => STEEL);
  return (x, y) => (whole((Math.floor(x / step) + 0.5) * step, (Math.floor(y / step) + 0.5) * step) === null ? null : gold(x, y));
};

describe('a clean cut-out', () => {
  it.each([
    ['gold on white', WHITE, gold],
    ['grey metal on white', WHITE, () => STEEL],
    ['gold on grey', GREY, gold],
  ] as const)('of %s has no artefact, and its outline has its true length', (_, ground, paint) => {
    const found = edges(ground, [band(paint)]);
    expect(found.artefacts).toEqual([]);
    expect(found.perThousandPixels).toBe(0);
    expect(Math.abs(found.contourPixels / (2 * Math.PI * (60 + 100)) - 1)).toBeLessThan(0.03);
  });

  it('with a soft shadow against it has no halo', () => {
    const shadow: Paint = (x, y) => {
      const r = Math.hypot(x - SIZE / 2 - 9, y - SIZE / 2 - 9);
      const depth = Math.max(0, 1 - Math.max(0, r - 95) / 30) * 60;
      return depth > 0 && r > 80 ? [255 - depth, 255 - depth, 255 - depth] : null;
    };
    expect(edges(WHITE, [shadow, band(gold)]).haloShare).toBeLessThan(0.02);
  });
});

describe('a halo', () => {
  it.each([
    ['dark, about gold on white', WHITE, [200, 200, 200], gold, 'DARK_HALO'],
    ['dark, about grey metal on white', WHITE, [90, 90, 90], () => STEEL, 'DARK_HALO'],
    ['light, about gold on grey', GREY, [252, 252, 252], gold, 'LIGHT_HALO'],
  ] as const)('%s is found along the outline, with its width', (_, ground, colour, paint, kind) => {
    const found = edges(ground, [rim(2, colour), band(paint)]);
    expect(found.haloShare).toBeGreaterThan(0.8);
    expect(found.artefacts[0]).toMatchObject({ kind });
    expect(Math.abs(found.artefacts[0].widthPixels - 2)).toBeLessThanOrEqual(1);
  });

  it('that is wider weighs more', () => {
    const widths = [0, 1, 2, 4].map((width) => edges(WHITE, [rim(width, [190, 190, 190]), band(gold)]).haloWidth);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(widths[3]).toBeGreaterThan(3);
  });

  it('along a part of the outline is boxed where it is', () => {
    const part: Paint = (x, y) => (x > 170 ? rim(2, [190, 190, 190])(x, y) : null);
    const found = edges(WHITE, [part, band(gold)]);
    expect(found.haloCount).toBeGreaterThan(0);
    for (const { box } of found.artefacts) expect(box.x).toBeGreaterThan(160);
  });
});

describe('a fringe', () => {
  it('of a colour that neither ground nor metal has is no halo and is found', () => {
    const found = edges(WHITE, [rim(2, [190, 200, 250]), band(gold)]);
    expect(found.fringeShare).toBeGreaterThan(0.8);
    expect(found.haloShare).toBeLessThan(0.1);
  });
});

describe('a bad cut', () => {
  it('in steps is found, with the size of the steps', () => {
    const found = edges(WHITE, [stepped(6)]);
    expect(found.jaggedShare).toBeGreaterThan(0.6);
    expect(found.artefacts.find(({ kind }) => kind === 'JAGGED')?.strength).toBe(6);
  });

  it('in larger steps weighs more', () => {
    const [small, large] = [4, 8].map((step) => edges(WHITE, [stepped(step)]).jaggedStep);
    expect(large).toBeGreaterThan(small);
  });

  it('without a transition is found', () => {
    const found = edges(WHITE, [band(gold)], true);
    expect(found.hardCutShare).toBeGreaterThan(0.8);
    expect(found.jaggedShare).toBe(0);
  });
});
