import { D50, labCurve, SRGB_TO_XYZ_D50 } from './colour';
import { Histogram } from './histogram';
import type { Candidates } from './metalCandidates';

/** The catalogue's metals. */
export type MetalName = 'YELLOW_GOLD' | 'ROSE_GOLD' | 'WHITE_GOLD' | 'SILVER' | 'PLATINUM';

/** Which pixels have the colour that the metal has at their lightness. */
export interface MetalColour {
  /** 1 for each candidate on the metal's curve. */
  alike: Uint8Array;
  /** White metals: grey, so that a diamond cannot be told by colour. */
  isGrey: boolean;
  /** Whether candidate k is metal mirrored in metal: the same hue, more saturated. */
  isDoubled: (candidates: Candidates, k: number) => boolean;
}

// Hue angles in degrees of Lab between which a gold is looked for: ISO 8654 golds lie at 75–95 (yellow) and 45–65 (rose, red); a cast of 8 a*b* turns them by up to 25.
const HUES: Partial<Record<MetalName, readonly [number, number]>> = { YELLOW_GOLD: [55, 115], ROSE_GOLD: [20, 85] };
const ANY_GOLD = [20, 115] as const;
const LEAST_CHROMA = 5; // greyer is no gold, not even in a reflection
const GREY_CHROMA = 14; // white gold unplated has C* 6–9; a strong cast of the light adds as much again
const GOLD_SHARE = 0.25; // fewer gold-coloured pixels than this: what is not known to be gold is taken for a white metal
const WRONG_METAL_SHARE = 0.05; // fewer than this although it should be gold: the picture shows something else, which is then measured
const MODE_L = 30; // darker pixels are too coarse in eight bits to find the colour from

const BIN = 0.06; // of the natural logarithm: 6 % of a ratio
const BINS = 128; // e^±3.8

/** Finds the commonest chromaticity among candidates of the metal's hue, then follows it through the lightnesses. */
export function metalColour(candidates: Candidates, name: MetalName | null): MetalColour {
  const wanted = wantedPixels(candidates, name);
  const curve = curveOf(commonest(candidates.ratios, wanted.flags));
  const alike = followCurve(candidates, curve);
  const isDoubled = ({ lab }: Candidates, k: number): boolean => {
    const at = step(lab[k * 3]);
    const [a, b, c] = [lab[k * 3 + 1], lab[k * 3 + 2], Math.hypot(curve.a[at], curve.b[at])];
    const own = Math.hypot(a, b);
    return !wanted.isGrey && own > c && a * curve.a[at] + b * curve.b[at] > 0.9 * own * c; // within 25°
  };
  return { alike, isGrey: wanted.isGrey, isDoubled };
}

function wantedPixels({ lab, pixels }: Candidates, name: MetalName | null): { flags: Uint8Array; isGrey: boolean } {
  const hues = name === null ? ANY_GOLD : HUES[name];
  const grey = new Uint8Array(pixels.length);
  const gold = new Uint8Array(pixels.length);
  let golden = 0;
  for (let k = 0, at = 0; k < pixels.length; k += 1, at += 3) {
    if (lab[at] < MODE_L) continue;
    const chroma = Math.sqrt(lab[at + 1] * lab[at + 1] + lab[at + 2] * lab[at + 2]);
    if (chroma <= GREY_CHROMA) grey[k] = 1;
    if (chroma < LEAST_CHROMA || hues === undefined) continue;
    const hue = (Math.atan2(lab[at + 2], lab[at + 1]) * 180) / Math.PI;
    if (hue >= hues[0] && hue <= hues[1]) golden += gold[k] = 1;
  }
  const enough = golden >= (name === null ? GOLD_SHARE : WRONG_METAL_SHARE) * pixels.length;
  return hues !== undefined && enough ? { flags: gold, isGrey: false } : { flags: grey, isGrey: true };
}

/** The two log ratios at the fullest 3 × 3 cells of their histogram. */
function commonest(ratios: Float32Array, flags: Uint8Array): [number, number] {
  const counts = new Uint32Array(BINS * BINS);
  for (let k = 0; k < flags.length; k += 1) {
    if (flags[k] === 0) continue;
    const u = Math.round(ratios[k * 2] / BIN) + BINS / 2;
    const v = Math.round(ratios[k * 2 + 1] / BIN) + BINS / 2;
    if (u > 0 && v > 0 && u < BINS - 1 && v < BINS - 1) counts[u * BINS + v] += 1;
  }
  let [most, best] = [-1, 0];
  for (let i = BINS + 1; i < BINS * (BINS - 1) - 1; i += 1) {
    let sum = 0;
    for (let row = i - BINS; row <= i + BINS; row += BINS) sum += counts[row - 1] + counts[row] + counts[row + 1];
    if (sum > most) [most, best] = [sum, i];
  }
  return [(Math.floor(best / BINS) - BINS / 2) * BIN, ((best % BINS) - BINS / 2) * BIN];
}

/** a* and b* of the metal at each whole L*. */
interface Curve {
  a: Float64Array;
  b: Float64Array;
}

/** Under light of any strength the ratios of the channels stay: the colour of the metal at every lightness. */
function curveOf([redToGreen, blueToGreen]: [number, number]): Curve {
  const linear = [Math.exp(redToGreen), 1, Math.exp(blueToGreen)];
  const [x, y, z] = SRGB_TO_XYZ_D50.map((row) => row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]);
  const curve: Curve = { a: new Float64Array(101), b: new Float64Array(101) };
  for (let l = 0; l <= 100; l += 1) {
    const fy = (l + 16) / 116;
    const light = fy ** 3 / y;
    curve.a[l] = 500 * (labCurve((x / D50.x) * light) - fy);
    curve.b[l] = 200 * (fy - labCurve((z / D50.z) * light));
  }
  return curve;
}

// How far from the curve, in a*b*, a pixel may lie: rounding and light that is not quite neutral; and 12 % of the chroma, two cells of the histogram.
const OFF = 2.5;
const OFF_SHARE = 0.12;
const ROUNDS = 3;

/** Flags what lies on the curve; each round moves it, ten L* at a time, to the median of what it caught: retouching bends it. */
function followCurve({ lab, pixels }: Candidates, curve: Curve): Uint8Array {
  const alike = new Uint8Array(pixels.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const moved = Array.from({ length: 11 }, () => ({ a: new Histogram(-MOST_MOVE, MOST_MOVE), b: new Histogram(-MOST_MOVE, MOST_MOVE) }));
    for (let k = 0; k < pixels.length; k += 1) {
      const at = step(lab[k * 3]);
      const da = lab[k * 3 + 1] - curve.a[at];
      const db = lab[k * 3 + 2] - curve.b[at];
      const limit = OFF + OFF_SHARE * Math.sqrt(curve.a[at] * curve.a[at] + curve.b[at] * curve.b[at]);
      alike[k] = da * da + db * db <= limit * limit ? 1 : 0;
      if (alike[k] === 0) continue;
      const decade = moved[Math.round(at / 10)];
      decade.a.add(da);
      decade.b.add(db);
    }
    if (round < ROUNDS - 1) shift(curve, moved);
  }
  return alike;
}

const ENOUGH = 20; // pixels for a median
const MOST_MOVE = 20; // a*b*: the limit above at a chroma of 145, which no metal has

function shift(curve: Curve, moved: { a: Histogram; b: Histogram }[]): void {
  const by = moved.map(({ a, b }) => (a.n < ENOUGH ? { a: 0, b: 0 } : { a: a.quantile(0.5), b: b.quantile(0.5) }));
  for (let l = 0; l <= 100; l += 1) {
    curve.a[l] += by[Math.round(l / 10)].a;
    curve.b[l] += by[Math.round(l / 10)].b;
  }
}

function step(l: number): number {
  return l <= 0 ? 0 : l >= 100 ? 100 : Math.round(l);
}
