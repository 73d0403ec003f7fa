import { Field, InputType, Int } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectNumber } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { shotReference } from './Shot';
import { View } from './words';

@InputType({ description: 'A shot to plan. Saving one that exists answers it as it is.' })
export class SaveShotInput extends Keyed {
  @Field(() => String, { description: 'Code of the SKU.' })
  skuCode!: string;

  @Field(() => String, { description: 'Code of the colourway.' })
  colourwayCode!: string;

  @Field(() => View, { description: 'What it shows.' })
  view!: View;

  @Field(() => Int, { defaultValue: 1, description: '2 and more for further shots of the view.' })
  @ExpectNumber(1, 1000)
  number!: number;
}

export async function saveShot(act: Act, input: SaveShotInput): Promise<{ shotId: string }> {
  const { skuCode, colourwayCode, view, number } = input;
  const [colourway] = await act.tx.rows<{ id: string }>(
    'SELECT w.id FROM colourway w JOIN sku k ON k.id = w.sku_id WHERE k.code = $1 AND w.code = $2',
    [skuCode, colourwayCode],
  );
  if (!colourway) refuse('NOT_FOUND', 'colourwayCode', `There is no colourway "${skuCode}/${colourwayCode}".`);
  const [row] = await act.tx.rows<{ id: string }>(
    `INSERT INTO shot (colourway_id, view, number, reference) VALUES ($1, $2, $3, $4)
     ON CONFLICT (colourway_id, view, number) DO UPDATE SET number = excluded.number RETURNING id`,
    [colourway.id, view, number, shotReference(skuCode, colourwayCode, view, number)],
  );
  return { shotId: row.id };
}
