import type { Services } from '../../context';
import type { Order } from '../../pixels/drawn/order';
import { beforeAfterOrder } from './beforeAfterOrder';
import type { Drawing } from './drawingUrl';
import { findingsOrder } from './findingsOrder';
import { batchSheetOrder, contactSheetOrder } from './sheetOrders';

/** What is to be drawn, as things stand now; pictures are named by their hash. Null: not yet, because it is still being measured, or never, because there is no such thing. */
export function orderOf(services: Services, drawing: Drawing): Promise<Order | null> {
  switch (drawing.name) {
    case 'heat-map':
      return findingsOrder(services, 'HEAT_MAP', drawing.revisionId);
    case 'crops':
      return findingsOrder(services, 'CROPS', drawing.revisionId);
    case 'before-after':
      return beforeAfterOrder(services, drawing.revisionId);
    case 'contact-sheet':
      return contactSheetOrder(services, drawing.skuId, drawing.view);
    case 'batch-sheet':
      return batchSheetOrder(services, drawing.batchId);
  }
}
