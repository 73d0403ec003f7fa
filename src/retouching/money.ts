import { type Act, actor } from '../context';
import { negative, timeCost } from '../vendors/money';
import { Vendor } from '../vendors/Vendor';
import type { Job } from './Job';
import type { Cause, CostReason } from './words';

/** A cost about to be booked; the vendor's currency is the only one there is (law 13). */
interface Booking {
  reason: CostReason;
  amount: string;
  revisionId?: string | null;
  comment?: string | null;
}

/** Causes for which a further round is paid: the house wanted something else, or had not said what it wanted. */
const PAID_CAUSES: readonly (Cause | null)[] = ['NEW_REQUEST', 'BRIEF'];

export function isPaidCause(cause: Cause | null): boolean {
  return PAID_CAUSES.includes(cause);
}

/** Law 13 at a submission: the job's RATE once, and an EXTRA_ROUND when the round before came back for a cause that is paid. */
export async function bookSubmission(act: Act, job: Job, revisionId: string, causeOfReturn: Cause | null): Promise<void> {
  if (job.price === null) return;
  const [booked] = await act.tx.rows(`SELECT FROM cost WHERE job_id = $1 AND reason = 'RATE'`, [job.id]);
  if (!booked) await book(act, job, { reason: 'RATE', amount: job.price });
  else if (isPaidCause(causeOfReturn)) await bookExtraRound(act, job, revisionId);
}

export async function bookExtraRound(act: Act, job: Job, revisionId: string): Promise<void> {
  if (job.extraRoundPrice !== null) await book(act, job, { reason: 'EXTRA_ROUND', amount: job.extraRoundPrice, revisionId });
}

/** A round that turned out not to be paid for: a credit, since what is booked is never changed. */
export async function creditExtraRound(act: Act, job: Job, revisionId: string): Promise<void> {
  if (job.extraRoundPrice !== null) await book(act, job, { reason: 'EXTRA_ROUND', amount: negative(job.extraRoundPrice), revisionId });
}

/** Law 13 for minutes: IN_HOUSE and HYBRID book them at the hourly rate, as logged; for OUTSOURCED they are told but cost nothing. */
export async function bookMinutes(act: Act, job: Job, minutes: number, revisionId: string | null): Promise<void> {
  const [vendor] = await act.tx.find(Vendor, 'v', 'WHERE v.id = $1', [job.vendorId]);
  if (vendor.productionModel === 'OUTSOURCED' || vendor.hourlyRate === null || minutes === 0) return;
  await book(act, job, { reason: 'TIME', amount: timeCost(minutes, vendor.hourlyRate, vendor.currency), revisionId });
}

export async function book(act: Act, job: Job, { reason, amount, revisionId = null, comment = null }: Booking): Promise<string> {
  const [cost] = await act.tx.rows<{ id: string; currency: string }>(
    `INSERT INTO cost (job_id, vendor_id, revision_id, reason, amount, currency, comment, person_id, at)
     SELECT $1, v.id, $3, $4, $5, v.currency, $6, $7, $8 FROM vendor v WHERE v.id = $2 RETURNING id, currency`,
    [job.id, job.vendorId, revisionId, reason, amount, comment, actor(act), await act.now()],
  );
  const { shotId, vendorId, tier } = job;
  await act.append({ kind: 'COST_BOOKED', shotId, vendorId, tier, amount, currency: cost.currency, reason });
  return cost.id;
}
