import type { Box } from '../box';
import { boxSums } from '../boxSums';
import type { WorkingPicture } from '../workingPicture';
import { grid } from './grid';
import { BLACK, GREY, type Sheet, stamp } from './sheet';
import { enlarged } from './shown';
import { captioned, column, edged, NAME, SEVERITY_INK, TEXT, titled } from './titled';

/** A picture with what its piece covers exactly and what was taken for that, shares of a pixel, 0–255. */
export interface MaskErrorsOrder {
  title: string;
  subtitle: string;
  picture: WorkingPicture;
  exact: Uint8Array;
  ours: Uint8Array;
}

const MOST_PLACES = 2;
const HALF = 45; // pixels of the picture, from the middle of a place to its edge: at four times the size three fit beside each other
const SIDE = 2 * HALF + 1;
const TIMES = 4;
const STEP = 4; // from one middle that is tried to the next
const PALE = 0.35; // of its own contrast a picture keeps under the colours, so that they are seen first
const MISSED = SEVERITY_INK.REJECT;
const INVENTED = SEVERITY_INK.INFO;

/** The places where a mask is most wrong: of each the picture, the piece's exact coverage, and both errors over the picture. */
export async function maskErrors({ title, subtitle, picture, exact, ours }: MaskErrorsOrder): Promise<Sheet> {
  const [covered, wrong] = [greyOf(exact, picture), painted(picture, exact, ours)];
  const cells: Sheet[] = [];
  for (const part of worstParts(exact, ours, picture)) {
    const { factor } = picture;
    cells.push(
      await cell(picture, part, 'the picture', `${(TIMES * 100) / factor} %, from ${part.x * factor}, ${part.y * factor}`),
      await cell(covered, part, 'what the piece covers', 'exactly; white = all of the pixel'),
      await cell(wrong, part, 'where Loupe is wrong', 'red: piece taken for ground; blue: ground for piece'),
    );
  }
  const nothing = { words: 'Nowhere is it wrong.', hand: TEXT, ink: GREY };
  return titled(cells.length > 0 ? grid(cells, 3) : await column([nothing], SIDE * TIMES), { title, subtitle });
}

/** The squares with most errors in them, the worst first, that share no pixel; fewer where no error is left. */
function worstParts(exact: Uint8Array, ours: Uint8Array, { width, height }: Sheet): Box[] {
  const { within } = boxSums(
    exact.map((share, i) => Math.abs(share - ours[i])),
    width,
    height,
  );
  const middle = (at: number, length: number): number => Math.max(HALF, Math.min(length - 1 - HALF, at));
  const places: { x: number; y: number; errors: number }[] = [];
  for (let y = 0; y < height; y += STEP) {
    for (let x = 0; x < width; x += STEP) {
      const at = { x: middle(x, width), y: middle(y, height) };
      places.push({ ...at, errors: within(at.x, at.y, HALF) });
    }
  }
  places.sort((a, b) => b.errors - a.errors);
  const chosen: typeof places = [];
  for (const place of places) {
    if (chosen.length === MOST_PLACES || place.errors === 0) break;
    if (chosen.every(({ x, y }) => Math.max(Math.abs(x - place.x), Math.abs(y - place.y)) >= SIDE)) chosen.push(place);
  }
  return chosen.map(({ x, y }) => boxAbout(x, y, width, height));
}

function boxAbout(x: number, y: number, width: number, height: number): Box {
  const [left, top] = [Math.max(0, x - HALF), Math.max(0, y - HALF)];
  return { x: left, y: top, width: Math.min(SIDE, width - left), height: Math.min(SIDE, height - top) };
}

async function cell(sheet: Sheet, part: Box, name: string, words: string): Promise<Sheet> {
  const lines = [
    { words: name, hand: NAME, ink: BLACK },
    { words, hand: TEXT, ink: GREY },
  ];
  return captioned(edged(await enlarged(sheet, part, TIMES)), lines, SIDE * TIMES);
}

function greyOf(shares: Uint8Array, { width, height }: Sheet): Sheet {
  const rgb = new Uint8Array(width * height * 3).map((_, i) => shares[Math.floor(i / 3)]);
  return { width, height, rgb };
}

/** The picture, pale, under what was missed and what was invented. */
function painted({ width, height, rgb }: Sheet, exact: Uint8Array, ours: Uint8Array): Sheet {
  const sheet = { width, height, rgb: rgb.map((value) => 255 - PALE * (255 - value)) };
  const more = (one: Uint8Array, other: Uint8Array): Uint8Array => one.map((share, i) => Math.max(0, share - other[i]));
  stamp(sheet, { width, height, share: more(exact, ours) }, 0, 0, MISSED);
  stamp(sheet, { width, height, share: more(ours, exact) }, 0, 0, INVENTED);
  return sheet;
}
