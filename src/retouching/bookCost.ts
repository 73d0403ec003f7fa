import { Field, ID, InputType } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Decimal } from '../relay/scalars';
import { Vendor } from '../vendors/Vendor';
import { lockJob } from './lockJob';
import { book } from './money';

@InputType({ description: 'A cost booked by hand, or a credit (below 0).' })
export class BookCostInput extends Keyed {
  @Field(() => ID, { description: 'The job.' })
  jobId!: string;

  @Field(() => Decimal, { description: 'How much, in major units.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code; must be the vendor’s own.' })
  currency!: string;

  @Field(() => String, { nullable: true, description: 'What for.' })
  @ExpectText(0, 4000)
  comment?: string | null;
}

/** Law 13: currencies never mix. */
export async function bookCost(act: Act, input: BookCostInput): Promise<{ jobId: string }> {
  const { job } = await lockJob(act, input.jobId, 'jobId');
  const [vendor] = await act.tx.find(Vendor, 'v', 'WHERE v.id = $1', [job.vendorId]);
  if (vendor.currency !== input.currency)
    refuse('WRONG_CURRENCY', 'currency', `${vendor.code} is paid in ${vendor.currency}, not in ${input.currency}.`);
  await book(act, job, { reason: 'OTHER', amount: input.amount, comment: input.comment });
  return { jobId: job.id };
}
