import { zonesOf, type ZoneTone, type ZoneSteps } from './zoneTones';

/** A colour among the stones of a piece. */
export interface StoneColour {
  /** Degrees of CIE h*ab, 0–360, mean weighted by chroma; null for a colourless one. */
  hue: number | null;
  /** Median C*. */
  chroma: number;
  /** C* that its most saturated tenth reaches. */
  chromaHigh: number;
  /** Pixels. */
  n: number;
  /** Of all stone pixels whose colour was read, 0–1. */
  share: number;
  zones: ZoneTone[];
}

// A stone lives darker than metal, and its light parts are glints.
const ZONES: ZoneSteps = [
  { zone: 'SHADOW', from: 10, to: 30 },
  { zone: 'MID', from: 30, to: 55 },
  { zone: 'HIGHLIGHT', from: 55, to: 95 },
];
/** Of a coloured stone: */
export const LEAST_CHROMA = 10; // a diamond has C* below 6 (facts/imaging.md); its tinted facets some more
const BINS = 36;
const APART = 4; // tens of degrees between two hues: a stone's facets lie within 20° of each other
const LEAST_SHARE = 0.08;
const LEAST_COLOURLESS = 0.25; // what is grey within a coloured stone (its windows and lamps) stays below it
const LEAST_ZONE = 100; // as for metal

const METAL_HUE = 20; // degrees to either side: metal mirrored in stones, and its highlights
const OF_METAL = 5; // C* from which on a hue says anything

/**
 * Tells the stones of a piece apart by hue: pixels are gathered about the peaks of the hue histogram, each weighing by its chroma. Lab holds three values a pixel.
 * What has the hue of the metal is left out; `metalHue` is null for grey metal.
 */
export function stoneColours(all: Float32Array, metalHue: number | null): StoneColour[] {
  return coloursOf(metalHue === null ? all : withoutHue(all, metalHue));
}

function withoutHue(lab: Float32Array, hue: number): Float32Array {
  const kept = new Float32Array(lab.length);
  let n = 0;
  for (let at = 0; at < lab.length; at += 3) {
    const [a, b] = [lab[at + 1], lab[at + 2]];
    if (Math.hypot(a, b) >= OF_METAL && degreesApart(degrees(a, b), hue) < METAL_HUE) continue;
    kept.set(lab.subarray(at, at + 3), n);
    n += 3;
  }
  return kept.subarray(0, n);
}

function coloursOf(lab: Float32Array): StoneColour[] {
  const { weights, all } = hues(lab);
  const peaks = peaksOf(weights);
  const members: number[][] = peaks.map(() => []);
  const colourless: number[] = [];
  for (let at = 0; at < lab.length; at += 3) {
    if (Math.hypot(lab[at + 1], lab[at + 2]) < LEAST_CHROMA) colourless.push(at);
    else nearest(binOf(lab, at), peaks, members)?.push(at);
  }
  return [
    ...members.filter((each) => each.length >= LEAST_SHARE * all),
    ...(colourless.length >= LEAST_COLOURLESS * all ? [colourless] : []),
  ]
    .map((each) => told(lab, each, all, each === colourless))
    .sort((one, other) => other.n - one.n);
}

function hues(lab: Float32Array): { weights: Float64Array; all: number } {
  const weights = new Float64Array(BINS);
  for (let at = 0; at < lab.length; at += 3) {
    const chroma = Math.hypot(lab[at + 1], lab[at + 2]);
    if (chroma >= LEAST_CHROMA) weights[binOf(lab, at)] += chroma;
  }
  return { weights, all: lab.length / 3 };
}

function binOf(lab: Float32Array, at: number): number {
  return Math.floor((degrees(lab[at + 1], lab[at + 2]) / 360) * BINS) % BINS;
}

/** The strongest hues, each at least four bins from a stronger one. */
function peaksOf(weights: Float64Array): number[] {
  const peaks: number[] = [];
  const order = [...weights.keys()].filter((bin) => weights[bin] > 0).sort((one, other) => weights[other] - weights[one]);
  for (const bin of order) if (peaks.every((peak) => binsApart(peak, bin) >= APART)) peaks.push(bin);
  return peaks;
}

function nearest(bin: number, peaks: readonly number[], members: number[][]): number[] | undefined {
  let best = 0;
  for (let k = 1; k < peaks.length; k += 1) if (binsApart(peaks[k], bin) < binsApart(peaks[best], bin)) best = k;
  return members.at(best);
}

function binsApart(one: number, other: number): number {
  const away = Math.abs(one - other);
  return Math.min(away, BINS - away);
}

function told(lab: Float32Array, members: readonly number[], all: number, isColourless: boolean): StoneColour {
  let [a, b] = [0, 0];
  for (const at of members) {
    a += lab[at + 1];
    b += lab[at + 2];
  }
  const chromas = Float64Array.from(members, (at) => Math.hypot(lab[at + 1], lab[at + 2])).sort();
  const kept = Float32Array.from(members.flatMap((at) => [lab[at], lab[at + 1], lab[at + 2]]));
  return {
    hue: isColourless ? null : degrees(a, b),
    chroma: chromas[chromas.length >> 1],
    chromaHigh: chromas[Math.floor((chromas.length - 1) * 0.9)],
    n: members.length,
    share: members.length / all,
    zones: zonesOf(kept, ZONES, LEAST_ZONE),
  };
}

export function degrees(a: number, b: number): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function degreesApart(one: number, other: number): number {
  const away = Math.abs(one - other) % 360;
  return Math.min(away, 360 - away);
}
