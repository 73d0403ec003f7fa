import type { BeforeAfterOrder, Captioned } from './order';
import { BLACK, blankSheet, paste, type Sheet } from './sheet';
import { fitted, shown } from './shown';
import { column, edged, NAME, titled } from './titled';

const PICTURE = { width: 800, height: 1000 };
const GAP = 32;

/** Source and picture side by side, at one height where both are large enough. */
export async function beforeAfter(order: BeforeAfterOrder): Promise<Sheet> {
  const [before, after] = [await captioned(order.before), await captioned(order.after)];
  const body = blankSheet(before.width + GAP + after.width, Math.max(before.height, after.height));
  paste(body, before, 0, 0);
  paste(body, after, before.width + GAP, 0);
  return titled(body, order);
}

async function captioned({ file, caption }: Captioned): Promise<Sheet> {
  const picture = edged(await fitted(await shown(file), PICTURE));
  const words = await column([{ words: caption, hand: NAME, ink: BLACK }], picture.width);
  const sheet = blankSheet(picture.width, picture.height + 12 + words.height);
  paste(sheet, picture, 0, 0);
  paste(sheet, words, 0, picture.height + 12);
  return sheet;
}
