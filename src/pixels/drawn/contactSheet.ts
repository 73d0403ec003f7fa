import { grid } from './grid';
import type { Cell, ContactSheetOrder } from './order';
import { BLACK, blankSheet, fill, GREY, LINE, paste, type Sheet } from './sheet';
import { fitted, shown } from './shown';
import { column, edged, NAME, SEVERITY_INK, TEXT, titled } from './titled';

const SIDE = 360;
const COLUMNS = 4;

/** Pictures side by side, all in squares of one size, with what is to be said of each below. */
export async function contactSheet(order: ContactSheetOrder): Promise<Sheet> {
  const cells: Sheet[] = [];
  for (const cell of order.cells) cells.push(await shownCell(cell)); // one after the other: a large picture takes memory
  const nothing = { words: 'There is no picture to show.', hand: TEXT, ink: GREY };
  return titled(cells.length === 0 ? await column([nothing], SIDE) : grid(cells, COLUMNS), order);
}

async function shownCell({ file, title, lines, severity }: Cell): Promise<Sheet> {
  const words = await column(
    [
      { words: title, hand: NAME, ink: severity === null ? BLACK : SEVERITY_INK[severity] },
      ...lines.map((each) => ({ words: each, hand: TEXT, ink: BLACK })),
    ],
    SIDE,
  );
  const sheet = blankSheet(SIDE + 2, SIDE + 14 + words.height);
  paste(sheet, await square(file), 0, 0);
  paste(sheet, words, 0, SIDE + 14);
  return sheet;
}

async function square(file: string | null): Promise<Sheet> {
  const sheet = blankSheet(SIDE, SIDE);
  if (file === null) {
    fill(sheet, { x: 0, y: 0, width: SIDE, height: SIDE }, [245, 245, 245]);
    fill(sheet, { x: SIDE / 2 - 40, y: SIDE / 2, width: 80, height: 2 }, LINE);
    return edged(sheet);
  }
  const picture = await fitted(await shown(file), { width: SIDE, height: SIDE });
  paste(sheet, picture, Math.round((SIDE - picture.width) / 2), Math.round((SIDE - picture.height) / 2));
  return edged(sheet);
}
