import { backgroundRow } from './backgroundModel';
import type { Box } from './box';
import { labAt, SRGB_LAB } from './colour';
import { GROUND } from './ground';
import { groundSpots } from './groundSpots';
import { Histogram } from './histogram';
import type { SubjectMask } from './mask';
import type { Raster } from './raster';

export const BACKGROUND_PURITY_VERSION = '3';

/**
 * How clean the ground behind the piece is. A zone about the outline (ringing of lossy files, 8 px at 1000) and the shadow of the piece are left out,
 * unless a line says otherwise. Lab is D50. Source: facts/imaging.md §4 "Background purity" and §3.4.
 * Limits: what a transparent file will be laid on cannot be known; a shadow that covers the whole frame is taken for unevenness.
 */
export interface BackgroundPurity {
  /** Median L*, 0–100. */
  medianL: number;
  /** Median C*, 0 = neutral. */
  medianChroma: number;
  /** Median a*: positive is red, negative green. */
  medianA: number;
  /** Median b*: positive is warm (yellow), negative cool (blue). */
  warmth: number;
  /** Share of pixels whose three channels are all 255, on an sRGB display. */
  share255: number;
  /** The same for ≥ 254. */
  share254: number;
  /** The same for ≥ 250. */
  share250: number;
  /** Share 255 of the outermost 2.5 % of the frame alone, shadow included. */
  borderShare255: number;
  /** Range of L* over the frame of the smooth surface through the ground: 0 = even light. */
  evenness: number;
  /** Share of the ground that lies in the shadow of the piece. */
  shadowShare: number;
  /** Spots on the ground that belong neither to the piece nor to its shadow. */
  dirtyBlobs: Box[];
}

const BORDER_SHARE = 0.025;
const EVENNESS_GRID = 8;

export function backgroundPurity(raster: Raster, mask: SubjectMask): BackgroundPurity {
  const counts = countLevels(raster, mask);
  const colour = medianColour(raster, mask);
  const plain = Math.max(1, counts.plain);
  return {
    ...colour,
    share255: counts.at255 / plain,
    share254: counts.at254 / plain,
    share250: counts.at250 / plain,
    borderShare255: counts.border255 / Math.max(1, counts.border),
    evenness: evenness(mask),
    shadowShare: counts.shadow / Math.max(1, counts.plain + counts.shadow),
    dirtyBlobs: groundSpots(mask),
  };
}

interface LevelCounts {
  plain: number;
  shadow: number;
  border: number;
  at255: number;
  at254: number;
  at250: number;
  border255: number;
}

/** One pass over the original; what a pixel is, is looked up in the working picture. */
function countLevels(raster: Raster, mask: SubjectMask): LevelCounts {
  const counts: LevelCounts = { plain: 0, shadow: 0, border: 0, at255: 0, at254: 0, at250: 0, border255: 0 };
  const { width, height, factor } = mask.working;
  const depth = Math.max(1, Math.round(BORDER_SHARE * Math.min(width, height)));
  for (let y = 0; y < height * factor; y += 1) {
    const row = Math.floor(y / factor);
    for (let x = 0; x < width; x += 1) {
      const kind = mask.ground[row * width + x];
      if (kind === GROUND.NONE) continue;
      const border = x < depth || row < depth || x >= width - depth || row >= height - depth;
      countRun(raster.display, (y * raster.width + x * factor) * 3, factor, kind, border, counts);
    }
  }
  return counts;
}

function countRun(display: Uint8Array, start: number, length: number, kind: number, border: boolean, counts: LevelCounts): void {
  let [at255, at254, at250] = [0, 0, 0];
  for (let at = start; at < start + length * 3; at += 3) {
    const least = Math.min(display[at], display[at + 1], display[at + 2]);
    if (least >= 250) at250 += 1;
    if (least >= 254) at254 += 1;
    if (least === 255) at255 += 1;
  }
  if (border) {
    counts.border += length;
    counts.border255 += at255;
  }
  if (kind === GROUND.SHADOW) {
    counts.shadow += length;
    return;
  }
  counts.plain += length;
  counts.at250 += at250;
  counts.at254 += at254;
  counts.at255 += at255;
}

/** Medians over the plain ground, one original pixel for each working pixel, from histograms of a tenth of a unit. */
function medianColour(raster: Raster, mask: SubjectMask) {
  const { width, height, factor } = mask.working;
  const [l, a, b, c] = [new Histogram(0, 101), new Histogram(-130, 130), new Histogram(-130, 130), new Histogram(0, 185)];
  const lab = new Float64Array(3);
  const half = factor >> 1;
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) {
      if (mask.ground[i] !== GROUND.PLAIN) continue;
      const at = ((y * factor + half) * raster.width + x * factor + half) * 3;
      labAt(raster.lab, raster.rgb[at], raster.rgb[at + 1], raster.rgb[at + 2], lab);
      l.add(lab[0]);
      a.add(lab[1]);
      b.add(lab[2]);
      c.add(Math.sqrt(lab[1] * lab[1] + lab[2] * lab[2]));
    }
  }
  return { medianL: l.quantile(0.5), medianChroma: c.quantile(0.5), medianA: a.quantile(0.5), warmth: b.quantile(0.5) };
}

/** Range of L* of the fitted surface over a grid of points. */
function evenness(mask: SubjectMask): number {
  const { working, background } = mask;
  const row = new Float32Array(working.width * 3);
  const lab = new Float64Array(3);
  let [least, most] = [Infinity, -Infinity];
  for (let j = 0; j <= EVENNESS_GRID; j += 1) {
    backgroundRow(background, working, (j * (working.height - 1)) / EVENNESS_GRID, row);
    for (let k = 0; k <= EVENNESS_GRID; k += 1) {
      const at = Math.round((k * (working.width - 1)) / EVENNESS_GRID) * 3;
      labAt(SRGB_LAB, Math.round(row[at]), Math.round(row[at + 1]), Math.round(row[at + 2]), lab);
      least = Math.min(least, lab[0]);
      most = Math.max(most, lab[0]);
    }
  }
  return most - least;
}
