import { ciede2000 } from '../../src/pixels/ciede2000';
import { labOf, SRGB_LAB } from '../../src/pixels/colour';
import { colourPart, compareTone } from '../../src/pixels/compareTone';
import { ofRaster, type Inspection, type PieceHints } from '../../src/pixels/inspect';
import type { TonalZone, ZoneTone } from '../../src/pixels/zoneTones';
import { drawn, metal, ring, type Paint, type Rgb } from '../support/drawnRaster';

const SIZE = 240;
const WHITE: Rgb = [255, 255, 255];
const YELLOW: Rgb = [248, 219, 150];
const ROSE: Rgb = [246, 205, 183];
const SILVER: Rgb = [236, 236, 234];

function inspected(colour: Rgb, hints: PieceHints, more: Paint[] = []): Inspection {
  return ofRaster(drawn(SIZE, SIZE, WHITE, [ring(SIZE, SIZE, 54, 96, metal(SIZE, SIZE, colour, 0.12)), ...more]), hints);
}

function tone(inspection: Inspection, zone: TonalZone): ZoneTone {
  const found = inspection.metalTone?.find((each) => each.zone === zone);
  if (!found) throw new Error(`no ${zone}`);
  return found;
}

describe('the colour of the metal', () => {
  it.each([
    ['yellow gold', YELLOW, 'YELLOW_GOLD'],
    ['rose gold', ROSE, 'ROSE_GOLD'],
    ['silver', SILVER, 'SILVER'],
  ] as const)('of %s is read in three zones, each on the hue and chroma that it was drawn with', (_, colour, name) => {
    const inspection = inspected(colour, { metal: name, hasStones: false });
    expect(inspection.metalTone?.map(({ zone }) => zone)).toEqual(['SHADOW', 'MID', 'HIGHLIGHT']);
    const { lab } = tone(inspection, 'MID');
    const light = (Math.pow((lab.l + 16) / 116, 3) / Math.pow((labOf(SRGB_LAB, ...colour).l + 16) / 116, 3)) ** (1 / 2.2);
    const truth = labOf(SRGB_LAB, ...(colour.map((value) => Math.round(value * light)) as [number, number, number]));
    expect(Math.hypot(lab.a - truth.a, lab.b - truth.b)).toBeLessThan(1);
  });

  it('stays the same whatever the form mirrors, zone by zone', () => {
    const broad = inspected(YELLOW, { metal: 'YELLOW_GOLD', hasStones: false });
    const dark = ofRaster(drawn(SIZE, SIZE, WHITE, [ring(SIZE, SIZE, 54, 96, metal(SIZE, SIZE, YELLOW, 0.04))]), {
      metal: 'YELLOW_GOLD',
      hasStones: false,
    });
    for (const zone of compareTone(dark.metalTone ?? [], broad.metalTone ?? [])) expect(colourPart(zone)).toBeLessThan(0.6);
  });

  it('is not that of a stone set in it', () => {
    const stone: Paint = (x, y) =>
      Math.hypot(x - 195, y - 120) < 20 ? (Math.floor(x / 5 + y / 3) % 3 === 0 ? [40, 60, 160] : [120, 140, 220]) : null;
    const plain = inspected(YELLOW, { metal: 'YELLOW_GOLD', hasStones: true });
    const set = inspected(YELLOW, { metal: 'YELLOW_GOLD', hasStones: true }, [stone]);
    const apart = compareTone(set.metalTone ?? [], plain.metalTone ?? []);
    expect(apart.length).toBeGreaterThan(1);
    for (const zone of apart) expect(colourPart(zone)).toBeLessThan(0.3);
  });

  it('is not told for a grey file, nor for a piece of too few pixels, and the reason is a sentence', () => {
    const grey = drawn(SIZE, SIZE, WHITE, [ring(SIZE, SIZE, 54, 96, metal(SIZE, SIZE, SILVER, 0.12))]);
    const small = drawn(SIZE, SIZE, WHITE, [ring(SIZE, SIZE, 2, 9, metal(SIZE, SIZE, YELLOW, 0.12))]);
    for (const inspection of [ofRaster({ ...grey, flags: ['GREY_EXPANDED'] }, {}), ofRaster(small, {})]) {
      expect(inspection.metalTone).toBeNull();
      expect(inspection.notApplicable.find(({ measurement }) => measurement === 'metalTone')?.reason).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('of a picture that shows another metal than it should is that of the other metal', () => {
    const { lab } = tone(inspected(SILVER, { metal: 'YELLOW_GOLD', hasStones: false }), 'MID');
    expect(Math.hypot(lab.a, lab.b)).toBeLessThan(3);
  });
});

describe('against the board', () => {
  const board = inspected(YELLOW, { metal: 'YELLOW_GOLD', hasStones: false });

  it('parts and whole are those of CIEDE2000 between the two colours', () => {
    const orange = inspected([252, 212, 138], { metal: 'YELLOW_GOLD', hasStones: false });
    for (const zone of compareTone(orange.metalTone ?? [], board.metalTone ?? [])) {
      const { deltaE, deltaL, deltaC, deltaH } = ciede2000(tone(board, zone.zone).lab, tone(orange, zone.zone).lab);
      expect([zone.deltaE, zone.deltaL, zone.deltaC, zone.deltaH]).toEqual([deltaE, deltaL, deltaC, deltaH]);
    }
  });

  it.each([
    ['YELLOW_GOLD', YELLOW, [252, 213, 134], 'warm/orange'],
    ['YELLOW_GOLD', YELLOW, [234, 224, 148], 'green'],
    ['YELLOW_GOLD', YELLOW, [244, 219, 172], 'blue'],
    ['ROSE_GOLD', ROSE, [252, 194, 173], 'copper'],
    ['SILVER', SILVER, [242, 236, 222], 'warm/orange'],
    ['SILVER', SILVER, [228, 236, 246], 'blue'],
    ['YELLOW_GOLD', YELLOW, YELLOW, 'true'],
  ] as const)('%s of %s drawn as %s drifts to %s', (name, colour, drawnAs, word) => {
    const approved = inspected(colour, { metal: name, hasStones: false });
    const zones = compareTone(inspected(drawnAs, { metal: name, hasStones: false }).metalTone ?? [], approved.metalTone ?? []);
    expect(zones.find(({ zone }) => zone === 'HIGHLIGHT')?.direction).toBe(word);
  });

  it('a stronger cast is a larger difference', () => {
    const parts = [0, 4, 8, 16].map((cast) => {
      const zones = compareTone(
        inspected([248, 219 - cast / 2, 150 - cast], { metal: 'YELLOW_GOLD', hasStones: false }).metalTone ?? [],
        board.metalTone ?? [],
      );
      return Math.max(...zones.map(colourPart));
    });
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts[3]).toBeGreaterThan(2 * parts[1]);
  });
});
