import type { Box } from '../box';
import { grid } from './grid';
import type { FindingsOrder, Marked } from './order';
import { BLACK, blankSheet, frame, GREY, paste, type Sheet } from './sheet';
import { enlarged, shown } from './shown';
import { badge, column, edged, NAME, SEVERITY_INK, TEXT, titled } from './titled';

const SIDE = 420; // pixels of the sheet
const COLUMNS = 3;
const ROUND_IT = 2; // a place is shown with as much again about it
const MOST_TIMES = 4; // larger, and one sees squares only

/** Each place that was found wrong, cut out with what is about it: a pixel of the picture is one of the sheet, or 2 × 2 to 4 × 4 for small places. */
export async function crops(order: FindingsOrder): Promise<Sheet> {
  const picture = await shown(order.file);
  const cells: Sheet[] = [];
  for (const [i, finding] of order.findings.entries()) {
    if (finding.box !== null) cells.push(await cut(picture, finding, finding.box, i + 1));
  }
  const nothing = { words: 'No finding has a place of its own.', hand: TEXT, ink: GREY };
  return titled(cells.length === 0 ? await column([nothing], SIDE) : grid(cells, COLUMNS), order);
}

async function cut(picture: Sheet, { severity, name, message }: Marked, box: Box, number: number): Promise<Sheet> {
  const times = Math.max(1, Math.min(MOST_TIMES, Math.floor(SIDE / (Math.max(box.width, box.height) * ROUND_IT))));
  const part = about(box, Math.floor(SIDE / times), picture);
  const seen = edged(await enlarged(picture, part, times));
  const place = { x: (box.x - part.x) * times + 1, y: (box.y - part.y) * times + 1, width: box.width * times, height: box.height * times };
  frame(seen, place, SEVERITY_INK[severity], 1);
  const sign = await badge(number, severity);
  const words = await column(
    [
      { words: `${name} · ${times * 100} %`, hand: NAME, ink: SEVERITY_INK[severity] },
      { words: message, hand: TEXT, ink: BLACK },
    ],
    SIDE - sign.width - 12,
  );
  const sheet = blankSheet(SIDE + 2, SIDE + 14 + words.height);
  paste(sheet, seen, 0, 0);
  paste(sheet, sign, 0, SIDE + 14);
  paste(sheet, words, sign.width + 12, SIDE + 14);
  return sheet;
}

/** A square about the middle of a box, inside the picture; of a box larger than that, its middle. */
function about(box: Box, side: number, picture: Sheet): Box {
  const [width, height] = [Math.min(side, picture.width), Math.min(side, picture.height)];
  const at = (start: number, length: number, taken: number, most: number): number =>
    Math.round(Math.min(most - taken, Math.max(0, start + length / 2 - taken / 2)));
  return { x: at(box.x, box.width, width, picture.width), y: at(box.y, box.height, height, picture.height), width, height };
}
