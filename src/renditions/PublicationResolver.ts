import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { shotById } from '../catalogue/loaders';
import { Shot } from '../catalogue/Shot';
import type { Context } from '../context';
import { childrenBy } from '../relay/lookups';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { checksByPublication } from './checksByPublication';
import { channelById, publicationById } from './loaders';
import { Publication } from './Publication';
import { publish, PublishInput } from './publish';
import { RuleCheck } from './Readiness';
import { withdraw, WithdrawInput } from './withdraw';

const publicationsByShot = childrenBy(Publication, 'Publication', 'shotId', 'ORDER BY x.goes_live_at, x.id');

@ObjectType({ description: 'Answer of publish.' })
export class PublishPayload extends Payload {
  @Field(() => [Publication], { description: 'What is shown or scheduled now; what was refused is told in `userErrors`, by its place.' })
  publications!: Publication[];
}

@ObjectType({ description: 'Answer of withdraw.' })
export class WithdrawPayload extends Payload {
  @Field(() => [Publication], { description: 'What is no longer shown; what was refused is told in `userErrors`, by its place.' })
  publications!: Publication[];
}

@Resolver(() => Publication)
export class PublicationResolver {
  @FieldResolver(() => Shot, { nullable: true, description: 'The shot that is shown.' })
  shot(@Root() publication: Publication, @Ctx() context: Context): Promise<Shot | null> {
    return context.load(shotById, publication.shotId);
  }

  @FieldResolver(() => String, { description: 'Code of the channel.' })
  async channel(@Root() publication: Publication, @Ctx() context: Context): Promise<string> {
    return (await context.load(channelById, publication.channelId))?.code ?? '';
  }

  @FieldResolver(() => [RuleCheck], {
    description:
      'What it is held against by the channel’s rule pack on the day that it goes live: also what is only told, RECOMMENDED and UNKNOWN.',
  })
  checks(@Root() publication: Publication, @Ctx() context: Context): Promise<RuleCheck[]> {
    return context.load(checksByPublication, publication);
  }

  @Mutation(() => PublishPayload, {
    description:
      'Shows shots on a channel, now or from an instant on: the files that are exported there by then, of each template its newest version’s. What is live already is shown with what was exported since; the files before it answer 410.',
  })
  async publish(@Arg('input', () => PublishInput) input: PublishInput, @Ctx() context: Context): Promise<PublishPayload> {
    const { publicationIds = [], userErrors } = await once(context, 'publish', input, (act) => publish(act, input));
    return { publications: await publications(context, publicationIds), userErrors };
  }

  @Mutation(() => WithdrawPayload, { description: 'Takes shots off a channel.' })
  async withdraw(@Arg('input', () => WithdrawInput) input: WithdrawInput, @Ctx() context: Context): Promise<WithdrawPayload> {
    const { publicationIds = [], userErrors } = await once(context, 'withdraw', input, (act) => withdraw(act, input));
    return { publications: await publications(context, publicationIds), userErrors };
  }
}

@Resolver(() => Shot)
export class ShotPublicationsResolver {
  @FieldResolver(() => [Publication], { description: 'Where it is, was or will be shown, the earliest first.' })
  publications(@Root() shot: Shot, @Ctx() context: Context): Promise<Publication[]> {
    return context.load(publicationsByShot, shot.id);
  }
}

async function publications(context: Context, ids: readonly string[]): Promise<Publication[]> {
  const found = await Promise.all(ids.map((id) => context.load(publicationById, id)));
  return found.filter((publication) => publication !== null);
}
