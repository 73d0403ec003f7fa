import 'reflect-metadata';
import { driftBetween } from '../../src/retouching/driftBetween';
import { NOTHING_MEASURED, type Quality } from '../../src/retouching/Quality';

const unmeasured = { ...NOTHING_MEASURED, state: 'READY', findings: [] } as unknown as Quality;
const ground = (medianL: number) => ({ medianL, medianA: 0, warmth: 0 }) as Quality['backgroundPurity'];
const cast = (direction: number | null) => ({ direction }) as Quality['shadow'];
const crop = (marginLeft: number, marginTop: number) => ({ marginLeft, marginTop, marginRight: 0.1, marginBottom: 0.1 }) as Quality['crop'];

describe('two colourways by what was measured of each', () => {
  it('differ by the shorter way round between their shadows', () => {
    const apart = (one: number | null, other: number | null): number | null =>
      driftBetween({ ...unmeasured, shadow: cast(one) }, { ...unmeasured, shadow: cast(other) }).shadowDirectionDifference;
    expect(apart(170, -170)).toBe(20);
    expect(apart(15, 152)).toBe(137);
    expect(apart(15, null)).toBeNull();
  });

  it('differ by the margin that differs most, and by their grounds', () => {
    const one = { ...unmeasured, crop: crop(0.1, 0.2), backgroundPurity: ground(100) };
    const other = { ...unmeasured, crop: crop(0.12, 0.15), backgroundPurity: ground(98) };
    const { cropDifference, whitePointDeltaE } = driftBetween(one, other);
    expect(cropDifference).toBeCloseTo(0.05, 9);
    expect(whitePointDeltaE).toBeGreaterThan(1);
    expect(whitePointDeltaE).toBeLessThan(2);
  });

  it('tell nothing of what was not measured', () => {
    expect(driftBetween(unmeasured, unmeasured)).toEqual({ whitePointDeltaE: null, shadowDirectionDifference: null, cropDifference: null });
  });
});
