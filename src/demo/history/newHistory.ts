import { DateTime } from 'luxon';
import { VENDOR_CODES } from '../house/persons';
import { instantOf, on, type When } from '../when';
import { Chance } from './Chance';
import { Diary } from './Diary';
import { HABITS, SEASON } from './habits';
import { type Job, tellRetouching, tellShowing, tellSource } from './life';
import { tellPageLoads, tellSales } from './market';
import { catalogueCsv, type Piece, pieceOf, shotsOf } from './pieces';
import { secondsAfter, Telling } from './Telling';

/** A history as files of formats.md. */
export interface History {
  catalogue: string;
  events: string;
}

const SEED = 1042;
/** Half a year, over when the told story begins; the last two weeks begin nothing new. */
const FIRST_WEEK = -38;
const LAST_WEEK = -14;
export const HISTORY_ENDS = on(-12, 'SUN', '12:00');

/**
 * Six months of production at the demo's three vendors: every figure is drawn by lot, with a seed, and called so wherever it shows. For one
 * instant of loading it is always the same, to the byte.
 */
export function newHistory(begunAt: Date, timeZone: string): History {
  const at = (when: When): Date => instantOf(when, begunAt, timeZone);
  const chance = new Chance(SEED);
  const diary = new Diary(at(HISTORY_ENDS));
  const telling = new Telling(chance, diary, timeZone);
  const pieces: Piece[] = [];
  for (let week = FIRST_WEEK; at(on(week, 'MON', '09:30')) < diary.end; week += 1) {
    tellPageLoads(telling, at(on(week, 'MON', '00:00')));
    if (week > LAST_WEEK) continue;
    const load = SEASON[DateTime.fromJSDate(at(on(week, 'THU', '12:00')), { zone: timeZone }).month - 1];
    for (const vendor of VENDOR_CODES) {
      const count = Math.floor(HABITS[vendor].piecesAWeek * load + chance.real());
      const made = Array.from({ length: count }, (_, i) => pieceOf(chance, vendor, pieces.length + i + 1));
      pieces.push(...made);
      const job = {
        vendor,
        batch: `DEMO-${vendor}-${week - FIRST_WEEK + 1}`,
        load,
        progress: (week - FIRST_WEEK) / (LAST_WEEK - FIRST_WEEK),
      };
      tellBatch(telling, made, job, at(on(week, chance.pick(['MON', 'TUE', 'WED']), '09:30')));
    }
  }
  return { catalogue: catalogueCsv(pieces), events: diary.ndjson() };
}

/** Pieces captured one after the other, handed over together, and then each on its own way. */
function tellBatch(telling: Telling, pieces: readonly Piece[], work: Omit<Job, 'service'>, from: Date): void {
  const { chance } = telling;
  const shots = pieces.flatMap(shotsOf);
  if (shots.length === 0) return;
  const ready = shots.map(({ reference }, i) => tellSource(telling, reference, secondsAfter(from, i * chance.between(1200, 1500))));
  const handedOver = telling.worked(new Date(Math.max(...ready.map(Number))), chance.between(1, 6));
  const service = chance.happens(HABITS[work.vendor].expedited) ? 'EXPEDITE' : 'STANDARD';
  const live = shots.map((shot, i) => {
    const approved = tellRetouching(telling, shot, { ...work, service }, secondsAfter(handedOver, i * 2));
    return tellShowing(telling, shot, approved);
  });
  for (const piece of pieces) tellSales(telling, piece, new Date(Math.min(...live.filter((_, i) => shots[i].piece === piece).map(Number))));
}
