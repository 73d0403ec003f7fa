import { wilson, wilsonOfRatio } from '../../src/kpi/wilson';

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

it('a ratio of counts lies between bounds that follow in closed form where none came back: 0 and z² by what was sold', () => {
  const found = wilsonOfRatio({ n: 10, value: 0 });
  expect(found?.low).toBeCloseTo(0, 12);
  expect(found?.high).toBeCloseTo(1.959963984540054 ** 2 / 10, 12);
  expect(wilsonOfRatio({ n: 0, value: null })).toBeNull();
});

it.each([
  [10, 0.1],
  [40, 0.25],
  [100, 0.02],
  [30, 1.5],
])('covers the true ratio in 95 of 100 samples: %d sold at a true ratio of %d', (sold, ratio) => {
  let covered = 0;
  for (let s = 1; s < 4 * sold; s += 1) {
    for (let r = 0; r < 4 * sold * ratio + 30; r += 1) {
      const found = wilsonOfRatio({ n: s, value: r / s });
      if (found && found.low <= ratio && ratio <= found.high) covered += poisson(s, sold) * poisson(r, sold * ratio);
    }
  }
  expect(covered).toBeGreaterThan(0.93);
  expect(covered).toBeLessThan(0.985);
});

function poisson(count: number, expected: number): number {
  let logarithm = -expected;
  for (let i = 1; i <= count; i += 1) logarithm += Math.log(expected / i);
  return Math.exp(logarithm);
}
