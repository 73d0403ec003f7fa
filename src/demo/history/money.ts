import { isPaidCause } from '../../retouching/money';
import { type Cause, STEPS } from '../../retouching/words';
import { timeCost } from '../../vendors/money';
import type { VendorCode } from '../house/persons';
import { type Rate, RATES, VENDORS } from '../house/vendors';
import { HABITS } from './habits';
import type { Shot } from './pieces';
import type { Telling } from './Telling';

/** How the minutes of a round fall on its four steps. */
const SHARES = [0.35, 0.25, 0.25, 0.15] as const;
/** A later round takes this part of the first. */
const AGAIN = 0.35;
const CREDITS = 0.015;

/** Minutes and money of a round, as law 13 has them. */
export function bookRound(telling: Telling, shot: Shot, round: Made, at: Date): void {
  const { reference, piece } = shot;
  const { vendor } = round;
  const { currency } = vendorOf(vendor);
  const minutes = logMinutes(telling, shot, round, at);
  for (const { reason, amount } of costsOf(telling, shot, round, minutes))
    telling.diary.tell(at, 'COST_BOOKED', { shot: reference, vendor, tier: piece.tier, amount, currency, reason });
}

/** A round that was submitted, and why the one before it came back. */
interface Made {
  vendor: VendorCode;
  round: number;
  cause: Cause | null;
}

function logMinutes({ chance, diary }: Telling, { reference: shot, piece }: Shot, { vendor, round }: Made, at: Date): number {
  const minutes = chance.skewed(HABITS[vendor].minutes[piece.tier - 1] * (round === 1 ? 1 : AGAIN), 0.25);
  const steps = SHARES.map((share) => Math.round(share * minutes * 2) / 2);
  STEPS.forEach((step, i) => diary.tell(at, 'TIME_LOGGED', { shot, vendor, step, minutes: steps[i] }));
  return steps.reduce((sum, each) => sum + each, 0);
}

function costsOf({ chance }: Telling, shot: Shot, { vendor, round, cause }: Made, minutes: number): { reason: string; amount: string }[] {
  const { hourlyRate, currency } = vendorOf(vendor);
  const rate = rateOf(vendor, shot);
  return [
    ...(rate && round === 1 ? [{ reason: 'RATE', amount: rate.price }] : []),
    ...(rate?.extraRoundPrice && isPaidCause(cause) ? [{ reason: 'EXTRA_ROUND', amount: rate.extraRoundPrice }] : []),
    ...(hourlyRate ? [{ reason: 'TIME', amount: timeCost(minutes, hourlyRate, currency) }] : []),
    ...(chance.happens(CREDITS) ? [{ reason: 'OTHER', amount: '-5.00' }] : []),
  ];
}

function rateOf(vendor: VendorCode, { piece, view }: Shot): Rate | undefined {
  const lines = RATES[vendor]?.filter(({ tier }) => tier === piece.tier) ?? [];
  return lines.find((line) => line.view === view) ?? lines.find((line) => line.view === null);
}

function vendorOf(vendor: VendorCode): (typeof VENDORS)[number] {
  return VENDORS.find(({ code }) => code === vendor) ?? VENDORS[0];
}
