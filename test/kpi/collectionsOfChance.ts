import type { HistoryShot, WorkCalendar } from '../../src/kpi/history';
import type { Transaction } from '../../src/store/database';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { insert } from '../support/pieceInReview';
import { Chance } from './Chance';

/** A catalogue that histories happen to: what the oracle knows of it, and the ids that the database knows it by. */
export interface Catalogue {
  shots: Map<string, HistoryShot>;
  vendors: Map<string, string>;
  calendars: Map<string, WorkCalendar>;
  shotIds: Map<string, string>;
  skuIds: Map<string, string>;
  vendorIds: Map<string, string>;
}

const MODELS = { atelier: 'IN_HOUSE', klipp: 'OUTSOURCED', pixel: 'OUTSOURCED', duo: 'HYBRID' };

export function emptyCatalogue(): Catalogue {
  return { shots: new Map(), vendors: new Map(), calendars: new Map(), shotIds: new Map(), skuIds: new Map(), vendorIds: new Map() };
}

const CALENDARS: Readonly<Record<string, WorkCalendar | undefined>> = {
  klipp: { ...HOUSE_CALENDAR, timeZone: 'Asia/Kolkata', workingHours: '08:30-24:00', holidays: ['2024-02-29', '2024-11-01'] },
  pixel: { ...HOUSE_CALENDAR, timeZone: 'America/New_York', workingDays: ['SAT', 'SUN', 'MON'], workingHours: '00:00-24:00' },
};

export async function addVendor(
  tx: Transaction,
  catalogue: Catalogue,
  code: string,
  model: string,
  calendar?: WorkCalendar,
): Promise<void> {
  const hours = { standard_hours: 48, expedite_hours: 24, rework_hours: 12, hourly_rate: '30', currency: 'EUR' };
  const vendorId = await insert(tx, 'vendor', { code, name: code, production_model: model, ...hours, ...columnsOf(calendar) });
  catalogue.vendorIds.set(code, vendorId);
  catalogue.vendors.set(code, model);
  if (calendar) catalogue.calendars.set(code, calendar);
}

function columnsOf(calendar: WorkCalendar | undefined): object {
  if (!calendar) return {};
  const { timeZone, workingDays, workingHours, holidays } = calendar;
  return { time_zone: timeZone, working_days: workingDays, working_hours: workingHours, holidays };
}

/** Collections of one to three SKUs, in few metals and finishes, so that there are families; with the four vendors. */
export async function collectionsOfChance(tx: Transaction, chance: Chance, count: number): Promise<Catalogue> {
  const catalogue: Catalogue = emptyCatalogue();
  for (const [code, model] of Object.entries(MODELS)) await addVendor(tx, catalogue, code, model, CALENDARS[code]);
  for (let i = 0; i < count; i += 1) {
    const collection = `C${String(i).padStart(2, '0')}`;
    const collectionId = await insert(tx, 'collection', { code: collection, name: collection });
    const metals = chance.shuffled(['YELLOW_GOLD', 'ROSE_GOLD', 'WHITE_GOLD', 'SILVER', 'PLATINUM']).slice(0, chance.pick([1, 1, 1, 2]));
    for (const n of chance.times(1, 5, () => 0).keys())
      await addSku(tx, chance, catalogue, { collection, collectionId, sku: `${collection}-${n}`, metals });
  }
  return catalogue;
}

interface Place {
  collection: string;
  collectionId: string;
  sku: string;
  metals: readonly string[];
}

async function addSku(
  tx: Transaction,
  chance: Chance,
  catalogue: Catalogue,
  { collection, collectionId, sku, metals }: Place,
): Promise<void> {
  const [tier, featured] = [chance.whole(1, 4), chance.happens(0.4)];
  const skuId = await insert(tx, 'sku', { collection_id: collectionId, code: sku, name: sku, style: 'RING', tier, featured });
  catalogue.skuIds.set(sku, skuId);
  for (const code of chance.happens(0.4) ? ['A', 'B'] : ['A']) {
    const [metal, finish] = [chance.pick(metals), chance.pick(['POLISHED', 'POLISHED', 'POLISHED', 'POLISHED', 'POLISHED', 'MATTE'])];
    const colourwayId = await insert(tx, 'colourway', { sku_id: skuId, code, metal, finish });
    for (const view of chance.shuffled(['HERO', 'SIDE', 'ON_BODY']).slice(0, chance.whole(1, 2))) {
      const reference = `${sku}/${code}/${view}`;
      catalogue.shotIds.set(reference, await insert(tx, 'shot', { colourway_id: colourwayId, view, reference }));
      catalogue.shots.set(reference, { sku, tier, collection, metal, finish, view, featured });
    }
  }
}
