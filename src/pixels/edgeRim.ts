import type { EdgeProfile } from './edgeProfile';

export type RimKind = 'DARK_HALO' | 'LIGHT_HALO' | 'FRINGE';

/** A line between ground and piece that belongs to neither. */
export interface Rim {
  kind: RimKind;
  /** L* off the ground for halos, C* for fringes. */
  strength: number;
  /** Pixels across. */
  width: number;
}

/** The ground beside the outline: mean of the samples furthest out that are still ground. */
interface Ground {
  l: number;
  a: number;
  b: number;
  /** Its innermost sample. */
  from: number;
}

const ONSET = 3; // L* or a*b* off the ground: what JPEG at quality 80 leaves beside an edge stays below
const LEAST_HALO = 6; // L*: the 4 of facts/imaging.md §4 and the onset's noise
const LEAST_FRINGE = 6; // C*: 4 (ibid.) and the same
const NEUTRAL = 4; // a*b*: a line that only darkens or lightens the ground, whatever its colour …
const NEUTRAL_SHARE = 0.05; // … gets this much more with each L*, for the ground need not be quite neutral, …
const NEUTRAL_OF_RUN = 2; // … and with each level by which the colour behind runs out over it (tuned on the development renders as JPEG of quality 90: clean ones read up to 0.43 of the limit of 0.65)
const FADED = 0.55; // a line ends where less than this of its strength is left
const WIDEST = 7; // pixels at up to 1600: retouchers' halos have 1–4; a contact shadow is wider
const STEEP = 3; // pixels from the ground to the full line: a shadow takes longer
const COLOURED = 9; // C* of what lies behind: metal or stone with a colour of its own
const RETURN = 0.5; // behind a line before grey metal, this much of its strength must be gone again: dark reflections along a rim fade slowly into the metal

/**
 * The rim in a profile, or null. Scanned from the ground inwards: a line that is neutral and steep, and behind which something else begins, is a halo;
 * one with a colour that the piece behind it has not is a fringe. The mixed pixels of a clean edge carry the colour of what lies behind and are neither.
 */
export function edgeRim(profile: EdgeProfile, factor: number, runOut: number): Rim | null {
  const ground = groundOf(profile, factor);
  if (ground === null) return null;
  const onset = onsetOf(profile, ground, factor);
  if (onset < 0) return null;
  return haloAt(profile, ground, onset, factor, NEUTRAL + NEUTRAL_OF_RUN * runOut) ?? fringeAt(profile, ground, onset, factor);
}

function groundOf({ inside, depth, samples, lab }: EdgeProfile, factor: number): Ground | null {
  let end = depth + 2 * factor;
  while (end < samples && inside[end] === 0) end += 1;
  end -= 1;
  if (end < depth + 5 * factor) return null; // a gap between links: too narrow to know its ground
  const from = Math.max(depth + 4 * factor, end - 3 * factor);
  const sum = [0, 0, 0];
  for (let q = from; q <= end; q += 1) for (let axis = 0; axis < 3; axis += 1) sum[axis] += lab[q * 3 + axis];
  const [l, a, b] = sum.map((total) => total / (end - from + 1));
  return { l, a, b, from };
}

/** The outermost sample that differs from the ground, −1 when the outline is not where it should be. */
function onsetOf(profile: EdgeProfile, ground: Ground, factor: number): number {
  const last = profile.depth - 4 * factor;
  let q = ground.from - 1;
  while (q >= last && Math.abs(profile.lab[q * 3] - ground.l) < ONSET && chromaOff(profile, ground, q) < ONSET) q -= 1;
  return q >= last ? q : -1;
}

/** A stretch of samples from the onset inwards that belong together. */
interface Line {
  strength: number;
  /** The sample where it is strongest. */
  strongest: number;
  /** The first sample behind it. */
  behind: number;
}

/** Follows a line inwards as long as `goesOn`, and until it has faded. */
function follow(onset: number, strengthAt: (q: number) => number, goesOn: (q: number, line: Line) => boolean): Line {
  const line: Line = { strength: 0, strongest: onset, behind: onset };
  for (let q = onset; q >= 0; q -= 1) {
    const strength = strengthAt(q);
    if (strength < ONSET || strength < line.strength * FADED || !goesOn(q, line)) break;
    if (strength > line.strength) [line.strength, line.strongest] = [strength, q];
    line.behind = q - 1;
  }
  return line;
}

function haloAt(profile: EdgeProfile, ground: Ground, onset: number, factor: number, neutral: number): Rim | null {
  const sign = profile.lab[onset * 3] < ground.l ? -1 : 1;
  const off = (q: number): number => (profile.lab[q * 3] - ground.l) * sign;
  const line = follow(onset, off, (q) => chromaOff(profile, ground, q) <= neutral + NEUTRAL_SHARE * off(q));
  const width = onset - line.behind;
  if (width === 0 || width > WIDEST * factor || line.strength < LEAST_HALO || onset - line.strongest > STEEP * factor) return null;
  if (!isBacked(profile, ground, line.behind, factor, sign, line.strength)) return null;
  return { kind: sign < 0 ? 'DARK_HALO' : 'LIGHT_HALO', strength: line.strength, width };
}

/** Whether within 3 px behind the line something begins that is not the line. */
function isBacked(profile: EdgeProfile, ground: Ground, from: number, factor: number, sign: number, strength: number): boolean {
  for (let q = from; q >= Math.max(0, from - 3 * factor); q -= 1) {
    if (chromaOff(profile, ground, q) >= COLOURED) return true;
    const gone = strength - (profile.lab[q * 3] - ground.l) * sign;
    if (gone >= Math.max(LEAST_HALO, RETURN * strength)) return true;
  }
  return false;
}

const FRINGE_WIDEST = 4; // pixels at up to 1600: fringes of lenses and of old backgrounds are narrow
const OTHER_HUE = 0.5; // cosine: more than 60° from the hue behind

function fringeAt(profile: EdgeProfile, ground: Ground, onset: number, factor: number): Rim | null {
  const chroma = (q: number): number => chromaOff(profile, ground, q);
  const line = follow(onset, chroma, (q, { strongest }) => cosine(profile, ground, q, strongest) >= OTHER_HUE);
  const width = onset - line.behind;
  if (width === 0 || width > FRINGE_WIDEST * factor || line.strength < LEAST_FRINGE || line.behind < 2 * factor) return null;
  for (let q = line.behind; q > line.behind - 2 * factor; q -= 1) {
    if (chroma(q) >= line.strength * FADED && cosine(profile, ground, q, line.strongest) >= OTHER_HUE) return null;
  }
  return { kind: 'FRINGE', strength: line.strength, width };
}

function chromaOff({ lab }: EdgeProfile, ground: Ground, q: number): number {
  const [a, b] = [lab[q * 3 + 1] - ground.a, lab[q * 3 + 2] - ground.b];
  return Math.sqrt(a * a + b * b);
}

function cosine(profile: EdgeProfile, ground: Ground, one: number, other: number): number {
  const { lab } = profile;
  const dot =
    (lab[one * 3 + 1] - ground.a) * (lab[other * 3 + 1] - ground.a) + (lab[one * 3 + 2] - ground.b) * (lab[other * 3 + 2] - ground.b);
  return dot / Math.max(1e-9, chromaOff(profile, ground, one) * chromaOff(profile, ground, other));
}
