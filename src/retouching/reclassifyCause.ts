import { Field, ID, InputType } from 'type-graphql';
import { type Act, actor } from '../context';
import { refuse } from '../failures';
import { ExpectText } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { type LockedRevision, lockRevision } from './lockRevision';
import { bookExtraRound, creditExtraRound, isPaidCause } from './money';
import { Review } from './Review';
import { STANDING_CAUSE } from './standingReturn';
import { Cause } from './words';

@InputType({ description: 'Another cause for a return.' })
export class ReclassifyCauseInput extends Keyed {
  @Field(() => ID, { description: 'The review.' })
  reviewId!: string;

  @Field(() => Cause, { description: 'The cause that stands from now on.' })
  cause!: Cause;

  @Field(() => String, { description: 'Why; kept.' })
  @ExpectText(1, 4000)
  reason!: string;
}

/** Changes why a picture came back; its history is kept, and a round that was paid wrongly is credited, or booked late (law 13). */
export async function reclassifyCause(act: Act, input: ReclassifyCauseInput): Promise<{ reviewId: string }> {
  const [review] = await act.tx.find(Review, 'v', 'WHERE v.id = $1', [idOf('Review', input.reviewId)]);
  if (!review) refuse('NOT_FOUND', 'reviewId', 'There is no such review.');
  if (review.verdict === 'APPROVED') refuse('OUT_OF_ORDER', 'reviewId', 'An approval has no cause to change.');
  const locked = await lockRevision(act, review.revisionId);
  const [{ cause: before }] = await act.tx.rows<{ cause: Cause }>(`SELECT ${STANDING_CAUSE} AS cause FROM review v WHERE v.id = $1`, [
    review.id,
  ]);
  await act.tx.rows('INSERT INTO cause_change (review_id, cause, reason, person_id, at) VALUES ($1, $2, $3, $4, $5)', [
    ...[review.id, input.cause, input.reason],
    ...[actor(act), await act.now()],
  ]);
  await act.append({ kind: 'RECLASSIFIED', shotId: locked.shot.id, round: locked.revision.number, cause: input.cause });
  if (isPaidCause(before) !== isPaidCause(input.cause)) await settleNextRound(act, locked, isPaidCause(input.cause));
  return { reviewId: review.id };
}

/** The round that followed the return, if it has come in already. */
async function settleNextRound(act: Act, { revision, job }: LockedRevision, paid: boolean): Promise<void> {
  const [next] = await act.tx.rows<{ id: string }>('SELECT id FROM revision WHERE job_id = $1 AND number > $2 ORDER BY number LIMIT 1', [
    job.id,
    revision.number,
  ]);
  if (!next) return;
  if (paid) await bookExtraRound(act, job, next.id);
  else await creditExtraRound(act, job, next.id);
}
