import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { causeByReview, causeChangesByReview, reviewById, revisionById } from './loaders';
import { reclassifyCause, ReclassifyCauseInput } from './reclassifyCause';
import { CauseChange, Review } from './Review';
import { reviewRevision, ReviewRevisionInput } from './reviewRevision';
import { Revision } from './Revision';
import { Cause } from './words';

@ObjectType({ description: 'Answer of reviewRevision.' })
export class ReviewRevisionPayload extends Payload {
  @Field(() => Review, { nullable: true, description: 'The decision.' })
  review?: Review | null;

  @Field(() => Revision, { nullable: true, description: 'The revision as it is now.' })
  revision?: Revision | null;
}

@ObjectType({ description: 'Answer of reclassifyCause.' })
export class ReclassifyCausePayload extends Payload {
  @Field(() => Review, { nullable: true, description: 'The review with the cause that stands now.' })
  review?: Review | null;
}

@Resolver(() => Review)
export class ReviewResolver {
  @FieldResolver(() => Cause, { nullable: true, description: 'Why it came back, after any reclassification; null for an approval.' })
  cause(@Root() review: Review, @Ctx() context: Context): Promise<Cause | null> {
    return context.load(causeByReview, review.id);
  }

  @FieldResolver(() => [CauseChange], { description: 'How the cause was changed, the first change first.' })
  causeChanges(@Root() review: Review, @Ctx() context: Context): Promise<CauseChange[]> {
    return context.load(causeChangesByReview, review.id);
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'The revision that was judged.' })
  revision(@Root() review: Review, @Ctx() context: Context): Promise<Revision | null> {
    return context.load(revisionById, review.revisionId);
  }

  @Mutation(() => ReviewRevisionPayload, {
    description: 'Decides on a revision. Of several verdicts at once one stands; the others get CONFLICT.',
  })
  async reviewRevision(
    @Arg('input', () => ReviewRevisionInput) input: ReviewRevisionInput,
    @Ctx() context: Context,
  ): Promise<ReviewRevisionPayload> {
    const { reviewId, revisionId, userErrors } = await once(context, 'reviewRevision', input, (act) => reviewRevision(act, input));
    return {
      review: reviewId ? await context.load(reviewById, reviewId) : null,
      revision: revisionId ? await context.load(revisionById, revisionId) : null,
      userErrors,
    };
  }

  @Mutation(() => ReclassifyCausePayload, { description: 'Changes why a picture came back; the history is kept and the money follows.' })
  async reclassifyCause(
    @Arg('input', () => ReclassifyCauseInput) input: ReclassifyCauseInput,
    @Ctx() context: Context,
  ): Promise<ReclassifyCausePayload> {
    const { reviewId, userErrors } = await once(context, 'reclassifyCause', input, (act) => reclassifyCause(act, input));
    return { review: reviewId ? await context.load(reviewById, reviewId) : null, userErrors };
  }
}
