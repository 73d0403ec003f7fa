import type { Order } from '../pixels/drawn/order';
import { drawingOf } from '../retouching/drawings/drawingUrl';
import { keepDrawing, keptDrawing } from '../retouching/drawings/drawings';
import { orderOf } from '../retouching/drawings/orderOf';
import type { Outcome, Workshop } from './Workshop';

/** Draws a picture for people, of things as they stand now. */
export async function draw(workshop: Workshop, path: string): Promise<Outcome> {
  const { database, blobs, darkroom } = workshop;
  const order = await orderOf(workshop, drawingOf(path));
  if (!order || (await keptDrawing(database, order))) return 'skipped';
  const bytes = Buffer.from(await darkroom.run('draw', await withFiles(workshop, order)));
  const sha256 = await blobs.put(bytes); // before the row: a row never names bytes that are not there
  await database.transaction((tx) => keepDrawing(tx, order, { sha256, byteSize: bytes.length }));
  return 'done';
}

/** Puts the file on this machine in place of each hash. */
async function withFiles({ blobs }: Workshop, order: Order): Promise<Order> {
  switch (order.kind) {
    case 'BEFORE_AFTER':
      return {
        ...order,
        before: { ...order.before, file: await blobs.file(order.before.file) },
        after: { ...order.after, file: await blobs.file(order.after.file) },
      };
    case 'CONTACT_SHEET':
      return {
        ...order,
        cells: await Promise.all(order.cells.map(async (cell) => ({ ...cell, file: cell.file && (await blobs.file(cell.file)) }))),
      };
    default:
      return { ...order, file: await blobs.file(order.file) };
  }
}
