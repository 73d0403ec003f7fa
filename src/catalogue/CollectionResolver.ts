import { Arg, Args, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import type { Context } from '../context';
import { type Connection, connectionOf, PageArgs } from '../relay/connection';
import { once } from '../relay/once';
import { page } from '../relay/page';
import { Payload } from '../relay/userError';
import { Collection } from './Collection';
import { collectionById } from './loaders';
import { saveCollection, SaveCollectionInput } from './saveCollection';
import { Sku } from './Sku';
import { skusOf } from './skusOf';

const CollectionConnection = connectionOf(Collection, 'collections');
const SkuConnection = connectionOf(Sku, 'SKUs');

@ObjectType({ description: 'Answer of saveCollection.' })
export class SaveCollectionPayload extends Payload {
  @Field(() => Collection, { nullable: true, description: 'The collection as it is now.' })
  collection?: Collection | null;
}

@Resolver(() => Collection)
export class CollectionResolver {
  @Query(() => CollectionConnection, { description: 'Collections, by code.' })
  collections(@Args() ask: PageArgs, @Ctx() context: Context): Promise<Connection<Collection>> {
    return page(
      context,
      {
        entity: Collection,
        alias: 'c',
        where: seen(context.viewer, 'Collection', 'c'),
        params: [context.viewer.scopeId],
        order: [{ sql: 'c.code::text', type: 'text', value: (collection) => collection.code }],
      },
      ask,
    );
  }

  @Query(() => Collection, { nullable: true, description: 'A collection by its code; null when there is none for this viewer.' })
  async collection(
    @Arg('code', () => String, { description: 'Business key.' }) code: string,
    @Ctx() context: Context,
  ): Promise<Collection | null> {
    const { viewer, database } = context;
    const [found] = await database.find(Collection, 'c', `WHERE ${seen(viewer, 'Collection', 'c')} AND c.code = $2`, [
      viewer.scopeId,
      code,
    ]);
    return found ?? null;
  }

  @FieldResolver(() => SkuConnection, { description: 'Its SKUs, by code.' })
  skus(@Root() collection: Collection, @Args() ask: PageArgs, @Ctx() context: Context): Promise<Connection<Sku>> {
    return skusOf(context, collection.id, ask);
  }

  @Mutation(() => SaveCollectionPayload, { description: 'Makes or changes a collection.' })
  async saveCollection(
    @Arg('input', () => SaveCollectionInput) input: SaveCollectionInput,
    @Ctx() context: Context,
  ): Promise<SaveCollectionPayload> {
    const { collectionId, userErrors } = await once(context, 'saveCollection', input, (act) => saveCollection(act, input));
    return { collection: collectionId ? await context.load(collectionById, collectionId) : null, userErrors };
  }
}
