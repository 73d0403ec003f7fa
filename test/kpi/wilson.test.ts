import { wilson } from '../../src/kpi/wilson';

it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lie between the bounds that Newcombe (1998, table I) gives', (hits, n, low, high) => {
  const found = wilson({ n, value: hits / n });
  expect(found?.low).toBeCloseTo(low, 4);
  expect(found?.high).toBeCloseTo(high, 4);
});

it('lies nowhere over nothing, and never outside 0 to 1', () => {
  expect(wilson({ n: 0, value: null })).toBeNull();
  expect(wilson({ n: 3, value: 1 })?.high).toBe(1);
});
