/** What of a picture should be the same all over a collection. */
export interface Likened {
  shotId: string;
  /** Background: L*, a*, b*; null where it was not measured. */
  ground: { l: number; a: number; b: number } | null;
  /** Degrees, where it lies as seen from the piece; null without a shadow to one side. */
  shadowDirection: number | null;
  shadowDensity: number | null;
  /** Longest side of the piece by that side of the frame, 0–1. */
  fill: number | null;
  /** How far the piece stands from the middle of the frame, shares of it. */
  offCentre: number | null;
}

export type Aspect = 'BACKGROUND' | 'SHADOW_DIRECTION' | 'SHADOW_DENSITY' | 'FILL' | 'CENTRING';

export interface AspectSpread {
  aspect: Aspect;
  /** Pictures that have it. */
  n: number;
  /** Mean (of directions: of the circle); null when they point nowhere in common. */
  mean: number | null;
  /** Standard deviation over all of them (of directions: circular); null of fewer than two. */
  deviation: number | null;
  /** The shots that stand apart, the furthest first. */
  strays: { shotId: string; value: number; off: number }[];
}

/** How far from the middle a picture may always lie: what no eye would call another look. */
const UNSEEN: Record<Aspect, number> = { BACKGROUND: 1, SHADOW_DIRECTION: 20, SHADOW_DENSITY: 0.08, FILL: 0.05, CENTRING: 0.02 };
/** Robust deviations beyond which a value is out of line (Iglewicz & Hoaglin 1993). */
const OUT_OF_LINE = 3.5;
const NORMAL = 1.4826; // of the median absolute deviation
const LEAST = 4; // of fewer, none is told to be the odd one

interface Value {
  shotId: string;
  value: number;
  /** Distance from what is usual. */
  off: number;
}

/** Pure: how far the pictures of one view lie apart, and which of them stand apart from the rest. */
export function spreadOfView(pictures: readonly Likened[]): AspectSpread[] {
  return [
    spreadOf('BACKGROUND', backgrounds(pictures)),
    directions(pictures),
    spreadOf(
      'SHADOW_DENSITY',
      fromMedian(pictures, ({ shadowDensity }) => shadowDensity),
    ),
    spreadOf(
      'FILL',
      fromMedian(pictures, ({ fill }) => fill),
    ),
    spreadOf(
      'CENTRING',
      fromMedian(pictures, ({ offCentre }) => offCentre),
    ),
  ];
}

function spreadOf(aspect: Aspect, values: readonly Value[]): AspectSpread {
  const numbers = values.map(({ value }) => value);
  return { aspect, n: values.length, mean: mean(numbers), deviation: deviation(numbers), strays: straysOf(aspect, values) };
}

/** Each by its distance, in Lab, from the median ground. */
function backgrounds(pictures: readonly Likened[]): Value[] {
  const grounds = pictures.flatMap(({ shotId, ground }) => (ground ? [{ shotId, ...ground }] : []));
  const usual = (['l', 'a', 'b'] as const).map((axis) => median(grounds.map((each) => each[axis])));
  return grounds.map(({ shotId, l, a, b }) => {
    const off = Math.hypot(l - usual[0], a - usual[1], b - usual[2]);
    return { shotId, value: off, off };
  });
}

function fromMedian(pictures: readonly Likened[], of: (picture: Likened) => number | null): Value[] {
  const found = pictures.flatMap((picture) => {
    const value = of(picture);
    return value === null ? [] : [{ shotId: picture.shotId, value }];
  });
  const usual = median(found.map(({ value }) => value));
  return found.map(({ shotId, value }) => ({ shotId, value, off: Math.abs(value - usual) }));
}

/** Circular mean and deviation: Mardia & Jupp, Directional Statistics, 2000, §2.3: √(−2 ln R). */
function directions(pictures: readonly Likened[]): AspectSpread {
  const found = pictures.flatMap(({ shotId, shadowDirection: value }) => (value === null ? [] : [{ shotId, value }]));
  const [x, y] = [Math.cos, Math.sin].map((of) => mean(found.map(({ value }) => of((value * Math.PI) / 180))) ?? 0);
  const together = Math.min(1, Math.hypot(x, y));
  const isScattered = together < 1e-9;
  const usual = (Math.atan2(y, x) * 180) / Math.PI;
  const values = found.map(({ shotId, value }) => ({ shotId, value, off: turned(value, usual) }));
  return {
    ...{ aspect: 'SHADOW_DIRECTION', n: found.length, mean: found.length === 0 || isScattered ? null : usual },
    deviation: found.length < 2 || isScattered ? null : (Math.sqrt(-2 * Math.log(together)) * 180) / Math.PI,
    strays: straysOf('SHADOW_DIRECTION', values),
  };
}

/** The shorter way round. */
function turned(one: number, other: number): number {
  const apart = Math.abs(one - other) % 360;
  return Math.min(apart, 360 - apart);
}

function straysOf(aspect: Aspect, values: readonly Value[]): Value[] {
  if (values.length < LEAST) return [];
  const limit = Math.max(UNSEEN[aspect], OUT_OF_LINE * NORMAL * median(values.map(({ off }) => off)));
  return values.filter(({ off }) => off > limit).sort((one, other) => other.off - one.off);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
}

function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  return Math.sqrt(values.reduce((sum, each) => sum + (each - middle) ** 2, 0) / values.length);
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
