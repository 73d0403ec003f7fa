import { scaled, type Box } from './box';
import { components } from './components';
import { equalTo } from './flags';
import { GROUND } from './ground';
import { innerDistance } from './innerDistance';
import type { SubjectMask } from './mask';
import { regionSizes } from './regionSizes';

// Crumbs this near to the outline are rests of the piece's own edge, or matter for edgeQuality (the same band as in ground.ts).
const EDGE_SHARE = 0.008;
// A shadow this far from the piece is none of it: those of studs that float a little end within 3 % (development renders).
const DETACHED_SHARE = 0.05;
// Fainter than this, levels, and an eye does not find it on a bright ground: L* 2 at white is 5 levels (facts/imaging.md §4: ΔL* > 2).
const LEAST_LEVELS = 5;
const LEAST_SMUDGE = 0.0002; // share of the frame: smaller ones are noise of the ground
const MOST_TOLD = 100;
const LEAST_SPECK = 3; // working pixels of a long side of up to 1200
// The grain of a shadow is no dirt: its outliers lie within 5 deviations of what is about them.
const OUT_OF_GRAIN = 6;
const ABOUT = 10; // working pixels
const LEAST_GRAIN = 0.002; // of the ground's light: half a level

/** Dirt on the ground: specks and lint, and smudges that no piece throws. Boxes in pixels of the original, the largest first. */
export function groundSpots(mask: SubjectMask): Box[] {
  const { width, height, factor } = mask.working;
  const away = innerDistance(equalTo(mask.inside, 0), width, height);
  const side = Math.max(width, height);
  const least = LEAST_SPECK * Math.max(1, side / 1200) ** 2;
  const specks = mask.specks.filter((box) => box.width * box.height >= least && isClear(mask, away, box, EDGE_SHARE * side));
  const smudges = regionSizes(components(equalTo(mask.ground, GROUND.SHADOW), width, height, 8), width)
    .filter(({ area, box }) => area >= LEAST_SMUDGE * width * height && isClear(mask, away, box, DETACHED_SHARE * side))
    .map(({ box }) => box);
  return [...specks, ...smudges]
    .filter((box) => (!mask.comesApart || !within(box, mask)) && standsOff(box, mask))
    .sort((one, other) => other.width * other.height - one.width * one.height)
    .slice(0, MOST_TOLD)
    .map((box) => scaled(box, factor));
}

/** Of a piece that comes apart, what lies in or near its box may be its own. */
function within({ x, y, width, height }: Box, { box, working }: SubjectMask): boolean {
  const { factor } = working;
  const margin = DETACHED_SHARE * Math.max(working.width, working.height) * factor;
  const [left, top] = [box.x - margin, box.y - margin];
  const [right, bottom] = [box.x + box.width + margin, box.y + box.height + margin];
  return x * factor < right && (x + width) * factor > left && y * factor < bottom && (y + height) * factor > top;
}

/** Whether everything in a box keeps its distance from the piece, and something in it can be seen. */
function isClear({ working, shading }: SubjectMask, away: Uint8Array, box: Box, distance: number): boolean {
  let strongest = 0;
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let i = y * working.width + box.x; i < y * working.width + box.x + box.width; i += 1) {
      if (away[i] <= distance) return false;
      strongest = Math.max(strongest, shading.distance[i]);
    }
  }
  return strongest >= LEAST_LEVELS;
}

/** Whether its darkest or lightest pixel lies far from the light about it, by the spread of that light: from the 5th to the 95th percentile, as σ. */
function standsOff(box: Box, { working: { width, height }, inside, shading: { ratio } }: SubjectMask): boolean {
  const [own, about]: [number[], number[]] = [[], []];
  for (let y = Math.max(0, box.y - ABOUT); y < Math.min(height, box.y + box.height + ABOUT); y += 1) {
    for (let x = Math.max(0, box.x - ABOUT), i = y * width + x; x < Math.min(width, box.x + box.width + ABOUT); x += 1, i += 1) {
      const isOwn = x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
      if (inside[i] === 0) (isOwn ? own : about).push(ratio[i]);
    }
  }
  if (about.length === 0) return true;
  const sorted = Float32Array.from(about).sort();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))];
  const grain = Math.max(LEAST_GRAIN, (at(0.95) - at(0.05)) / 3.29);
  return own.some((each) => Math.abs(each - at(0.5)) > OUT_OF_GRAIN * grain);
}
