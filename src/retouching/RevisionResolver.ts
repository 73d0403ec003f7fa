import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { shotById } from '../catalogue/loaders';
import { originalFilename, signedMediaUrl } from '../catalogue/media';
import { originalBySha256 } from '../catalogue/originals';
import { settleUpload } from '../catalogue/takeUpload';
import type { Context } from '../context';
import { type Connection, connectionOf, PageArgs } from '../relay/connection';
import { idOf } from '../relay/globalId';
import { once } from '../relay/once';
import { page } from '../relay/page';
import { Instant } from '../relay/scalars';
import { Payload } from '../relay/userError';
import { drawingUrl } from './drawings/drawingUrl';
import { Job } from './Job';
import { jobById, revisionById, reviewsByRevision, signOffsByRevision } from './loaders';
import { Lookalike } from './Lookalike';
import { lookalikesByRevision } from './lookalikes';
import { overruleVeto, OverruleVetoInput } from './overruleVeto';
import { qualityByRevision, settledByRevision } from './qualities';
import { Quality } from './Quality';
import { remeasureRevision, RemeasureRevisionInput } from './remeasureRevision';
import { Review } from './Review';
import { Revision } from './Revision';
import { signOffDevice, SignOffDeviceInput } from './signOffDevice';
import { submitRevision, SubmitRevisionInput } from './submitRevision';
import { Device } from './words';

const RevisionConnection = connectionOf(Revision, 'revisions');

@ObjectType({ description: 'A look at the previews on one kind of device.' })
export class SignOff {
  @Field(() => Device, { description: 'Kind of device.' })
  device!: Device;

  @Field(() => Instant, { description: 'When.' })
  signedAt!: Date;
}

@ObjectType({ description: 'Answer of a mutation on a revision.' })
export class RevisionPayload extends Payload {
  @Field(() => Revision, { nullable: true, description: 'The revision as it is now.' })
  revision?: Revision | null;
}

@Resolver(() => Revision)
export class RevisionResolver {
  @Query(() => RevisionConnection, {
    description: 'What waits for a reviewer, the longest waiting first: revisions in review, and those that could not be measured.',
  })
  reviewQueue(@Args() ask: PageArgs, @Ctx() context: Context): Promise<Connection<Revision>> {
    return page(
      context,
      {
        entity: Revision,
        alias: 'r',
        where: `${seen(context.viewer, 'Revision', 'r')} AND r.status IN ('IN_REVIEW', 'MEASURE_FAILED')`,
        params: [context.viewer.scopeId],
        order: [
          { sql: 'r.submitted_at', type: 'timestamptz', value: (revision) => revision.submittedAt.toISOString() },
          { sql: 'r.id', type: 'uuid', value: (revision) => revision.id },
        ],
      },
      ask,
    );
  }

  @Query(() => Revision, { nullable: true, description: 'A revision; null when there is none for this viewer.' })
  revision(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context): Promise<Revision | null> {
    return context.load(revisionById, idOf('Revision', id));
  }

  @FieldResolver(() => Job, { nullable: true, description: 'The job that it was submitted to.' })
  job(@Root() revision: Revision, @Ctx() context: Context): Promise<Job | null> {
    return context.load(jobById, revision.jobId);
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'The earlier revision that it was made from; null = from the source.' })
  async basedOn(@Root() revision: Revision, @Ctx() context: Context): Promise<Revision | null> {
    return revision.basedOnRevisionId ? context.load(revisionById, revision.basedOnRevisionId) : null;
  }

  @FieldResolver(() => String, { description: 'Where its bytes are, signed, for some hours.' })
  async url(@Root() revision: Revision, @Ctx() context: Context): Promise<string> {
    const original = await context.load(originalBySha256, revision.sha256);
    const shot = await context.load(shotById, revision.shotId);
    return signedMediaUrl(
      context.house,
      revision.sha256,
      originalFilename(shot?.reference ?? 'revision', `round-${revision.number}`, original.mediaType),
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the picture is drawn with a numbered frame at each finding and the findings beside it (PNG), signed, for some hours; null until it is measured.',
  })
  heatMapUrl(@Root() { id, status }: Revision, @Ctx() { house }: Context): string | null {
    return isMeasured(status) ? drawingUrl(house, { name: 'heat-map', revisionId: id }) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where each place that was found wrong is cut out, a pixel for a pixel or larger (PNG), signed, for some hours; null until it is measured.',
  })
  cropsUrl(@Root() { id, status }: Revision, @Ctx() { house }: Context): string | null {
    return isMeasured(status) ? drawingUrl(house, { name: 'crops', revisionId: id }) : null;
  }

  @FieldResolver(() => String, { description: 'Where source and picture stand side by side (PNG), signed, for some hours.' })
  beforeAfterUrl(@Root() { id }: Revision, @Ctx() { house }: Context): string {
    return drawingUrl(house, { name: 'before-after', revisionId: id });
  }

  @FieldResolver(() => Int, { description: 'Width in pixels, upright.' })
  async width(@Root() revision: Revision, @Ctx() context: Context): Promise<number> {
    return (await context.load(originalBySha256, revision.sha256)).width;
  }

  @FieldResolver(() => Int, { description: 'Height in pixels, upright.' })
  async height(@Root() revision: Revision, @Ctx() context: Context): Promise<number> {
    return (await context.load(originalBySha256, revision.sha256)).height;
  }

  @FieldResolver(() => Quality, {
    description:
      'What Loupe sees in it. In a list it answers at once, PENDING where it is not measured yet; of a single revision it waits some seconds.',
    complexity: 20,
  })
  quality(@Root() revision: Revision, @Ctx() context: Context, @Info() info: GraphQLResolveInfo): Promise<Quality> {
    return context.load(isInList(info) ? qualityByRevision : settledByRevision, revision.id);
  }

  @FieldResolver(() => [Lookalike], {
    complexity: 20,
    description:
      'The latest pictures of other shots that show the same: handed in twice, or recoloured. The nearest first, at most 20; known once it is measured.',
  })
  lookalikes(@Root() { id }: Revision, @Ctx() context: Context): Promise<Lookalike[]> {
    return context.load(lookalikesByRevision, id);
  }

  @FieldResolver(() => [SignOff], { description: 'Sign-offs that hold for its present previews.' })
  signOffs(@Root() revision: Revision, @Ctx() context: Context): Promise<SignOff[]> {
    return context.load(signOffsByRevision, revision.id);
  }

  @FieldResolver(() => Review, { nullable: true, description: 'The decision on it; null until there is one.' })
  async review(@Root() revision: Revision, @Ctx() context: Context): Promise<Review | null> {
    return (await context.load(reviewsByRevision, revision.id)).at(0) ?? null;
  }

  @Mutation(() => RevisionPayload, { description: 'Submits a retouched picture to a job. The same bytes again are the same revision.' })
  async submitRevision(
    @Arg('input', () => SubmitRevisionInput) input: SubmitRevisionInput,
    @Ctx() context: Context,
  ): Promise<RevisionPayload> {
    await settleUpload(context, input.uploadId);
    return revisionPayload(context, await once(context, 'submitRevision', input, (act) => submitRevision(act, input)));
  }

  @Mutation(() => RevisionPayload, { description: 'Signs the previews off from a kind of device.' })
  async signOffDevice(
    @Arg('input', () => SignOffDeviceInput) input: SignOffDeviceInput,
    @Ctx() context: Context,
  ): Promise<RevisionPayload> {
    return revisionPayload(context, await once(context, 'signOffDevice', input, (act) => signOffDevice(act, input)));
  }

  @Mutation(() => RevisionPayload, { description: 'Sets a structure veto aside, with a reason that is kept.' })
  async overruleVeto(@Arg('input', () => OverruleVetoInput) input: OverruleVetoInput, @Ctx() context: Context): Promise<RevisionPayload> {
    return revisionPayload(context, await once(context, 'overruleVeto', input, (act) => overruleVeto(act, input)));
  }

  @Mutation(() => RevisionPayload, { description: 'Tries again to measure what could not be measured.' })
  async remeasureRevision(
    @Arg('input', () => RemeasureRevisionInput) input: RemeasureRevisionInput,
    @Ctx() context: Context,
  ): Promise<RevisionPayload> {
    return revisionPayload(context, await once(context, 'remeasureRevision', input, (act) => remeasureRevision(act, input)));
  }
}

async function revisionPayload(
  context: Context,
  { revisionId, userErrors }: { revisionId?: string; userErrors: RevisionPayload['userErrors'] },
): Promise<RevisionPayload> {
  return { revision: revisionId ? await context.load(revisionById, revisionId) : null, userErrors };
}

function isMeasured(status: Revision['status']): boolean {
  return status !== 'SUBMITTED' && status !== 'MEASURE_FAILED';
}

function isInList({ path }: GraphQLResolveInfo): boolean {
  for (let at: typeof path | undefined = path; at; at = at.prev) if (typeof at.key === 'number') return true;
  return false;
}
