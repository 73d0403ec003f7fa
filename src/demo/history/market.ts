import type { Device } from '../../retouching/words';
import { USUAL_LOADS } from '../story/market';
import type { Piece } from './pieces';
import { secondsAfter, type Telling } from './Telling';

const DAY = 86_400;
const THREE_WEEKS = 21 * DAY;
const UNITS = { usual: 7, featured: 16 };
/** Share of sold units that come back, after two weeks or so. */
const RETURNS = 0.07;

/** Sales of a piece, told every three weeks since it was live, and what came back of them. */
export function tellSales({ chance, diary }: Telling, { sku, featured, tier }: Piece, live: Date): void {
  for (let at = secondsAfter(live, chance.between(2, 9) * DAY); at < diary.end; at = secondsAfter(at, THREE_WEEKS)) {
    const units = Math.round(chance.skewed((featured ? UNITS.featured : UNITS.usual) / Math.sqrt(tier), 0.5));
    if (units === 0) continue;
    diary.tell(at, 'SOLD', { sku, units });
    const returned = Array.from({ length: units }).filter(() => chance.happens(RETURNS)).length;
    if (returned > 0) diary.tell(secondsAfter(at, chance.between(8, 20) * DAY), 'RETURNED', { sku, units: returned });
  }
}

const LOADS_A_WEEK = 2;

/** Page loads of a week, as the shops report them. */
export function tellPageLoads({ chance, diary }: Telling, monday: Date): void {
  for (const { channel, template, by } of USUAL_LOADS) {
    for (const [device, usual] of Object.entries(by) as [Device, number][]) {
      for (let i = 0; i < LOADS_A_WEEK; i += 1) {
        const at = secondsAfter(monday, chance.between(0, 7 * DAY));
        diary.tell(at, 'PAGE_LOADED', { channel, template, device, milliseconds: Math.round(chance.skewed(usual, 0.3)) });
      }
    }
  }
}
