import { bookCost, BookCostInput } from '../../retouching/bookCost';
import { logTime, LogTimeInput } from '../../retouching/logTime';
import { reclassifyCause, ReclassifyCauseInput } from '../../retouching/reclassifyCause';
import { reopenShot, ReopenShotInput } from '../../retouching/reopenShot';
import { ask } from '../ask';
import { contextAt, type Demo, madeId } from '../Demo';
import type { BOOKED, LOGGED, RECLASSIFIED } from '../story/finished';
import type { REOPENED } from '../story/inHand';

/** What is not on every shot's way: a cause told anew, minutes and money beside the rounds, a finished shot taken up again. */
export async function reclassify(demo: Demo, { shot, round, cause, reason }: typeof RECLASSIFIED, at: Date): Promise<void> {
  const values = { reviewId: madeId(demo, `review ${shot} ${round}`), cause, reason };
  const request = { operation: 'reclassifyCause', about: `${shot} ${round}`, shape: ReclassifyCauseInput, values };
  await ask(contextAt(demo, demo.cast.studio, at), request, reclassifyCause);
}

export async function logMinutes(demo: Demo, { shot, vendor, step, minutes }: typeof LOGGED, at: Date): Promise<void> {
  const values = { jobId: madeId(demo, `job ${shot}`), step, minutes };
  await ask(contextAt(demo, demo.cast.vendors[vendor], at), { operation: 'logTime', about: shot, shape: LogTimeInput, values }, logTime);
}

export async function bookByHand(demo: Demo, { shot, amount, currency, comment }: typeof BOOKED, at: Date): Promise<void> {
  const values = { jobId: madeId(demo, `job ${shot}`), amount, currency, comment };
  await ask(contextAt(demo, demo.cast.studio, at), { operation: 'bookCost', about: shot, shape: BookCostInput, values }, bookCost);
}

export async function reopen(demo: Demo, { shot, reason }: typeof REOPENED, at: Date): Promise<void> {
  const values = { shotId: madeId(demo, `shot ${shot}`), reason };
  await ask(contextAt(demo, demo.cast.studio, at), { operation: 'reopenShot', about: shot, shape: ReopenShotInput, values }, reopenShot);
}
