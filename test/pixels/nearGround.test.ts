import { ofRaster } from '../../src/pixels/inspect';
import { OPEN_OUTLINE, subjectMask } from '../../src/pixels/mask';
import { drawn, type Rgb } from '../support/drawnRaster';

const SIDE = 400;
const PAPER: Rgb = [255, 255, 255];
const SHADE: Rgb = [170, 168, 166];

/** A bead with a shaded rim all round, of one level within. */
function bead(level: number) {
  const within: Rgb = [level, level - 1, level - 3];
  const fromMiddle = (x: number, y: number): number => Math.hypot(x - SIDE / 2, y - SIDE / 2);
  const shaded = (x: number, y: number) => (fromMiddle(x, y) < 120 ? SHADE : null);
  return drawn(SIDE, SIDE, PAPER, [shaded, (x, y) => (fromMiddle(x, y) < 114 ? within : null)]);
}

it('tells a white bead on white paper to be open, closed though its shaded rim is: no figure of its edge or its place', () => {
  const inspection = ofRaster(bead(247));
  expect(inspection.edgeQuality).toBeNull();
  expect(inspection.crop).toBeNull();
  for (const measurement of ['edgeQuality', 'crop']) expect(inspection.notApplicable).toContainEqual({ measurement, reason: OPEN_OUTLINE });
  expect(inspection.subject?.confidence).toBeLessThan(0.2);
});

it('trusts the outline of a bead that is darker than its paper', () => {
  const { mask } = subjectMask(bead(200));
  expect(mask).toMatchObject({ comesApart: false, components: 1 });
  expect(mask?.confidence).toBeGreaterThan(0.95);
});
