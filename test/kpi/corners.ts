import { type HistoryEvent, historyOf, type Kind } from '../../src/kpi/history';
import type { Dimension, Kpi } from '../../src/kpi/Kpi';
import { appendFacts } from '../../src/store/events';
import { type FreshDatabase, freshDatabase } from '../support/database';
import { HOUSE_CALENDAR } from '../support/houseCalendar';
import { insert } from '../support/pieceInReview';
import { undone } from '../support/undone';
import { answerOfOracle, answerOfSql } from './answers';
import { addVendor, type Catalogue, emptyCatalogue } from './collectionsOfChance';
import { colourDifference } from './colourDifference';
import { factOf } from './factOf';

const MIDNIGHT = Date.parse('2024-02-29T00:00:00Z') * 1000;
export const HOUR = 3600e6;

/** What happened so many hours after the midnight that begins the leap day of 2024, by default to the hero shot. */
export type Told = [hours: number, kind: Kind, rest?: Partial<HistoryEvent>];

export const handedOver = (hours: number, due: number, rest: Partial<HistoryEvent> = {}): Told => {
  return [hours, 'HANDED_OVER', { vendor: 'klipp', dueAt: MIDNIGHT + due * HOUR, service: 'STANDARD', ...rest }];
};
export const submitted = (hours: number, round = 1, rest: Partial<HistoryEvent> = {}): Told => [
  hours,
  'SUBMITTED',
  { vendor: 'klipp', origin: 'MANUAL', round, ...rest },
];
export const reviewed = (hours: number, round: number, verdict: string, rest: Partial<HistoryEvent> = {}): Told => {
  return [hours, 'REVIEWED', { round, verdict, cause: verdict === 'APPROVED' ? null : 'RETOUCH', tags: [], ...rest }];
};
export const vetoed = (hours: number, round = 1, tags = ['STRUCTURE_DISTORTION']): Told => [hours, 'VETOED', { round, tags }];
export const measured = (hours: number, rest: Partial<HistoryEvent> = {}): Told => [hours, 'MEASURED', { round: 1, tags: [], ...rest }];
export const booked = (hours: number, amount: string, tier = 3, currency = 'EUR'): Told => [
  hours,
  'COST_BOOKED',
  { vendor: 'klipp', amount, tier, currency },
];
export const onShot = (shot: string, [hours, kind, rest]: Told): Told => [hours, kind, { ...rest, shot }];
export const onSide = (told: Told): Told => onShot('side', told);
export const APPROVED = [submitted(1), reviewed(2, 1, 'APPROVED')];

/** What a reading says; the KPI that shows it, asked on a history; the rows that are right, their key left out where they are grouped by nothing. */
export type Case = [says: string, kpi: Kpi<object>, history: Told[], rows: object[], groupBy?: Dimension[]];

/**
 * Holds the readings of kpi-corners, each by its number, on histories small enough to be reckoned in the head. Chance (kpis.test) shows that
 * the statements and the oracles mean the same; this shows that they mean the right thing. The window is of two days before and after the
 * midnight, in UTC unless said otherwise. Called once in a file.
 */
export function cornersHeld(): (cases: Case[], timeZone?: string) => void {
  const fresh = freshDatabase();
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await ringsOfShots(fresh);
  });
  return (cases, timeZone = 'UTC') =>
    it.each(cases)('%s', async (_, kpi, told, rows, groupBy = []) => {
      const ask = {
        from: new Date('2024-02-27T00:00:00Z'),
        to: new Date('2024-03-02T00:00:00Z'),
        timeZone,
        groupBy,
        houseCalendar: HOUSE_CALENDAR,
      };
      const events = told.map(eventOf);
      const statement = await undone(fresh.database, async (tx) => {
        await appendFacts(
          tx,
          events.map((event) => factOf(event, catalogue)),
        );
        return answerOfSql(tx, kpi, ask);
      });
      const oracle = answerOfOracle(historyOf({ ...catalogue, events, colourDifference }), kpi, ask);
      const right = rows.map((row) => ({ key: [], ...row }));
      expect({ statement, oracle }).toEqual({ statement: right, oracle: right });
    });
}

function eventOf([hours, kind, rest]: Told, i: number): HistoryEvent {
  return { id: `${i}`, at: Math.round(MIDNIGHT + hours * HOUR), kind, shot: 'hero', ...rest };
}

/** Half an hour beside the others, at work until midnight, and off on the leap day. */
const MUMBAI = { timeZone: 'Asia/Kolkata', workingDays: ['THU', 'FRI'], workingHours: '08:30-24:00', holidays: ['2024-02-29'] };

/** A ring of two shots; and a featured one in rose gold of three, of which only some readings tell. */
async function ringsOfShots({ database }: FreshDatabase): Promise<Catalogue> {
  const catalogue: Catalogue = emptyCatalogue();
  await database.transaction(async (tx) => {
    const collectionId = await insert(tx, 'collection', { code: 'Spring', name: 'Spring' });
    const ring = async (sku: string, metal: string, featured: boolean, shots: Record<string, string>): Promise<void> => {
      const piece = { collection_id: collectionId, code: sku, name: 'Ring', style: 'RING', tier: 3, featured };
      const skuId = await insert(tx, 'sku', piece);
      const colourwayId = await insert(tx, 'colourway', { sku_id: skuId, code: metal, metal, finish: 'POLISHED' });
      catalogue.skuIds.set(sku, skuId);
      for (const [shot, view] of Object.entries(shots)) {
        catalogue.shotIds.set(shot, await insert(tx, 'shot', { colourway_id: colourwayId, view, reference: `${sku}/${view}` }));
        catalogue.shots.set(shot, { sku, tier: 3, collection: 'Spring', metal, finish: 'POLISHED', view, featured });
      }
    };
    await ring('R-1', 'YELLOW_GOLD', false, { hero: 'HERO', side: 'SIDE' });
    await ring('R-2', 'ROSE_GOLD', true, { rose: 'HERO', roseSide: 'SIDE', roseFront: 'FRONT' });
    await addVendor(tx, catalogue, 'klipp', 'OUTSOURCED');
    await addVendor(tx, catalogue, 'atelier', 'IN_HOUSE');
    await addVendor(tx, catalogue, 'mumbai', 'OUTSOURCED', MUMBAI);
  });
  return catalogue;
}
