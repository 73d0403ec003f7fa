import { type ColourChange, places } from './colourPlaces';
import type { LaidOver } from './laidOver';
import { solve } from './leastSquares';
import type { SubjectMask } from './mask';
import { pairOfColours, type PairOfColours } from './pairOfColours';
import { sampledMedian } from './sampledMedian';
import { times } from './plane';
import { windowMean } from './windowMean';

const MOST_AT_OUTLINE = 2; // a cut-out that was made badly is off in many places; edge quality tells of it
const LEAST_INSIDE = 0.5; // of a place lies in both silhouettes, or it is one of the outline
const COLOURLESS = 1; // a*, b* of a grey file

/**
 * Places whose colour changed otherwise than that of their like: a stone that became metal, a claw that became stone, a link that became ground or was filled.
 * What a retoucher does to all of a picture is taken out first: an affine map from the colours of the source, fitted with Tukey's biweight; then, for each colour
 * of the source, what became of most of its pixels, so that a recoloured stone or metal is no change. Heaviest first; null where either has no colour.
 * Limits: grey metal on grey or white has no colour to tell by; a place that is the only one of its colour passes for recoloured; so does what is below some 60 px.
 */
export function colourChanges(pair: LaidOver, mask: SubjectMask, source: SubjectMask): ColourChange[] | null {
  const colours = pairOfColours(pair, mask, source);
  if (isColourless(colours.a, colours.b) || isColourless(colours.sourceA, colours.sourceB)) return null;
  const left = unexplained(colours);
  takeCommonOut(left, colours, pair.sourceInside);
  const found = places(pair, means(left, colours.counts, pair), colours);
  const outer = found.filter(({ inside }) => inside < LEAST_INSIDE);
  return found
    .filter(({ inside }) => inside >= LEAST_INSIDE || outer.length <= MOST_AT_OUTLINE)
    .map(({ weight, box }) => ({ weight, box }))
    .sort((one, other) => other.weight - one.weight);
}

function isColourless(a: Float32Array, b: Float32Array): boolean {
  return a.every((value, i) => Math.abs(value) < COLOURLESS && Math.abs(b[i]) < COLOURLESS);
}

interface Left {
  a: Float32Array;
  b: Float32Array;
}

const CUTOFFS = [Infinity, 30, 20, 15, 12, 12]; // ΔE beyond which a pixel has no say, round by round
const STRIDE = 7; // of the pixels are enough for eight unknowns

/** What is left of the colours of the picture after an affine map from those of the source: the same everywhere, as white balance, curves and profiles are. */
function unexplained(colours: PairOfColours): Left {
  let map = [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  for (const cutoff of CUTOFFS) map = fitted(colours, map, cutoff);
  const left: Left = { a: new Float32Array(colours.a.length), b: new Float32Array(colours.b.length) };
  const terms = [0, 0, 0, 0];
  for (let i = 0; i < left.a.length; i += 1) {
    termsAt(colours, i, terms);
    left.a[i] = colours.a[i] - mapped(map, terms, 0);
    left.b[i] = colours.b[i] - mapped(map, terms, 1);
  }
  return left;
}

function fitted(colours: PairOfColours, map: number[][], cutoff: number): number[][] {
  const matrix = Array.from({ length: 4 }, (_, p) => Array.from({ length: 4 }, (__, q) => (p === q ? 1e-6 : 0)));
  const right = Array.from({ length: 4 }, () => [0, 0]);
  const terms = [0, 0, 0, 0];
  for (let i = 0; i < colours.a.length; i += STRIDE) {
    if (colours.counts[i] === 0) continue;
    termsAt(colours, i, terms);
    const off = Math.hypot(colours.a[i] - mapped(map, terms, 0), colours.b[i] - mapped(map, terms, 1)) / cutoff;
    if (off >= 1) continue;
    const weight = (1 - off * off) ** 2;
    for (let p = 0; p < 4; p += 1) {
      for (let q = 0; q < 4; q += 1) matrix[p][q] += weight * terms[p] * terms[q];
      right[p][0] += weight * terms[p] * colours.a[i];
      right[p][1] += weight * terms[p] * colours.b[i];
    }
  }
  return solve(matrix, right);
}

function termsAt({ sourceL, sourceA, sourceB }: PairOfColours, i: number, out: number[]): void {
  out[0] = sourceL[i] / 100;
  out[1] = sourceA[i] / 50;
  out[2] = sourceB[i] / 50;
  out[3] = 1;
}

function mapped(map: number[][], terms: number[], axis: 0 | 1): number {
  return terms[0] * map[0][axis] + terms[1] * map[1][axis] + terms[2] * map[2][axis] + terms[3] * map[3][axis];
}

const STEP = { lightness: 25, chroma: 10 }; // of the cells that colours of the source are sorted into
const LEAST_ALIKE = 100; // pixels of one cell, or nothing is common to them

/** Takes from each pixel what became of most pixels of its colour: of the piece, or of the ground, as grey metal may be toned and the grey ground beside it not. */
function takeCommonOut(left: Left, colours: PairOfColours, sourceInside: Uint8Array): void {
  const cellOf = (i: number): number => {
    const [l, a, b] = [colours.sourceL[i] / STEP.lightness, colours.sourceA[i] / STEP.chroma, colours.sourceB[i] / STEP.chroma];
    return Math.floor(l) + 8 * (Math.floor(a) + 16) + 256 * (Math.floor(b) + 16) + 8192 * sourceInside[i];
  };
  const members = new Map<number, number[]>();
  for (let i = 0; i < left.a.length; i += 1) {
    if (colours.counts[i] === 0) continue;
    const cell = cellOf(i);
    const list = members.get(cell);
    if (list) list.push(i);
    else members.set(cell, [i]);
  }
  for (const list of members.values()) {
    if (list.length < LEAST_ALIKE) continue;
    const [a, b] = [sampledMedian(list, left.a), sampledMedian(list, left.b)];
    for (const i of list) {
      left.a[i] -= a;
      left.b[i] -= b;
    }
  }
}

const LEAST_SHARE = 0.3; // of the window about a pixel must count

/** Of the differences with their signs: what lies half a pixel off leaves as much on one side of an edge as it takes on the other. */
function means({ a, b }: Left, counts: Float32Array, { frame: { width, height } }: LaidOver): Float32Array {
  const mean = (values: Float32Array): Float32Array => windowMean({ width, height, samples: times(values, counts) });
  const [share, meanA, meanB] = [windowMean({ width, height, samples: counts }), mean(a), mean(b)];
  const out = new Float32Array(share.length);
  for (let i = 0; i < out.length; i += 1) out[i] = share[i] < LEAST_SHARE ? 0 : Math.hypot(meanA[i], meanB[i]) / share[i];
  return out;
}
