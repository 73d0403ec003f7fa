import { burntHighlights } from '../../src/pixels/burntHighlights';
import { subjectMask } from '../../src/pixels/mask';
import { drawn, type Paint } from '../support/drawnRaster';

const SIDE = 160;
const MIDDLE = SIDE / 2;

/** A disc of metal with a white place of radius 12 in its middle, by the light of the metal so many pixels from that place: how much of the place is burnt. */
function burntOf(lightAt: (away: number) => number, isOpen = false): number {
  const [background, ratio] = [new Uint8Array(SIDE * SIDE), new Float32Array(SIDE * SIDE)];
  let place = 0;
  for (let i = 0; i < ratio.length; i += 1) {
    const [x, y] = [(i % SIDE) - MIDDLE, Math.floor(i / SIDE) - MIDDLE];
    const away = Math.hypot(x, y) - 12;
    const isPlace = away < 0 || (isOpen && y > 0 && Math.abs(x) < 3);
    background[i] = isPlace || away > 50 ? 1 : 0;
    ratio[i] = background[i] === 1 ? 1 : lightAt(away);
    if (isPlace && away < 0) place += 1;
  }
  const shading = { ratio, tint: ratio, distance: ratio };
  return burntHighlights(background, shading, SIDE, SIDE).reduce((sum, each) => sum + each, 0) / place;
}

const falling = (away: number): number => Math.max(0.4, 1 - away / 20);

it('tells light that is burnt out by the metal that brightens towards it', () => {
  expect(burntOf(falling)).toBeCloseTo(1, 1);
});

it.each<[string, (away: number) => number]>([
  ['a hole in light metal', () => 0.85],
  ['a hole in dark metal', () => 0.3],
  ['a hole with a soft edge', (away) => Math.max(0.5, 1 - away / 7)],
  ['a hole in the shade of whose edge metal lies', (away) => Math.min(0.9, 0.4 + away / 30)],
])('takes %s for none', (_, lightAt) => {
  expect(burntOf(lightAt)).toBe(0);
});

it.each<[string, (away: number) => number, 0 | 1]>([
  ['burnt light on a ball is piece', (away) => 1 - away / 30, 1],
  ['an opening is none', () => 0.55, 0],
])('in the mask of a picture %s', (_, lightAt, inside) => {
  const size = 300;
  const ball: Paint = (x, y) => {
    const away = Math.hypot(x - size / 2, y - size / 2) - 20;
    if (away > 90) return null;
    const level = away < 0 ? 255 : Math.round(255 * Math.max(0.3, lightAt(away)) ** (1 / 2.2));
    return [level, Math.round(level - Math.min(30, Math.max(0, away))), Math.round(level - Math.min(70, Math.max(0, 2 * away)))];
  };
  const { mask } = subjectMask(drawn(size, size, [255, 255, 255], [ball]));
  expect(mask?.inside[(size / 2) * size + size / 2]).toBe(inside);
});

it('takes what is open to the ground for none', () => {
  expect(burntOf(falling, true)).toBe(0);
});
