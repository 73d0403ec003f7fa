import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import type { Context } from '../context';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { Collection } from './Collection';
import { Colourway } from './Colourway';
import { collectionById, colourwaysBySku, skuById } from './loaders';
import { saveSku, SaveSkuInput } from './saveSku';
import { Sku } from './Sku';

@ObjectType({ description: 'Answer of saveSku.' })
export class SaveSkuPayload extends Payload {
  @Field(() => Sku, { nullable: true, description: 'The SKU as it is now.' })
  sku?: Sku | null;
}

@Resolver(() => Sku)
export class SkuResolver {
  @Query(() => Sku, { nullable: true, description: 'A SKU by its code; null when there is none for this viewer.' })
  async sku(@Arg('code', () => String, { description: 'Business key.' }) code: string, @Ctx() context: Context): Promise<Sku | null> {
    const { viewer, database } = context;
    const [found] = await database.find(Sku, 'k', `WHERE ${seen(viewer, 'Sku', 'k')} AND k.code = $2`, [viewer.scopeId, code]);
    return found ?? null;
  }

  @FieldResolver(() => Collection, { nullable: true, description: 'The collection that it belongs to.' })
  collection(@Root() sku: Sku, @Ctx() context: Context): Promise<Collection | null> {
    return context.load(collectionById, sku.collectionId);
  }

  @FieldResolver(() => [Colourway], { description: 'Its colourways, by code.' })
  colourways(@Root() sku: Sku, @Ctx() context: Context): Promise<Colourway[]> {
    return context.load(colourwaysBySku, sku.id);
  }

  @Mutation(() => SaveSkuPayload, { description: 'Makes or changes a SKU.' })
  async saveSku(@Arg('input', () => SaveSkuInput) input: SaveSkuInput, @Ctx() context: Context): Promise<SaveSkuPayload> {
    const { skuId, userErrors } = await once(context, 'saveSku', input, (act) => saveSku(act, input));
    return { sku: skuId ? await context.load(skuById, skuId) : null, userErrors };
  }
}
