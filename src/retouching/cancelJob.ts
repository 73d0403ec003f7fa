import { Field, ID, InputType } from 'type-graphql';
import { moveShot } from '../catalogue/lockShot';
import type { Act } from '../context';
import { ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { lockJob, moveJob } from './lockJob';

@InputType({ description: 'A job to take back.' })
export class CancelJobInput extends Keyed {
  @Field(() => ID, { description: 'The job.' })
  jobId!: string;

  @Field(() => String, { description: 'Why; kept.' })
  @ExpectText(1, 4000)
  reason!: string;
}

/** Takes a job back from its vendor; the shot may then be handed over again. */
export async function cancelJob(act: Act, input: CancelJobInput): Promise<{ jobId: string }> {
  const { job, shot } = await lockJob(act, input.jobId, 'jobId');
  await moveJob(act, job, shot.reference, 'CANCELLED', 'jobId');
  await moveShot(act, shot, 'READY', 'jobId');
  await act.append({ kind: 'JOB_CANCELLED', shotId: shot.id, vendorId: job.vendorId, reason: input.reason });
  return { jobId: job.id };
}
