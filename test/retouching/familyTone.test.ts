import { ciede2000 } from '../../src/pixels/ciede2000';
import type { Lab } from '../../src/pixels/colour';
import { familyTone } from '../../src/retouching/familyTone';

const gold = (a: number, b: number): Lab => ({ l: 70, a, b });

describe('a family of metal tones', () => {
  it('has no spread of a single picture', () => {
    expect(familyTone([gold(4, 24)])).toEqual({ spreadDeltaE: null, maxDeltaE: null, oddOneOut: null });
  });

  it('has the mean and the largest distance to its mean colour, and of two no odd one', () => {
    const [one, other] = [gold(4, 24), gold(8, 24)];
    const [near, far] = [ciede2000(gold(6, 24), one).deltaE, ciede2000(gold(6, 24), other).deltaE];
    const { spreadDeltaE, maxDeltaE, oddOneOut } = familyTone([one, other]);
    expect(spreadDeltaE).toBeCloseTo((near + far) / 2, 9);
    expect(maxDeltaE).toBeCloseTo(Math.max(near, far), 9);
    expect(oddOneOut).toBeNull();
  });

  it.each([
    ['stands 4 of a* apart from three alike', [gold(4, 24), gold(8.5, 24), gold(4.2, 24), gold(4, 24.3)], 1],
    ['is no odder than the spread of all', [gold(4, 24), gold(6, 24), gold(8, 24), gold(10, 24)], null],
    ['is apart, but not so that one would see it', [gold(4, 24), gold(4, 24), gold(4.8, 24)], null],
  ])('a picture that %s', (_, labs, odd) => {
    expect(familyTone(labs).oddOneOut).toBe(odd);
  });
});
