import { faintOutlines } from '../../src/pixels/faintOutlines';
import { SHADOW_SLOPE, slope } from '../../src/pixels/slope';
import { Chance } from '../kpi/Chance';

const SIDE = 200;
const PAPER = 250;

/** Of a grey drawing: 1 where a pixel lies on a faint outline. */
function outlinesOf(levelAt: (x: number, y: number) => number, noise = 0.3): Uint8Array {
  const rgb = new Uint8Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i += 1) rgb.fill(Math.round(levelAt(i % SIDE, Math.floor(i / SIDE))), 3 * i, 3 * i + 3);
  const rise = slope({ width: SIDE, height: SIDE, factor: 1, rgb });
  return faintOutlines(
    rise,
    Uint8Array.from(rise.gradient, (each) => (each <= SHADOW_SLOPE ? 1 : 0)),
    noise,
    SIDE,
    SIDE,
  );
}

const count = (flags: Uint8Array): number => flags.reduce((sum, each) => sum + each, 0);
const fromMiddle = (x: number, y: number): number => Math.hypot(x - SIDE / 2, y - SIDE / 2);

it.each([3, 5, 8])('tells the outline of a disc that stands off by %d levels, all round', (levels) => {
  const found = outlinesOf((x, y) => PAPER - levels * Math.min(1, Math.max(0, 60.5 - fromMiddle(x, y))));
  const angles = new Set<number>();
  for (let i = 0; i < found.length; i += 1) {
    if (found[i] === 0) continue;
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    expect(Math.abs(fromMiddle(x, y) - 60)).toBeLessThan(3);
    angles.add((Math.floor((Math.atan2(y - SIDE / 2, x - SIDE / 2) * 18) / Math.PI) + 36) % 36); // ten degrees each
  }
  expect(angles.size).toBe(36);
});

it.each([0.2, 1, 2.5])('takes no shadow for one, that falls by %d levels a pixel', (fall) => {
  const width = 80 / fall;
  const ramp = (at: number): number => 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, at)));
  expect(count(outlinesOf((x) => PAPER - 50 * ramp((x - 40) / width)))).toBe(0);
});

it('takes no grain for one, nor a scratch that is too short', () => {
  const chance = new Chance(5);
  expect(count(outlinesOf(() => 200 + Math.round(2 * chance.real() - 1), 0.8))).toBe(0);
  expect(count(outlinesOf((x, y) => (y === 100 && x > 100 && x < 104 ? PAPER - 4 : PAPER)))).toBe(0);
});
