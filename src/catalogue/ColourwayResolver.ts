import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { Colourway } from './Colourway';
import { colourwayById, shotsByColourway, skuById } from './loaders';
import { saveColourway, SaveColourwayInput } from './saveColourway';
import { Shot } from './Shot';
import { Sku } from './Sku';

@ObjectType({ description: 'Answer of saveColourway.' })
export class SaveColourwayPayload extends Payload {
  @Field(() => Colourway, { nullable: true, description: 'The colourway as it is now.' })
  colourway?: Colourway | null;
}

@Resolver(() => Colourway)
export class ColourwayResolver {
  @FieldResolver(() => Sku, { nullable: true, description: 'The SKU that it is a colourway of.' })
  sku(@Root() colourway: Colourway, @Ctx() context: Context): Promise<Sku | null> {
    return context.load(skuById, colourway.skuId);
  }

  @FieldResolver(() => [Shot], { description: 'Its shots, by reference.' })
  shots(@Root() colourway: Colourway, @Ctx() context: Context): Promise<Shot[]> {
    return context.load(shotsByColourway, colourway.id);
  }

  @Mutation(() => SaveColourwayPayload, { description: 'Makes or changes a colourway.' })
  async saveColourway(
    @Arg('input', () => SaveColourwayInput) input: SaveColourwayInput,
    @Ctx() context: Context,
  ): Promise<SaveColourwayPayload> {
    const { colourwayId, userErrors } = await once(context, 'saveColourway', input, (act) => saveColourway(act, input));
    return { colourway: colourwayId ? await context.load(colourwayById, colourwayId) : null, userErrors };
  }
}
