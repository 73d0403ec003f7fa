import { beforeAfter } from './beforeAfter';
import { contactSheet } from './contactSheet';
import { crops } from './crops';
import { heatMap } from './heatMap';
import type { Order } from './order';
import { asPng } from './shown';

/** Grows whenever the same order would be drawn otherwise. */
export const DRAWING_VERSION = '2';

/** Draws a picture for people, as a PNG in sRGB. */
export async function drawing(order: Order): Promise<Buffer> {
  switch (order.kind) {
    case 'HEAT_MAP':
      return asPng(await heatMap(order));
    case 'BEFORE_AFTER':
      return asPng(await beforeAfter(order));
    case 'CROPS':
      return asPng(await crops(order));
    case 'CONTACT_SHEET':
      return asPng(await contactSheet(order));
  }
}
