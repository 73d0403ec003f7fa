import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import type { Context } from '../context';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { Colourway } from './Colourway';
import { colourwayById, shotById } from './loaders';
import { saveShot, SaveShotInput } from './saveShot';
import { AltText, Shot } from './Shot';

@ObjectType({ description: 'Answer of saveShot.' })
export class SaveShotPayload extends Payload {
  @Field(() => Shot, { nullable: true, description: 'The shot as it is now.' })
  shot?: Shot | null;
}

@Resolver(() => Shot)
export class ShotResolver {
  @Query(() => Shot, { nullable: true, description: 'A shot by its reference; null when there is none for this viewer.' })
  async shot(
    @Arg('reference', () => String, { description: '`SKU/COLOURWAY/VIEW[-n]`.' }) reference: string,
    @Ctx() context: Context,
  ): Promise<Shot | null> {
    const { viewer, database } = context;
    const [found] = await database.find(Shot, 's', `WHERE ${seen(viewer, 'Shot', 's')} AND s.reference = $2`, [viewer.scopeId, reference]);
    return found ?? null;
  }

  @FieldResolver(() => Colourway, { nullable: true, description: 'The colourway that it shows.' })
  colourway(@Root() shot: Shot, @Ctx() context: Context): Promise<Colourway | null> {
    return context.load(colourwayById, shot.colourwayId);
  }

  @FieldResolver(() => [AltText], { description: 'What it is called in place of what export templates compose; by language.' })
  altTexts(@Root() { altTexts }: Shot): AltText[] {
    return Object.entries(altTexts).map(([locale, text]) => ({ locale, text }));
  }

  @Mutation(() => SaveShotPayload, { description: 'Plans a shot, or changes its alt texts.' })
  async saveShot(@Arg('input', () => SaveShotInput) input: SaveShotInput, @Ctx() context: Context): Promise<SaveShotPayload> {
    const { shotId, userErrors } = await once(context, 'saveShot', input, (act) => saveShot(act, input));
    return { shot: shotId ? await context.load(shotById, shotId) : null, userErrors };
  }
}
