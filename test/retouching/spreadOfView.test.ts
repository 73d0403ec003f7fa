import { type AspectSpread, type Aspect, type Likened, spreadOfView } from '../../src/retouching/spreadOfView';

const usual: Likened = {
  shotId: '',
  ...{ ground: { l: 100, a: 0, b: 0 }, shadowDirection: 45, shadowDensity: 0.3, fill: 0.8, offCentre: 0.005 },
};

const pictures = (...changes: Partial<Likened>[]): Likened[] => changes.map((change, i) => ({ ...usual, shotId: String(i), ...change }));

function told(aspect: Aspect, of: readonly Likened[]): AspectSpread {
  const found = spreadOfView(of).find((each) => each.aspect === aspect);
  if (!found) throw new Error(`no ${aspect}`);
  return found;
}

describe('directions of shadows', () => {
  it('are averaged round the circle: 350° and 10° point to 0°', () => {
    const { mean, deviation } = told('SHADOW_DIRECTION', pictures({ shadowDirection: -10 }, { shadowDirection: 10 }));
    expect(mean).toBeCloseTo(0, 9);
    expect(deviation).toBeCloseTo((Math.sqrt(-2 * Math.log(Math.cos(Math.PI / 18))) * 180) / Math.PI, 9);
  });

  it('are close to a common deviation where they lie close together', () => {
    const { mean, deviation } = told(
      'SHADOW_DIRECTION',
      pictures(...[178, -178, 180, 179, -179].map((shadowDirection) => ({ shadowDirection }))),
    );
    expect(Math.abs(mean ?? 0)).toBeCloseTo(180, 6);
    expect(deviation).toBeCloseTo(Math.sqrt(2), 2); // of −2, −1, 0, 1 and 2
  });

  it('that cancel out have no mean', () => {
    expect(told('SHADOW_DIRECTION', pictures({ shadowDirection: 0 }, { shadowDirection: 180 }))).toMatchObject({
      n: 2,
      mean: null,
      deviation: null,
    });
  });

  it('find the one that falls to the other side, across ±180° too', () => {
    const all = pictures(...[179, -179, 178, -178, 180, 60].map((shadowDirection) => ({ shadowDirection })));
    expect(told('SHADOW_DIRECTION', all).strays.map(({ shotId }) => shotId)).toEqual(['5']);
  });
});

describe('what stands apart', () => {
  it('is a warm ground among neutral ones, a small piece, a deep shadow, one off the middle', () => {
    const all = pictures({}, {}, {}, {}, {}, { ground: { l: 98, a: 0, b: 4 }, fill: 0.5, shadowDensity: 0.6, offCentre: 0.08 });
    for (const aspect of ['BACKGROUND', 'FILL', 'SHADOW_DENSITY', 'CENTRING'] as const)
      expect(told(aspect, all).strays.map(({ shotId }) => shotId)).toEqual(['5']);
    expect(told('SHADOW_DIRECTION', all).strays).toEqual([]);
    expect(told('BACKGROUND', all).strays[0].off).toBeCloseTo(Math.hypot(2, 4), 9);
  });

  it('is none where all differ as much, none that no eye would see, and none of three', () => {
    expect(told('FILL', pictures(...[0.5, 0.6, 0.7, 0.8, 0.9].map((fill) => ({ fill })))).strays).toEqual([]);
    expect(told('FILL', pictures({}, {}, {}, {}, { fill: 0.84 })).strays).toEqual([]);
    expect(told('FILL', pictures({}, {}, { fill: 0.2 })).strays).toEqual([]);
  });
});

it('counts only what was measured, and tells nothing of nothing', () => {
  const all = pictures({ ground: null, fill: null }, {}, { shadowDirection: null });
  expect(spreadOfView(all).map(({ aspect, n }) => [aspect, n])).toEqual([
    ['BACKGROUND', 2],
    ['SHADOW_DIRECTION', 2],
    ['SHADOW_DENSITY', 3],
    ['FILL', 2],
    ['CENTRING', 3],
  ]);
  expect(told('FILL', [])).toEqual({ aspect: 'FILL', n: 0, mean: null, deviation: null, strays: [] });
});
