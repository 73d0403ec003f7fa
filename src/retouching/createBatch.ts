import { ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectCode } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';

@InputType({ description: 'Shots to be handed over together.' })
export class CreateBatchInput extends Keyed {
  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => [ID], { description: '1 to 1000 shots.' })
  @ArrayMinSize(1, { message: 'at least one shot' })
  @ExpectAtMost(1000)
  shotIds!: string[];
}

export async function createBatch(act: Act, input: CreateBatchInput): Promise<{ batchId: string }> {
  const [batch] = await act.tx.rows<{ id: string }>('INSERT INTO batch (code) VALUES ($1) ON CONFLICT (code) DO NOTHING RETURNING id', [
    input.code,
  ]);
  if (!batch) refuse('TAKEN', 'code', `There is a batch "${input.code}" already.`);
  const shotIds = input.shotIds.map((id) => idOf('Shot', id));
  const known = await act.tx.rows<{ id: string }>('SELECT id FROM shot WHERE id = ANY($1)', [shotIds]);
  const unknown = shotIds.findIndex((id) => !known.some((shot) => shot.id === id));
  if (unknown >= 0) refuse('NOT_FOUND', ['shotIds', String(unknown)], 'There is no such shot.');
  await act.tx.rows('INSERT INTO batch_shot (batch_id, shot_id) SELECT DISTINCT $1::uuid, unnest($2::uuid[])', [batch.id, shotIds]);
  return { batchId: batch.id };
}
