import { scaled, type Box } from './box';
import { labAt } from './colour';
import { components } from './components';
import type { SubjectMask } from './mask';
import type { Raster } from './raster';
import { regionSizes } from './regionSizes';

export const CLIPPING_VERSION = '1';

/**
 * How much of the metal has lost its drawing to white or black. Shares of the metal, 0–1, in the file's own numbers, stones and the rim left out.
 * Source: facts/imaging.md §4 "Highlight clipping". Limit: a lamp mirrored in polished metal is clipped by right; only more than the source had is a fault.
 */
export interface Clipping {
  /** At least one channel ≥ 254. */
  anyChannelShare: number;
  /** All three ≥ 254: mirrored lamps, legal in themselves. */
  allChannelsShare: number;
  redShare: number;
  greenShare: number;
  blueShare: number;
  /** Largest connected clipped patch. */
  largestBlobShare: number;
  largestBlob: Box | null;
  /** L* < 3. */
  crushedShare: number;
  /** Metal pixels looked at. */
  n: number;
}

export type ClippingAnswer = { clipping: Clipping } | { clipping: null; reason: string };

// 255 less one level for the rounding of lossy files (facts/imaging.md §4).
const CLIPPED = 254;
const CRUSHED_L = 3;
const DARKEST = 24; // no pixel with a channel above this is darker than L* 3, in any RGB space in use
const LEAST_METAL = 500; // the same as for its tone

export function clipping(raster: Raster, mask: SubjectMask, region: Uint8Array): ClippingAnswer {
  const counts = countClipped(raster, mask, region);
  const { n } = counts;
  if (n < LEAST_METAL) return { clipping: null, reason: `Only ${n} pixels of metal are in view; ${LEAST_METAL} are needed.` };
  const { working } = mask;
  const blobs = regionSizes(components(counts.blocks, working.width, working.height, 8), working.width);
  const largest = blobs.reduce<(typeof blobs)[number] | null>((most, blob) => (most === null || blob.area > most.area ? blob : most), null);
  return {
    clipping: {
      anyChannelShare: counts.any / n,
      allChannelsShare: counts.all / n,
      redShare: counts.red / n,
      greenShare: counts.green / n,
      blueShare: counts.blue / n,
      largestBlobShare: largest === null ? 0 : Math.min(1, (largest.area * working.factor ** 2) / n),
      largestBlob: largest === null ? null : scaled(largest.box, working.factor),
      crushedShare: counts.crushed / n,
      n,
    },
  };
}

interface Counts {
  n: number;
  any: number;
  all: number;
  red: number;
  green: number;
  blue: number;
  crushed: number;
  /** 1 for each working pixel at least half of whose original pixels are clipped. */
  blocks: Uint8Array;
}

function countClipped(raster: Raster, mask: SubjectMask, region: Uint8Array): Counts {
  const { width, factor } = mask.working;
  const counts: Counts = { n: 0, any: 0, all: 0, red: 0, green: 0, blue: 0, crushed: 0, blocks: new Uint8Array(region.length) };
  for (let i = 0; i < region.length; i += 1) {
    if (region[i] === 0) continue;
    const x = i % width;
    const before = counts.any;
    for (let dy = 0; dy < factor; dy += 1)
      countRun(raster, ((((i - x) / width) * factor + dy) * raster.width + x * factor) * 3, factor, counts);
    if ((counts.any - before) * 2 >= factor * factor) counts.blocks[i] = 1;
  }
  return counts;
}

function countRun(raster: Raster, start: number, length: number, counts: Counts): void {
  const { rgb } = raster;
  for (let at = start; at < start + length * 3; at += 3) {
    const red = rgb[at] >= CLIPPED ? 1 : 0;
    const green = rgb[at + 1] >= CLIPPED ? 1 : 0;
    const blue = rgb[at + 2] >= CLIPPED ? 1 : 0;
    counts.red += red;
    counts.green += green;
    counts.blue += blue;
    counts.any += red | green | blue;
    counts.all += red & green & blue;
    if (rgb[at] <= DARKEST && rgb[at + 1] <= DARKEST && rgb[at + 2] <= DARKEST && isCrushed(raster, at)) counts.crushed += 1;
  }
  counts.n += length;
}

const LAB = new Float64Array(3);

function isCrushed(raster: Raster, at: number): boolean {
  labAt(raster.lab, raster.rgb[at], raster.rgb[at + 1], raster.rgb[at + 2], LAB);
  return LAB[0] < CRUSHED_L;
}
