import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { seen } from '../access/rows';
import { Shot } from '../catalogue/Shot';
import type { Context, Loader } from '../context';
import { inGroups } from '../relay/lookups';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { Batch } from './Batch';
import { drawingUrl } from './drawings/drawingUrl';
import { createBatch, CreateBatchInput } from './createBatch';
import { batchById } from './loaders';

@ObjectType({ description: 'Answer of createBatch.' })
export class CreateBatchPayload extends Payload {
  @Field(() => Batch, { nullable: true, description: 'The batch.' })
  batch?: Batch | null;
}

const shotsByBatch: Loader<string, Shot[]> = async (context, batchIds) => {
  const { viewer, database } = context;
  const found = await database.find<Shot, { batchId: string }>(
    Shot,
    's',
    `JOIN batch_shot bs ON bs.shot_id = s.id WHERE ${seen(viewer, 'Shot', 's')} AND bs.batch_id = ANY($2) ORDER BY s.reference`,
    [viewer.scopeId, batchIds],
    'bs.batch_id AS "batchId"',
  );
  return inGroups(batchIds, found, (shot) => shot.batchId);
};

@Resolver(() => Batch)
export class BatchResolver {
  @Query(() => Batch, { nullable: true, description: 'A batch by its code; null when there is none for this viewer.' })
  async batch(@Arg('code', () => String, { description: 'Business key.' }) code: string, @Ctx() context: Context): Promise<Batch | null> {
    const { viewer, database } = context;
    const [found] = await database.find(Batch, 'b', `WHERE ${seen(viewer, 'Batch', 'b')} AND b.code = $2`, [viewer.scopeId, code]);
    return found ?? null;
  }

  @FieldResolver(() => [Shot], { description: 'Its shots, by reference.' })
  shots(@Root() batch: Batch, @Ctx() context: Context): Promise<Shot[]> {
    return context.load(shotsByBatch, batch.id);
  }

  @FieldResolver(() => String, {
    description: 'Where its shots stand side by side as they are now (PNG, at most 60), signed, for some hours.',
  })
  contactSheetUrl(@Root() { id }: Batch, @Ctx() { house }: Context): string {
    return drawingUrl(house, { name: 'batch-sheet', batchId: id });
  }

  @Mutation(() => CreateBatchPayload, { description: 'Puts shots together, to be handed over at once.' })
  async createBatch(@Arg('input', () => CreateBatchInput) input: CreateBatchInput, @Ctx() context: Context): Promise<CreateBatchPayload> {
    const { batchId, userErrors } = await once(context, 'createBatch', input, (act) => createBatch(act, input));
    return { batch: batchId ? await context.load(batchById, batchId) : null, userErrors };
  }
}
