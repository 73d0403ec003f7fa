import { Field, Float, ID, InputType } from 'type-graphql';
import { type Act, actor } from '../context';
import { refuse } from '../failures';
import { ExpectNumber } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import type { Job } from './Job';
import { lockJob } from './lockJob';
import { JOB_STANDS } from './moves';
import { bookMinutes } from './money';
import { type JobStatus, Step } from './words';

const MOST_MINUTES = 100_000;
/** Minutes may be money: a job that has ended costs no more, unless the house books it by hand. */
const ENDED: readonly JobStatus[] = ['DONE', 'CANCELLED'];

@InputType({ description: 'Minutes spent on a job beside those of its submissions.' })
export class LogTimeInput extends Keyed {
  @Field(() => ID, { description: 'The job.' })
  jobId!: string;

  @Field(() => Step, { description: 'On what.' })
  step!: Step;

  @Field(() => Float, { description: 'How many; 0 is allowed.' })
  @ExpectNumber(0, MOST_MINUTES)
  minutes!: number;
}

export async function logTime(act: Act, input: LogTimeInput): Promise<{ jobId: string }> {
  const { job, shot } = await lockJob(act, input.jobId, 'jobId');
  if (ENDED.includes(job.status))
    refuse('OUT_OF_ORDER', 'jobId', `The job on ${shot.reference} is ${job.status}; ${JOB_STANDS[job.status]}.`);
  await logMinutes(act, job, input.step, input.minutes, null);
  await bookMinutes(act, job, input.minutes, null);
  return { jobId: job.id };
}

export async function logMinutes(act: Act, job: Job, step: Step, minutes: number, revisionId: string | null): Promise<void> {
  await act.tx.rows('INSERT INTO time_log (job_id, revision_id, step, minutes, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)', [
    ...[job.id, revisionId, step, minutes],
    ...[actor(act), await act.now()],
  ]);
  await act.append({ kind: 'TIME_LOGGED', shotId: job.shotId, vendorId: job.vendorId, step, minutes });
}
