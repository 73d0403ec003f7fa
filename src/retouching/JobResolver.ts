import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { ReferenceBoard } from '../boards/ReferenceBoard';
import { retouchTemplateById } from '../boards/loaders';
import { RetouchTemplate } from '../boards/RetouchTemplate';
import { shotById } from '../catalogue/loaders';
import { Shot } from '../catalogue/Shot';
import type { Context } from '../context';
import { type Connection, connectionOf, PageArgs } from '../relay/connection';
import { idOf } from '../relay/globalId';
import { once } from '../relay/once';
import { page } from '../relay/page';
import { Payload } from '../relay/userError';
import { vendorById } from '../vendors/VendorResolver';
import { Vendor } from '../vendors/Vendor';
import { bookCost, BookCostInput } from './bookCost';
import { cancelJob, CancelJobInput } from './cancelJob';
import { handOver, HandOverInput } from './handOver';
import { Job } from './Job';
import { Cost } from './Cost';
import { boardsByJob, costsByJob, jobById, lastReviewByJob, revisionsByJob, roundByJob } from './loaders';
import { logTime, LogTimeInput } from './logTime';
import { Review } from './Review';
import { Revision } from './Revision';
import { Source } from './Source';
import { sourceById } from './SourceResolver';
import { JobStatus } from './words';

const JobConnection = connectionOf(Job, 'jobs');

@ArgsType()
class JobsArgs extends PageArgs {
  @Field(() => [JobStatus], { nullable: true, description: 'Only those that stand so; left out = all.' })
  statuses?: JobStatus[] | null;
}

@ObjectType({ description: 'Answer of handOver.' })
export class HandOverPayload extends Payload {
  @Field(() => [Job], { description: 'A job for each shot that was handed over; what was refused is told in `userErrors`, by its place.' })
  jobs!: Job[];
}

@ObjectType({ description: 'Answer of a mutation on a job.' })
export class JobPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job as it is now.' })
  job?: Job | null;
}

@Resolver(() => Job)
export class JobResolver {
  @Query(() => JobConnection, { description: 'Jobs, the most urgent first; a vendor sees its own.' })
  jobs(@Args() ask: JobsArgs, @Ctx() context: Context): Promise<Connection<Job>> {
    return page(
      context,
      {
        entity: Job,
        alias: 'j',
        where: `${seen(context.viewer, 'Job', 'j')} AND ($2::text[] IS NULL OR j.status = ANY($2))`,
        params: [context.viewer.scopeId, ask.statuses ?? null],
        order: [
          { sql: 'j.due_at', type: 'timestamptz', value: (job) => job.dueAt.toISOString() },
          { sql: 'j.id', type: 'uuid', value: (job) => job.id },
        ],
      },
      ask,
    );
  }

  @Query(() => Job, { nullable: true, description: 'A job; null when there is none for this viewer.' })
  job(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context): Promise<Job | null> {
    return context.load(jobById, idOf('Job', id));
  }

  @FieldResolver(() => Shot, { nullable: true, description: 'The shot.' })
  shot(@Root() job: Job, @Ctx() context: Context): Promise<Shot | null> {
    return context.load(shotById, job.shotId);
  }

  @FieldResolver(() => String, { description: 'Reference of the shot.' })
  async reference(@Root() job: Job, @Ctx() context: Context): Promise<string> {
    return (await context.load(shotById, job.shotId))?.reference ?? '';
  }

  @FieldResolver(() => Vendor, { nullable: true, description: 'Who has it.' })
  vendor(@Root() job: Job, @Ctx() context: Context): Promise<Vendor | null> {
    return context.load(vendorById, job.vendorId);
  }

  @FieldResolver(() => Source, { nullable: true, description: 'The source that it is worked from; pinned.' })
  source(@Root() job: Job, @Ctx() context: Context): Promise<Source | null> {
    return context.load(sourceById, job.sourceId);
  }

  @FieldResolver(() => [ReferenceBoard], { description: 'The boards that it will be judged by; pinned.' })
  boards(@Root() job: Job, @Ctx() context: Context): Promise<ReferenceBoard[]> {
    return context.load(boardsByJob, job.id);
  }

  @FieldResolver(() => RetouchTemplate, { nullable: true, description: 'The action set to follow; pinned.' })
  async retouchTemplate(@Root() job: Job, @Ctx() context: Context): Promise<RetouchTemplate | null> {
    return job.retouchTemplateId ? context.load(retouchTemplateById, job.retouchTemplateId) : null;
  }

  @FieldResolver(() => Int, { description: 'The round in hand: of the last submission, or the one that is waited for.' })
  round(@Root() job: Job, @Ctx() context: Context): Promise<number> {
    return context.load(roundByJob, job.id);
  }

  @FieldResolver(() => Review, { nullable: true, description: 'The latest review of any of its rounds.' })
  lastReview(@Root() job: Job, @Ctx() context: Context): Promise<Review | null> {
    return context.load(lastReviewByJob, job.id);
  }

  @FieldResolver(() => [Revision], { description: 'Its revisions, by round.' })
  revisions(@Root() job: Job, @Ctx() context: Context): Promise<Revision[]> {
    return context.load(revisionsByJob, job.id);
  }

  @FieldResolver(() => [Cost], { description: 'What was booked on it, the earliest first.' })
  costs(@Root() job: Job, @Ctx() context: Context): Promise<Cost[]> {
    return context.load(costsByJob, job.id);
  }

  @Mutation(() => HandOverPayload, { description: 'Hands shots over to a vendor.' })
  async handOver(@Arg('input', () => HandOverInput) input: HandOverInput, @Ctx() context: Context): Promise<HandOverPayload> {
    const { jobIds = [], userErrors } = await once(context, 'handOver', input, (act) => handOver(act, input));
    const jobs = await Promise.all(jobIds.map((id) => context.load(jobById, id)));
    return { jobs: jobs.filter((job) => job !== null), userErrors };
  }

  @Mutation(() => JobPayload, { description: 'Takes a job back from its vendor.' })
  async cancelJob(@Arg('input', () => CancelJobInput) input: CancelJobInput, @Ctx() context: Context): Promise<JobPayload> {
    return jobPayload(context, await once(context, 'cancelJob', input, (act) => cancelJob(act, input)));
  }

  @Mutation(() => JobPayload, { description: 'Logs minutes beside those of submissions.' })
  async logTime(@Arg('input', () => LogTimeInput) input: LogTimeInput, @Ctx() context: Context): Promise<JobPayload> {
    return jobPayload(context, await once(context, 'logTime', input, (act) => logTime(act, input)));
  }

  @Mutation(() => JobPayload, { description: 'Books a cost, or a credit, by hand.' })
  async bookCost(@Arg('input', () => BookCostInput) input: BookCostInput, @Ctx() context: Context): Promise<JobPayload> {
    return jobPayload(context, await once(context, 'bookCost', input, (act) => bookCost(act, input)));
  }
}

async function jobPayload(
  context: Context,
  { jobId, userErrors }: { jobId?: string; userErrors: JobPayload['userErrors'] },
): Promise<JobPayload> {
  return { job: jobId ? await context.load(jobById, jobId) : null, userErrors };
}
