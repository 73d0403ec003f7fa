import type { Box } from '../box';
import { boxSums } from '../boxSums';
import { grid } from './grid';
import { BLACK, blankSheet, GREY, type Ink, paste, type Sheet } from './sheet';
import { asPng, enlarged } from './shown';
import { column, edged, NAME, TEXT, titled } from './titled';

/** A picture with what it covers exactly and what was taken for that, shares of a pixel, 0–255. */
export interface MaskErrorsOrder {
  title: string;
  subtitle: string;
  picture: Sheet;
  exact: Uint8Array;
  ours: Uint8Array;
}

const PLACES = 2;
const SIDE = 90; // pixels of the picture that are shown of a place
const TIMES = 4;
const MISSED: Ink = [200, 0, 40];
const INVENTED: Ink = [0, 114, 178];
const PALE = 0.35; // of what the picture's own contrast keeps under the colours

/** The places where a mask is most wrong, as a PNG: of each the picture, the piece's exact coverage, and both errors over the picture. */
export async function maskErrors({ title, subtitle, picture, exact, ours }: MaskErrorsOrder): Promise<Buffer> {
  const [covered, wrong] = [greyOf(exact, picture), told(picture, exact, ours)];
  const cells: Sheet[] = [];
  for (const part of worstParts(exact, ours, picture)) {
    cells.push(
      await cell(picture, part, 'the picture', `${TIMES * 100} %, from ${part.x}, ${part.y}`),
      await cell(covered, part, 'what the piece covers', 'exactly; white = all of the pixel'),
      await cell(wrong, part, 'where Loupe is wrong', 'red: piece taken for ground; blue: ground for piece'),
    );
  }
  return asPng(await titled(grid(cells, 3), { title, subtitle }));
}

/** The squares with most errors in them, the worst first, none in another. */
function worstParts(exact: Uint8Array, ours: Uint8Array, picture: Sheet): Box[] {
  const wrong = exact.map((share, i) => Math.abs(share - ours[i]));
  return Array.from({ length: PLACES }, () => {
    const part = worstPart(wrong, picture);
    for (let y = part.y; y < part.y + part.height; y += 1)
      wrong.fill(0, y * picture.width + part.x, y * picture.width + part.x + part.width);
    return part;
  });
}

function worstPart(wrong: Uint8Array, { width, height }: Sheet): Box {
  const { within } = boxSums(wrong, width, height);
  const half = SIDE >> 1;
  let [most, at] = [-1, { x: 0, y: 0 }];
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) {
      const sum = within(x, y, half);
      if (sum > most) [most, at] = [sum, { x, y }];
    }
  }
  const from = (middle: number, length: number): number => Math.max(0, Math.min(length - SIDE, middle - half));
  return { x: from(at.x, width), y: from(at.y, height), width: Math.min(SIDE, width), height: Math.min(SIDE, height) };
}

async function cell(sheet: Sheet, part: Box, name: string, words: string): Promise<Sheet> {
  const seen = edged(await enlarged(sheet, part, TIMES));
  const below = await column(
    [
      { words: name, hand: NAME, ink: BLACK },
      { words, hand: TEXT, ink: GREY },
    ],
    seen.width,
  );
  const both = blankSheet(seen.width, seen.height + 12 + below.height);
  paste(both, seen, 0, 0);
  paste(both, below, 0, seen.height + 12);
  return both;
}

function greyOf(shares: Uint8Array, { width, height }: Sheet): Sheet {
  const rgb = new Uint8Array(width * height * 3).map((_, i) => shares[Math.floor(i / 3)]);
  return { width, height, rgb };
}

function told(picture: Sheet, exact: Uint8Array, ours: Uint8Array): Sheet {
  const rgb = picture.rgb.map((value) => 255 - PALE * (255 - value));
  for (let i = 0; i < exact.length; i += 1) {
    const share = Math.abs(exact[i] - ours[i]) / 255;
    const ink = exact[i] > ours[i] ? MISSED : INVENTED;
    for (let k = 0; k < 3; k += 1) rgb[i * 3 + k] = Math.round(rgb[i * 3 + k] * (1 - share) + ink[k] * share);
  }
  return { ...picture, rgb };
}
