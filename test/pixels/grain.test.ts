import { coarseness, grainOf } from '../../src/pixels/grain';
import { slope } from '../../src/pixels/slope';
import { grain } from '../support/grain';

const SIDE = 300;

/** What is read of a grey ground whose pixels are at such levels. */
function grainRead(levelAt: (x: number, y: number) => number, offSurface = 10): number {
  const rgb = new Uint8Array(3 * SIDE * SIDE);
  for (let i = 0; i < rgb.length; i += 1) {
    const pixel = Math.floor(i / 3);
    rgb[i] = Math.max(0, Math.min(255, Math.round(levelAt(pixel % SIDE, Math.floor(pixel / SIDE)))));
  }
  return grainOf(slope({ width: SIDE, height: SIDE, factor: 1, rgb }), offSurface, SIDE, SIDE);
}

it.each([1, 2, 3, 5])('reads a grain of %d levels', (levels) => {
  const off = grain(levels);
  expect(Math.abs(grainRead(() => 200 + off()) / levels - 1)).toBeLessThan(0.1);
});

it('takes no uneven light for grain', () => {
  expect(grainRead((x, y) => 240 - (40 * Math.hypot(x, y)) / SIDE)).toBeLessThan(1);
  expect(grainRead(() => 200)).toBe(0.3); // that of rounding
});

it('is never more than the ground lies off its surface', () => {
  const off = grain(3);
  expect(grainRead(() => 200 + off(), 0.5)).toBe(0.5);
});

it('lets the ground rise no faster than a shadow while its grain is fine', () => {
  expect([0.3, 1, 1.3, 2.6].map(coarseness)).toEqual([1, 1, 1, 2]);
});
