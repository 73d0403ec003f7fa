import type { IssueTag } from '../../boards/words';
import type { Metal } from '../../catalogue/words';
import { ciede2000 } from '../../pixels/ciede2000';
import type { Chance } from './Chance';
import type { Habits } from './habits';
import type { Shot } from './pieces';

type Lab = readonly [number, number, number];

/** The middle zone of each metal as its board would have it, Lab D50: made up, as everything here. */
const BOARDS: Readonly<Record<Metal, Lab>> = {
  YELLOW_GOLD: [72, 6, 34],
  ROSE_GOLD: [68, 14, 22],
  WHITE_GOLD: [74, 0.5, 4],
  SILVER: [78, -0.5, 1.5],
  PLATINUM: [75, 0, 2],
};
const TOLERANCE = 2.5;
/** What a flaw does to the metal, in Lab. */
const DRIFTS: Readonly<Partial<Record<IssueTag, Lab>>> = {
  COLOUR_DRIFT: [0, 3, 3.5],
  EXPOSURE_DRIFT: [-5, 0, 0],
  HIGHLIGHT_CLIPPING: [4, 0, -1],
};
const AT_EDGES: readonly IssueTag[] = ['EDGE_HALO', 'CUTOUT_ERROR'];

/** What Loupe would have measured: nearly every flaw is seen, and now and then one that is none. */
export function measurementOf(chance: Chance, { metal }: Shot, { cast }: Habits, flaw: IssueTag | null): { tags: IssueTag[] } {
  const drift = (flaw && DRIFTS[flaw]) ?? [0, 0, 0];
  const lab = BOARDS[metal].map((board, i) => rounded(board + cast[i] + drift[i] + 0.5 * chance.bell()));
  const tags: IssueTag[] = flaw && chance.happens(0.85) ? [flaw] : [];
  if (chance.happens(0.12)) tags.push(chance.pick(['NOISE', 'DUST']));
  const measured = {
    edgeArtefacts: Math.round(chance.skewed(1.2, 0.7)) + (flaw && AT_EDGES.includes(flaw) ? chance.whole(4, 9) : 0),
    metalLab: lab,
    boardDeltaE: rounded(ciede2000(labOf(BOARDS[metal]), labOf(lab)).deltaE),
    boardTolerance: TOLERANCE,
  };
  return { tags, ...measured };
}

function labOf([l, a, b]: readonly number[]): { l: number; a: number; b: number } {
  return { l, a, b };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
