import type { Box } from './box';
import { edgeHardness } from './edgeHardness';
import { edgePath, type EdgePath } from './edgePath';
import { emptyProfile, readProfile, type EdgeScene } from './edgeProfile';
import { edgeRim, type Rim, type RimKind } from './edgeRim';
import { edgeRuns } from './edgeRuns';
import { edgeSteps } from './edgeSteps';
import { atLeast } from './flags';
import type { SubjectMask } from './mask';
import { median } from './median';
import { outlines, type Outline } from './outlines';
import type { Raster } from './raster';

export const EDGE_QUALITY_VERSION = '2';

export type EdgeArtefactKind = RimKind | 'JAGGED' | 'HARD_CUT';

export interface EdgeArtefact {
  kind: EdgeArtefactKind;
  box: Box;
  /** Pixels of outline that it runs along. */
  lengthPixels: number;
  /** How strong: L* for halos, C* for fringes, pixels of step for jagged cuts, 1 for hard ones. */
  strength: number;
  /** Halos and fringes: pixels across; 0 for the others. */
  widthPixels: number;
}

/**
 * How well the piece is cut out: runs of outline with a fault, those of holes too. Source: facts/imaging.md §4 "Edge quality".
 * Limits: a rim in the colour of the metal behind it cannot be told from the metal; steps and hard cuts are looked for at up to 2400 px a side, finer ones in
 * larger pictures go unseen; a jagged or soft edge that is the piece's own counts as well.
 */
export interface EdgeQuality {
  /** Pixels of outline that were looked at. */
  contourPixels: number;
  artefactCount: number;
  perThousandPixels: number;
  haloCount: number;
  fringeCount: number;
  jaggedCount: number;
  hardCutCount: number;
  /** Shares of the outline that lie in runs of each kind, 0–1. */
  haloShare: number;
  fringeShare: number;
  jaggedShare: number;
  hardCutShare: number;
  /** Mean width of halos over the whole outline, fringes apart, in pixels of a picture of 1600: share × width, so that it grows with both. */
  haloWidth: number;
  fringeWidth: number;
  /** Mean size of steps over the whole outline, in the same pixels. */
  jaggedStep: number;
  /** The longest first, at most 50. */
  artefacts: EdgeArtefact[];
}

// Of the mixed pixels of an edge, those that the piece covers by an eighth belong to the outline: faint rests of a bad cut-out then do too.
const LEAST_COVERAGE = 32;
const LEAST_CRACKS = 40; // smaller outlines are gaps between links and facets, not cut-outs
const MOST_TOLD = 50;

export function edgeQuality(raster: Raster, mask: SubjectMask): EdgeQuality {
  const { width, height, factor } = mask.working;
  const flags = atLeast(mask.coverage, LEAST_COVERAGE);
  const scene = { raster, flags, width, height, factor };
  const found: EdgeArtefact[] = [];
  let contourPixels = 0;
  for (const outline of outlines(flags, width, height)) {
    if (outline.x.length < LEAST_CRACKS) continue;
    const path = edgePath(outline);
    contourPixels += path.length * factor;
    found.push(...rimsAlong(scene, path, mask.runOut), ...hardAlong(outline, path, mask));
  }
  // Steps are looked for where the piece covers half: what a lossy file leaves outside of that blurs them.
  for (const outline of outlines(mask.inside, width, height)) found.push(...stepsAlong(outline, factor));
  return summary(found, contourPixels, factor);
}

function hardAlong(outline: Outline, path: EdgePath, { working }: SubjectMask): EdgeArtefact[] {
  return cuts('HARD_CUT', Float32Array.from(edgeHardness(outline, working)), path, working.factor);
}

function stepsAlong(outline: Outline, factor: number): EdgeArtefact[] {
  if (outline.x.length < LEAST_CRACKS) return [];
  const steps = Float32Array.from(edgeSteps(outline), (step) => step * factor);
  return steps.some((step) => step > 0) ? cuts('JAGGED', steps, edgePath(outline), factor) : [];
}

function cuts(kind: EdgeArtefactKind, strengths: Float32Array, path: EdgePath, factor: number): EdgeArtefact[] {
  return edgeRuns(strengths, path, factor, 2).map((run) => ({ kind, ...run, widthPixels: 0 }));
}

const KINDS: readonly RimKind[] = ['DARK_HALO', 'LIGHT_HALO', 'FRINGE'];

function rimsAlong(scene: EdgeScene, path: EdgePath, runOut: number): EdgeArtefact[] {
  const profile = emptyProfile(scene.factor);
  const rims: (Rim | null)[] = [];
  for (let k = 0; k < path.x.length; k += 1)
    rims.push(readProfile(scene, path, k, profile) ? edgeRim(profile, scene.factor, runOut) : null);
  return KINDS.flatMap((kind) => {
    const strengths = uniform(rims.map((rim) => (rim?.kind === kind ? rim.strength : 0)));
    const widths = rims.flatMap((rim, k) => (rim !== null && strengths[k] > 0 ? [rim.width] : [])).sort((a, b) => a - b);
    return edgeRuns(strengths, path, scene.factor, 2).map((run) => ({ kind, ...run, widthPixels: widths[widths.length >> 1] }));
  });
}

const WINDOW = 10; // cracks to both sides
const FILLED = 0.8; // of the window
const EVEN = 3; // L* or C*: median deviation, or …
const EVEN_SHARE = 0.12; // … this much of the strength

/** A rim is drawn: it has the same strength for a while. What the piece mirrors along its edge changes from pixel to pixel, and is dropped here. */
function uniform(strengths: readonly number[]): Float32Array {
  const n = strengths.length;
  const out = new Float32Array(n);
  for (let k = 0; k < n; k += 1) {
    if (strengths[k] === 0) continue;
    const near: number[] = [];
    for (let j = -WINDOW; j <= WINDOW; j += 1) {
      const strength = strengths[(k + j + n) % n];
      if (strength > 0) near.push(strength);
    }
    if (near.length < FILLED * (2 * WINDOW + 1)) continue;
    const middle = median(near);
    if (median(near.map((strength) => Math.abs(strength - middle))) <= Math.max(EVEN, EVEN_SHARE * middle)) out[k] = strengths[k];
  }
  return out;
}

function summary(found: EdgeArtefact[], contourPixels: number, factor: number): EdgeQuality {
  const of = (...kinds: EdgeArtefactKind[]): EdgeArtefact[] => found.filter(({ kind }) => kinds.includes(kind));
  const share = (some: EdgeArtefact[]): number =>
    Math.min(1, some.reduce((sum, { lengthPixels }) => sum + lengthPixels, 0) / Math.max(1, contourPixels));
  const mean = (some: EdgeArtefact[], size: (each: EdgeArtefact) => number): number =>
    some.reduce((sum, each) => sum + each.lengthPixels * size(each), 0) / Math.max(1, contourPixels) / factor;
  const [halos, fringes, jagged, hard] = [of('DARK_HALO', 'LIGHT_HALO'), of('FRINGE'), of('JAGGED'), of('HARD_CUT')];
  return {
    contourPixels: Math.round(contourPixels),
    artefactCount: found.length,
    perThousandPixels: contourPixels > 0 ? (found.length * 1000) / contourPixels : 0,
    haloCount: halos.length,
    fringeCount: fringes.length,
    jaggedCount: jagged.length,
    hardCutCount: hard.length,
    haloShare: share(halos),
    fringeShare: share(fringes),
    jaggedShare: share(jagged),
    hardCutShare: share(hard),
    haloWidth: mean(halos, ({ widthPixels }) => widthPixels),
    fringeWidth: mean(fringes, ({ widthPixels }) => widthPixels),
    jaggedStep: mean(jagged, ({ strength }) => strength),
    artefacts: [...found].sort((one, other) => other.lengthPixels - one.lengthPixels).slice(0, MOST_TOLD),
  };
}
