import type { Box } from './box';
import { components } from './components';
import { equalTo } from './flags';
import { edgesAlike, softEdges } from './explained';
import { innerDistance } from './innerDistance';
import type { LaidOver } from './laidOver';
import type { Plane } from './plane';
import { regionSizes } from './regionSizes';
import { spread } from './spread';

/** The silhouette against that of the source. Lengths in working pixels. */
export interface OutlineChanges {
  /** Intersection over union of both silhouettes. */
  iou: number;
  /** 95th percentile of the distance from each outline to the other. */
  h95: number;
  /** Width of the piece by that of its source, median along its middle, less 1; null where less than half of it is wide enough. */
  widthChange: number | null;
  components: number;
  holes: number;
  /** Parts that are there in one only, with their area of a long side of up to 1200; largest first. */
  parts: { area: number; box: Box }[];
}

const TOLERANCE_SHARE = 0.004; // of the long side: jagged cuts and halos move an outline by that much, and are faults of their own
const LEAST_TOLERANCE = 4;
const LEAST_AREA = 150; // a mask errs by up to 100 on the development renders; a claw of 40 px that is gone makes 236
const LEAST_PART = 40; // smaller parts and holes come and go with the noise
const UNLIKE = 0.5; // where the edges of both agree, it is the mask that errs and not the piece that changed
// Where the other shows an outline too, along the outer rim of what is there in one only, its metal has the level of the ground and its mask errs: half of the rim is this steep
// then (0.012–0.03), and not where a claw is gone or was added (up to 0.006). A shadow under the piece may be as steep.
const STEEP = 0.011;
const RIM_REACH = 3;

export function outlineChanges(pair: LaidOver): OutlineChanges {
  const { width, height } = pair.frame;
  const { inside, sourceInside } = pair;
  const tolerance = Math.max(LEAST_TOLERANCE, Math.round(TOLERANCE_SHARE * pair.longSide));
  const beyond = new Uint8Array(inside.length);
  const reach = (from: Uint8Array): Uint8Array => spread(from, null, width, height, tolerance).steps;
  const [near, sourceNear] = [reach(inside), reach(sourceInside)];
  let [both, either] = [0, 0];
  for (let i = 0; i < inside.length; i += 1) {
    both += inside[i] & sourceInside[i];
    either += inside[i] | sourceInside[i];
    if ((inside[i] === 1 && sourceNear[i] === 255) || (sourceInside[i] === 1 && near[i] === 255)) beyond[i] = 1;
  }
  return {
    iou: both / Math.max(1, either),
    h95: h95(inside, sourceInside, width, height),
    widthChange: widthChange(inside, sourceInside, width, height),
    components: parts(inside, width, height, 8, LEAST_PART) - parts(sourceInside, width, height, 8, LEAST_PART),
    holes: parts(equalTo(inside, 0), width, height, 4, LEAST_PART) - parts(equalTo(sourceInside, 0), width, height, 4, LEAST_PART),
    parts: changedParts(pair, beyond),
  };
}

function changedParts(pair: LaidOver, beyond: Uint8Array): OutlineChanges['parts'] {
  const { frame, tone, sourceTone, enlargement } = pair;
  const regions = components(beyond, frame.width, frame.height, 8);
  const sizes = regionSizes(regions, frame.width).map(({ area, box }) => ({ area, counted: area / enlargement ** 2, box }));
  if (!sizes.some(({ counted }) => counted >= LEAST_AREA)) return [];
  const alike = edgesAlike(tone, sourceTone);
  const sums = new Float64Array(regions.count + 1);
  for (let i = 0; i < beyond.length; i += 1) sums[regions.labels[i]] += alike[i];
  const [edges, sourceEdges] = [softEdges(tone), softEdges(sourceTone)];
  return sizes
    .filter(({ area, counted, box }, k) => {
      const isUnlike = counted >= LEAST_AREA && sums[k + 1] < UNLIKE * area;
      return isUnlike && !hasOutline({ labels: regions.labels, label: k + 1, box }, pair, edges, sourceEdges);
    })
    .map(({ counted, box }) => ({ area: counted, box }))
    .sort((one, other) => other.area - one.area);
}

/** Whether the one that lacks a part, by its mask, shows an outline along the outer rim of it all the same. */
function hasOutline(
  { labels, label, box }: { labels: Int32Array; label: number; box: Box },
  { frame: { width }, inside, sourceInside }: LaidOver,
  edges: Plane,
  sourceEdges: Plane,
): boolean {
  const steepness: number[] = [];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x, i = y * width + x; x < box.x + box.width; x += 1, i += 1) {
      if (labels[i] !== label) continue;
      const [own, other] = inside[i] === 1 ? [inside, sourceEdges] : [sourceInside, edges];
      if (own[i - 1] === 0 || own[i + 1] === 0 || own[i - width] === 0 || own[i + width] === 0) steepness.push(steepest(other, x, y));
    }
  }
  const sorted = Float32Array.from(steepness).sort();
  return sorted.length > 0 && sorted[sorted.length >> 1] >= STEEP;
}

function steepest({ width, height, samples }: Plane, x: number, y: number): number {
  let most = 0;
  for (let yy = Math.max(0, y - RIM_REACH); yy <= Math.min(height - 1, y + RIM_REACH); yy += 1) {
    for (let xx = Math.max(0, x - RIM_REACH); xx <= Math.min(width - 1, x + RIM_REACH); xx += 1)
      most = Math.max(most, samples[yy * width + xx]);
  }
  return most;
}

function parts(flags: Uint8Array, width: number, height: number, neighbours: 4 | 8, least: number): number {
  return regionSizes(components(flags, width, height, neighbours), width).filter(({ area }) => area >= least).length;
}

const THINNEST = 6; // working pixels from the middle to the outline: in what is thinner, the step by which masks err is more than a sixth
const MIDDLE_REACH = 3; // pixels that the middle of a band may lie apart in both
const LEAST_DEPTH = 3; // what is thinner in the one and thick in the other is a hole, and no middle

/** As the median along the middle of its parts: holes that stones or noise make in either upset it only where they are. */
function widthChange(inside: Uint8Array, sourceInside: Uint8Array, width: number, height: number): number | null {
  const [depth, sourceDepth] = [innerDistance(inside, width, height), innerDistance(sourceInside, width, height)];
  const found: number[] = [];
  let middle = 0;
  for (let y = MIDDLE_REACH; y < height - MIDDLE_REACH; y += 1) {
    for (let x = MIDDLE_REACH, i = y * width + x; x < width - MIDDLE_REACH; x += 1, i += 1) {
      if (depth[i] < LEAST_DEPTH || depth[i] < deepest(depth, width, i, 1)) continue;
      middle += 1;
      const other = deepest(sourceDepth, width, i, MIDDLE_REACH);
      if (other >= LEAST_DEPTH && Math.max(depth[i], other) >= THINNEST) found.push(depth[i] / other);
    }
  }
  if (found.length < middle / 2 || found.length === 0) return null;
  return Float64Array.from(found).sort()[found.length >> 1] - 1;
}

function deepest(depth: Uint8Array, width: number, i: number, reach: number): number {
  let most = 0;
  for (let row = i - reach * width; row <= i + reach * width; row += width)
    for (let at = row - reach; at <= row + reach; at += 1) most = Math.max(most, depth[at]);
  return most;
}

const FURTHEST = 254;

function h95(one: Uint8Array, other: Uint8Array, width: number, height: number): number {
  const [rim, otherRim] = [rimOf(one, width, height), rimOf(other, width, height)];
  const distances = [...distancesTo(rim, otherRim, width, height), ...distancesTo(otherRim, rim, width, height)].sort((a, b) => a - b);
  return distances.length === 0 ? 0 : distances[Math.floor(0.95 * (distances.length - 1))];
}

function rimOf(flags: Uint8Array, width: number, height: number): Uint8Array {
  return equalTo(innerDistance(flags, width, height), 1);
}

function distancesTo(rim: Uint8Array, other: Uint8Array, width: number, height: number): number[] {
  const { origin } = spread(other, null, width, height, FURTHEST);
  const found: number[] = [];
  for (let i = 0; i < rim.length; i += 1) {
    if (rim[i] === 0) continue;
    const from = origin[i];
    found.push(from < 0 ? FURTHEST : Math.hypot((i % width) - (from % width), Math.floor(i / width) - Math.floor(from / width)));
  }
  return found;
}
