import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { shotById } from '../catalogue/loaders';
import { Shot } from '../catalogue/Shot';
import type { Context } from '../context';
import { childrenBy } from '../relay/lookups';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { revisionsByShot } from './loaders';
import { reopenShot, ReopenShotInput } from './reopenShot';
import { Revision } from './Revision';
import { Source } from './Source';

const sourcesByShot = childrenBy(Source, 'Source', 'shotId', 'ORDER BY x.number');

@ObjectType({ description: 'Answer of reopenShot.' })
export class ReopenShotPayload extends Payload {
  @Field(() => Shot, { nullable: true, description: 'The shot as it is now.' })
  shot?: Shot | null;
}

/** What retouching adds to a shot. */
@Resolver(() => Shot)
export class ShotRetouchingResolver {
  @FieldResolver(() => [Source], { description: 'Its captures, the first one first.' })
  sources(@Root() shot: Shot, @Ctx() context: Context): Promise<Source[]> {
    return context.load(sourcesByShot, shot.id);
  }

  @FieldResolver(() => [Revision], { description: 'Its revisions, by round.' })
  revisions(@Root() shot: Shot, @Ctx() context: Context): Promise<Revision[]> {
    return context.load(revisionsByShot, shot.id);
  }

  @FieldResolver(() => Revision, { nullable: true, description: 'Its latest revision.' })
  async currentRevision(@Root() shot: Shot, @Ctx() context: Context): Promise<Revision | null> {
    return (await context.load(revisionsByShot, shot.id)).at(-1) ?? null;
  }

  @Mutation(() => ReopenShotPayload, {
    description: 'Takes a finished shot up again; what is live stays live until it is replaced or withdrawn.',
  })
  async reopenShot(@Arg('input', () => ReopenShotInput) input: ReopenShotInput, @Ctx() context: Context): Promise<ReopenShotPayload> {
    const { shotId, userErrors } = await once(context, 'reopenShot', input, (act) => reopenShot(act, input));
    return { shot: shotId ? await context.load(shotById, shotId) : null, userErrors };
  }
}
