import { DateTime } from 'luxon';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { Collection } from '../catalogue/Collection';
import { Sku } from '../catalogue/Sku';
import { skusOf } from '../catalogue/skusOf';
import type { Context } from '../context';
import { type Connection, PageArgs } from '../relay/connection';
import { inGroups } from '../relay/lookups';
import { Day } from '../relay/scalars';
import { Channel } from './Channel';
import { packById } from './loaders';
import { ChannelReadiness, SkuReadiness, SkuReadinessConnection } from './Readiness';
import { readinessOf } from './readinessOf';
import { shotFiles, type Wanted } from './shotFiles';

@Resolver(() => ChannelReadiness)
export class ReadinessResolver {
  @Query(() => ChannelReadiness, {
    nullable: true,
    description:
      'Whether the pictures of a collection may go to a channel, by its rule pack; null when there is no such channel or collection.',
  })
  async channelReadiness(
    @Arg('channel', () => String, { description: 'Code of the channel.' }) channelCode: string,
    @Arg('collection', () => String, { description: 'Code of the collection.' }) collectionCode: string,
    @Arg('asOf', () => Day, {
      nullable: true,
      description: 'By the rules in force on that day, such as one to come; null = today, in the zone of the house.',
    })
    asOf: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ChannelReadiness | null> {
    const { database, viewer, house } = context;
    const [channel] = await database.find(Channel, 'c', `WHERE ${seen(viewer, 'Channel', 'c')} AND c.code = $2`, [
      viewer.scopeId,
      channelCode,
    ]);
    const [collection] = await database.find(Collection, 'c', `WHERE ${seen(viewer, 'Collection', 'c')} AND c.code = $2`, [
      viewer.scopeId,
      collectionCode,
    ]);
    if (!channel || !collection) return null;
    const day = asOf ?? DateTime.now().setZone(house.timeZone).toFormat('yyyy-MM-dd');
    return Object.assign(new ChannelReadiness(), { channel, collectionId: collection.id, day });
  }

  @FieldResolver(() => Int, { description: 'SKUs that are READY.' })
  async readyCount(@Root() asked: ChannelReadiness, @Ctx() context: Context): Promise<number> {
    return (await states(context, asked)).filter((state) => state === 'READY').length;
  }

  @FieldResolver(() => Int, { description: 'SKUs that are not.' })
  async notReadyCount(@Root() asked: ChannelReadiness, @Ctx() context: Context): Promise<number> {
    return (await states(context, asked)).filter((state) => state === 'NOT_READY').length;
  }

  @FieldResolver(() => SkuReadinessConnection, { description: 'All SKUs of the collection, by code.' })
  async skus(@Root() asked: ChannelReadiness, @Args() ask: PageArgs, @Ctx() context: Context): Promise<Connection<SkuReadiness>> {
    const { nodes, edges, ...rest } = await skusOf(context, asked.collectionId, ask);
    const told = await readiness(context, asked, nodes, { skuIds: nodes.map(({ id }) => id) });
    return { ...rest, nodes: told, edges: told.map((node, i) => ({ node, cursor: edges[i].cursor })) };
  }
}

/** Of the whole collection: read once, however many of the counts are asked for. */
function states(context: Context, asked: ChannelReadiness): Promise<string[]> {
  return (asked.states ??= allStates(context, asked));
}

async function allStates(context: Context, asked: ChannelReadiness): Promise<string[]> {
  const skus = await context.database.find(Sku, 'k', `WHERE ${seen(context.viewer, 'Sku', 'k')} AND k.collection_id = $2`, [
    context.viewer.scopeId,
    asked.collectionId,
  ]);
  return (await readiness(context, asked, skus, { collectionId: asked.collectionId })).map(({ state }) => state);
}

async function readiness(
  context: Context,
  { channel, day }: ChannelReadiness,
  skus: readonly Sku[],
  wanted: Wanted,
): Promise<SkuReadiness[]> {
  const pack = channel.rulePackId ? await context.load(packById, channel.rulePackId) : null;
  const ids = skus.map(({ id }) => id);
  const shots = inGroups(ids, await shotFiles(context.database, context.house, channel.id, wanted), ({ skuId }) => skuId);
  return skus.map((sku, i) => ({ sku, ...readinessOf(sku, shots[i], pack?.content ?? null, day) }));
}
