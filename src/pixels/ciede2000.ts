import type { Lab } from './colour';

/** CIEDE2000 with its three parts, each already divided by its weighting function, so that deltaE² = L² + C² + H² + rotation. Signed: sample minus reference. */
export interface ColourDifference {
  deltaE: number;
  /** Lightness part ΔL′/S_L: positive is lighter than the reference. */
  deltaL: number;
  /** Chroma part ΔC′/S_C: positive is more colourful. */
  deltaC: number;
  /** Hue part ΔH′/S_H: positive turns from red towards yellow, green, blue. */
  deltaH: number;
}

const DEGREES = 180 / Math.PI;
const TO_25_7 = 25 ** 7;

/**
 * Colour difference CIEDE2000, k_L = k_C = k_H = 1. CIE 142-2001, ISO/CIE 11664-6; written after Sharma, Wu, Dalal,
 * Color Research & Application 30(1), 2005, whose 34 pairs it answers within 1e-4. Pairs of exactly opposite hue are decided by the last bit.
 */
export function ciede2000(reference: Lab, sample: Lab): ColourDifference {
  const meanC7 = ((Math.hypot(reference.a, reference.b) + Math.hypot(sample.a, sample.b)) / 2) ** 7;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanC7 / (meanC7 + TO_25_7));
  const one = polar(reference.a * stretch, reference.b);
  const two = polar(sample.a * stretch, sample.b);
  const turn = hueTurn(one, two);
  const meanL = (reference.l + sample.l) / 2;
  const meanC = (one.c + two.c) / 2;
  const meanH = meanHue(one, two);
  const deltaL = (sample.l - reference.l) / (1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2));
  const deltaC = (two.c - one.c) / (1 + 0.045 * meanC);
  const deltaH = (2 * Math.sqrt(one.c * two.c) * Math.sin(turn / 2 / DEGREES)) / (1 + 0.015 * meanC * hueWeight(meanH));
  const deltaE = Math.sqrt(Math.max(0, deltaL ** 2 + deltaC ** 2 + deltaH ** 2 + rotation(meanC, meanH) * deltaC * deltaH));
  return { deltaE, deltaL, deltaC, deltaH };
}

interface Polar {
  c: number;
  /** Degrees 0–360. */
  h: number;
}

function polar(a: number, b: number): Polar {
  const h = a === 0 && b === 0 ? 0 : Math.atan2(b, a) * DEGREES;
  return { c: Math.hypot(a, b), h: h < 0 ? h + 360 : h };
}

/** Δh′, −180…180 degrees; 0 where a colour has no hue. */
function hueTurn(one: Polar, two: Polar): number {
  if (one.c * two.c === 0) return 0;
  const turn = two.h - one.h;
  if (turn > 180) return turn - 360;
  return turn < -180 ? turn + 360 : turn;
}

function meanHue(one: Polar, two: Polar): number {
  const sum = one.h + two.h;
  if (one.c * two.c === 0) return sum;
  if (Math.abs(one.h - two.h) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

/** T. */
function hueWeight(h: number): number {
  const cosine = (degrees: number) => Math.cos(degrees / DEGREES);
  return 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
}

/** R_T, the turn of the blue ellipses. */
function rotation(c: number, h: number): number {
  const theta = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  return -2 * Math.sqrt(c ** 7 / (c ** 7 + TO_25_7)) * Math.sin((2 * theta) / DEGREES);
}
