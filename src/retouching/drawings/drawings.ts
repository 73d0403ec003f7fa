import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { perform, type Services } from '../../context';
import { DRAWING_VERSION } from '../../pixels/drawn/drawing';
import type { Order } from '../../pixels/drawn/order';
import type { Sql, Transaction } from '../../store/database';
import { type Drawing, pathOf } from './drawingUrl';
import { orderOf } from './orderOf';

/** A drawing that is stored. */
export interface Drawn {
  sha256: string;
  byteSize: number;
}

const PATIENCE_MS = 25_000; // below what browsers and balancers wait
const LOOK_EVERY_MS = 100;

/** The drawing of things as they stand now: kept, or drawn by a worker while we wait, for a bounded time; null when it takes longer. */
export async function settledDrawing(services: Services, drawing: Drawing): Promise<Drawn | null> {
  const until = Date.now() + PATIENCE_MS;
  let asked: string | null = null;
  for (;;) {
    const order = await orderOf(services, drawing);
    const found = order && (await keptDrawing(services.database, order));
    if (found) return found;
    if (order && asked !== keyOf(order)) {
      asked = keyOf(order);
      await perform(services, null, (act) => act.enqueue({ task: 'draw', path: pathOf(drawing) }, { priority: 8 }));
    }
    if (Date.now() > until) return null;
    await wait(LOOK_EVERY_MS);
  }
}

export async function keptDrawing(sql: Sql, order: Order): Promise<Drawn | null> {
  const [row] = await sql.rows<{ sha256: string; byteSize: string }>('SELECT sha256, byte_size AS "byteSize" FROM drawing WHERE key = $1', [
    keyOf(order),
  ]);
  return row ? { sha256: row.sha256, byteSize: Number(row.byteSize) } : null;
}

export async function keepDrawing(tx: Transaction, order: Order, { sha256, byteSize }: Drawn): Promise<void> {
  await tx.rows('INSERT INTO drawing (key, sha256, byte_size) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    keyOf(order),
    sha256,
    byteSize,
  ]);
}

function keyOf(order: Order): string {
  return createHash('sha256')
    .update(JSON.stringify([order, DRAWING_VERSION]))
    .digest('hex');
}
