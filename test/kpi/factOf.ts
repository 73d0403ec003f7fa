import type { HistoryEvent } from '../../src/kpi/history';
import type { Fact } from '../../src/store/events';
import type { Catalogue } from './collectionsOfChance';

/** What the database asks for, and no KPI reads. */
export const UNREAD: Partial<Record<HistoryEvent['kind'], Partial<Fact>>> = {
  EXPORTED: { template: 'pdp', format: 'JPEG' },
  TIME_LOGGED: { step: 'CLEANUP' },
  COST_BOOKED: { reason: 'OTHER' },
  PAGE_LOADED: { template: 'pdp', device: 'PHONE' },
};

/** The event of an oracle's history as the fact that the database is told. */
export function factOf({ shot, sku, vendor, at, dueAt, ...same }: HistoryEvent, { shotIds, skuIds, vendorIds }: Catalogue): Fact {
  return {
    ...UNREAD[same.kind],
    ...same,
    at: instant(at),
    ...(dueAt !== undefined && { dueAt: instant(dueAt) }),
    ...(shot !== undefined && { shotId: shotIds.get(shot) }),
    ...(sku !== undefined && { skuId: skuIds.get(sku) }),
    ...(vendor !== undefined && { vendorId: vendorIds.get(vendor) }),
  };
}

/** RFC 3339 to the microsecond. */
function instant(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1e6);
  const fraction = String(microseconds - seconds * 1e6).padStart(6, '0');
  return new Date(seconds * 1000).toISOString().replace('.000Z', `.${fraction}Z`);
}
