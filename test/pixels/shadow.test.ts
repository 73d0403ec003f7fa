import type { Shadow } from '../../src/pixels/shadow';
import { developing } from '../support/developing';
import { drawn, type Paint, type Rgb } from '../support/drawnRaster';

const { inspect } = developing();
const SIZE = 400;
const RADIUS = 60;
const AWAY = 40;

/** A dark disc on white; its shadow is as large, lies 40 px away, takes `density` of the light and runs out by a logistic curve of scale `edge`. */
async function shadowOf(degrees: number, { density = 0.4, edge = 5, away = AWAY } = {}): Promise<Shadow> {
  const [dx, dy] = [away * Math.cos((degrees * Math.PI) / 180), away * Math.sin((degrees * Math.PI) / 180)];
  const cast: Paint = (x, y) => {
    const r = Math.hypot(x - SIZE / 2 - dx, y - SIZE / 2 - dy);
    return grey(1 - density / (1 + Math.exp((r - RADIUS) / edge)));
  };
  const disc: Paint = (x, y) => (Math.hypot(x - SIZE / 2, y - SIZE / 2) < RADIUS ? [70, 60, 50] : null);
  const { shadow } = await inspect(drawn(SIZE, SIZE, [255, 255, 255], density === 0 ? [disc] : [cast, disc], true));
  if (!shadow) throw new Error('the disc was not found');
  return shadow;
}

function grey(light: number): Rgb {
  const value = Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
  return [value, value, value];
}

describe('the shadow of a piece', () => {
  it.each([0, 135, -60])('lies where it was cast: at %s°, within 3°', async (degrees) => {
    const { direction } = await shadowOf(degrees);
    expect(direction).not.toBeNull();
    const off = Math.abs((((direction ?? 0) - degrees + 540) % 360) - 180);
    expect(off).toBeLessThan(3);
  });

  it.each([0.15, 0.5])('takes as much light as it was drawn to: %s, within 0.03', async (density) => {
    expect(Math.abs((await shadowOf(20, { density })).density - density)).toBeLessThan(0.03);
  });

  it.each([4, 8])(
    'has an edge as wide as it was drawn: logistic of scale %s px, 4.39 of it from 10 to 90 %%, within a third',
    async (edge) => {
      const { softness } = await shadowOf(0, { edge });
      expect(softness).toBeGreaterThan((4.39 * edge * 2) / 3);
      expect(softness).toBeLessThan((4.39 * edge * 4) / 3);
    },
  );

  it('has no direction where it lies all round the piece, and is none where there is none', async () => {
    expect(await shadowOf(0, { away: 0, edge: 15 })).toMatchObject({ kind: 'SOFT', direction: null });
    expect(await shadowOf(0, { density: 0 })).toMatchObject({ kind: 'NONE', direction: null, softness: null });
  });
});
