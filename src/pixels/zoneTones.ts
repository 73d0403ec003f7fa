import type { Lab } from './colour';

export type TonalZone = 'SHADOW' | 'MID' | 'HIGHLIGHT';

/** Colour between two lightnesses. */
export interface ZoneTone {
  zone: TonalZone;
  /** Pixels. */
  n: number;
  /** Lab D50, trimmed mean. */
  lab: Lab;
  /** Spread of colour in the zone: median distance in a*, b* from `lab`. */
  spread: number;
}

/** L* from which and up to which each zone goes. */
export type ZoneSteps = readonly { zone: TonalZone; from: number; to: number }[];

const TRIM = 0.1;

/** The zones that hold at least `least` of the pixels; Lab holds three values a pixel. */
export function zonesOf(lab: Float32Array, steps: ZoneSteps, least: number): ZoneTone[] {
  return steps.flatMap(({ zone, from, to }) => {
    const members = membersOf(lab, from, to);
    return members.length < least ? [] : [toneOf(zone, lab, members)];
  });
}

function membersOf(lab: Float32Array, from: number, to: number): Int32Array {
  const found = new Int32Array(lab.length / 3);
  let n = 0;
  for (let at = 0; at < lab.length; at += 3) if (lab[at] >= from && lab[at] < to) found[n++] = at;
  return found.subarray(0, n);
}

function toneOf(zone: TonalZone, lab: Float32Array, members: Int32Array): ZoneTone {
  const [l, a, b] = [0, 1, 2].map((axis) => trimmedMean(Float64Array.from(members, (at) => lab[at + axis])));
  const distances = Float64Array.from(members, (at) => Math.hypot(lab[at + 1] - a, lab[at + 2] - b)).sort();
  return { zone, n: members.length, lab: { l, a, b }, spread: distances[distances.length >> 1] };
}

function trimmedMean(values: Float64Array): number {
  const cut = Math.floor(values.length * TRIM);
  const middle = values.sort().subarray(cut, values.length - cut);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
