import { ciede2000 } from '../pixels/ciede2000';
import type { Lab } from '../pixels/colour';

/** How far the metal tones of pictures that should look alike lie apart. */
export interface FamilyTone {
  /** Mean CIEDE2000 to their mean colour; null for a single picture. */
  spreadDeltaE: number | null;
  /** Largest CIEDE2000 to their mean colour; null for a single picture. */
  maxDeltaE: number | null;
  /** Which one stands apart from all others; null when none does. */
  oddOneOut: number | null;
}

const LEAST_PICTURES = 3; // of two that differ, neither is the odd one
const ODD_DELTA_E = 2; // seen at a glance between neighbours on a page, and what the usual board lets pass
const ODD_TIMES = 3; // and three times as far from the others as the furthest of those among themselves: of an even row, the ends are twice as far

/** Pure. The spread is that of the KPI `colourVariance` (kpi-corners, 22). */
export function familyTone(labs: readonly Lab[]): FamilyTone {
  if (labs.length < 2) return { spreadDeltaE: null, maxDeltaE: null, oddOneOut: null };
  const apart = distances(labs);
  return { spreadDeltaE: apart.reduce((sum, each) => sum + each, 0) / apart.length, maxDeltaE: Math.max(...apart), oddOneOut: odd(labs) };
}

function odd(labs: readonly Lab[]): number | null {
  if (labs.length < LEAST_PICTURES) return null;
  const fromOthers = labs.map((lab, i) => ciede2000(meanOf(without(labs, i)), lab).deltaE);
  const furthest = fromOthers.indexOf(Math.max(...fromOthers));
  const among = Math.max(...distances(without(labs, furthest)));
  return fromOthers[furthest] >= Math.max(ODD_DELTA_E, ODD_TIMES * among) ? furthest : null;
}

function distances(labs: readonly Lab[]): number[] {
  const centre = meanOf(labs);
  return labs.map((lab) => ciede2000(centre, lab).deltaE);
}

function without(labs: readonly Lab[], i: number): Lab[] {
  return labs.filter((_, at) => at !== i);
}

function meanOf(labs: readonly Lab[]): Lab {
  const mean = (of: (lab: Lab) => number): number => labs.reduce((sum, lab) => sum + of(lab), 0) / labs.length;
  return { l: mean(({ l }) => l), a: mean(({ a }) => a), b: mean(({ b }) => b) };
}
