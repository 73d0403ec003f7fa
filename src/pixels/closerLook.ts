import { type Box, grown } from './box';
import type { Comparable } from './comparable';
import { firstLook, type FirstLook } from './firstLook';
import type { Drawings } from './laidOver';
import { cut, type Plane } from './plane';

interface Where {
  /** 1 = a pixel that the first look left open. */
  open: Uint8Array;
  /** Pixels about an open one for which the answer must hold too. */
  reach: number;
}

const TILE = 128;
// Pixels beyond which nothing that is looked at reaches: a grey opening of radius 6 twelve, a blur of σ 0.8 three, the windows of 5 and 7 five (explained.ts); a blur of σ 4 twelve.
const MARGIN = 24;
// With margins a tile is (128 + 2 · 24)² to look at, with a reach of 16 (128 + 2 · 40)²: of 53 % of the tiles, or 38 %, that is as much as the whole frame.
const MOST_TILES = 1 / 3;

/**
 * Looks closer at those parts of the frame only where the first look left something open, mostly a few in a hundred: `look` gets each of them with its margin, and
 * its planes are put into those of the frame. Elsewhere these stay what they are. The answer at an open pixel is that of a look at the whole frame, but for rounding:
 * running sums begin elsewhere.
 */
export function closerLook(
  pair: Drawings,
  { weights }: Pick<Comparable, 'weights'>,
  whole: FirstLook,
  { open, reach }: Where,
  look: (part: Drawings, first: FirstLook) => Float32Array[],
  planes: Float32Array[],
): void {
  const { width, height } = pair.tone;
  const found = tiles(open, width, height);
  if (found === null) {
    for (const [k, samples] of look(pair, whole).entries()) planes[k].set(samples);
    return;
  }
  for (const tile of found) {
    const core = grown(tile, reach, pair.tone);
    const about = grown(core, MARGIN, pair.tone);
    const part: Drawings = { ...pair, tone: cut(pair.tone, about), sourceTone: cut(pair.sourceTone, about) };
    const compared = { weights: cut({ width, height, samples: weights }, about).samples };
    const within: Box = { ...core, x: core.x - about.x, y: core.y - about.y };
    for (const [k, samples] of look(part, firstLook(part, compared)).entries())
      paste(cut({ ...part.tone, samples }, within), planes[k], core, width);
  }
}

/** Squares that hold an open pixel; null where they are so many that the whole frame is less work. */
function tiles(open: Uint8Array, width: number, height: number): Box[] | null {
  const [across, down] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const isOpen = new Uint8Array(across * down);
  for (let y = 0, i = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, i += 1) if (open[i] === 1) isOpen[Math.floor(y / TILE) * across + Math.floor(x / TILE)] = 1;
  const found = [...isOpen.keys()].filter((k) => isOpen[k] === 1);
  if (found.length > MOST_TILES * isOpen.length) return null;
  return found.map((k) => {
    const [x, y] = [(k % across) * TILE, Math.floor(k / across) * TILE];
    return { x, y, width: Math.min(TILE, width - x), height: Math.min(TILE, height - y) };
  });
}

function paste(part: Plane, into: Float32Array, { x, y }: Box, width: number): void {
  for (let row = 0; row < part.height; row += 1)
    into.set(part.samples.subarray(row * part.width, (row + 1) * part.width), (y + row) * width + x);
}
