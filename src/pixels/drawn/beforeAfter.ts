import type { BeforeAfterOrder, Captioned } from './order';
import { BLACK, blankSheet, paste, type Sheet } from './sheet';
import { fitted, shown } from './shown';
import { captioned, edged, NAME, titled } from './titled';

const PICTURE = { width: 800, height: 1000 };
const GAP = 32;

/** Source and picture side by side, at one height where both are large enough. */
export async function beforeAfter(order: BeforeAfterOrder): Promise<Sheet> {
  const [before, after] = [await side(order.before), await side(order.after)];
  const body = blankSheet(before.width + GAP + after.width, Math.max(before.height, after.height));
  paste(body, before, 0, 0);
  paste(body, after, before.width + GAP, 0);
  return titled(body, order);
}

async function side({ file, caption }: Captioned): Promise<Sheet> {
  return captioned(edged(await fitted(await shown(file), PICTURE)), [{ words: caption, hand: NAME, ink: BLACK }]);
}
