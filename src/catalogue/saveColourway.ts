import { ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectCode, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Finish, Metal, StoneKind } from './words';

@InputType({ description: 'A stone of a colourway.' })
export class StoneInput {
  @Field(() => StoneKind, { description: 'Kind.' })
  kind!: StoneKind;

  @Field(() => String, { description: 'Colour in the words of the house.' })
  @ExpectText(1, 50)
  colour!: string;
}

@InputType({ description: 'A colourway, made or changed by the codes of its SKU and its own.' })
export class SaveColourwayInput extends Keyed {
  @Field(() => String, { description: 'Code of its SKU.' })
  skuCode!: string;

  @Field(() => String, { description: 'Code, unique within the SKU; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => Metal, { description: 'Its metal, or the one that prevails.' })
  metal!: Metal;

  @Field(() => Metal, { nullable: true, description: 'The other metal of a two-tone piece.' })
  secondMetal?: Metal | null;

  @Field(() => Finish, { description: 'Surface of the metal.' })
  finish!: Finish;

  @Field(() => [StoneInput], { nullable: true, description: 'Its stones; left out = as they are, at first none.' })
  @ExpectAtMost(20)
  @ValidateNested({ each: true })
  stones?: StoneInput[] | null;

  @Field(() => Int, { nullable: true, description: 'The version you changed; if somebody saved since, the answer is CONFLICT.' })
  version?: number | null;
}

export async function saveColourway(act: Act, input: SaveColourwayInput): Promise<{ colourwayId: string }> {
  if (input.secondMetal === input.metal) refuse('INVALID', 'secondMetal', `Expected another metal than ${input.metal}, or none.`);
  const [sku] = await act.tx.rows<{ id: string }>('SELECT id FROM sku WHERE code = $1', [input.skuCode]);
  if (!sku) refuse('NOT_FOUND', 'skuCode', `There is no SKU with the code "${input.skuCode}".`);
  const [row] = await act.tx.rows<{ id: string }>(
    `INSERT INTO colourway AS w (sku_id, code, metal, second_metal, finish, stones) VALUES ($1, $2, $3, $4, $5, coalesce($6::jsonb, '[]'))
     ON CONFLICT (sku_id, code) DO UPDATE SET
       metal = excluded.metal, second_metal = excluded.second_metal, finish = excluded.finish, stones = coalesce($6::jsonb, w.stones), version = w.version + 1
     WHERE $7::integer IS NULL OR w.version = $7
     RETURNING id`,
    [
      sku.id,
      input.code,
      input.metal,
      input.secondMetal ?? null,
      input.finish,
      input.stones ? JSON.stringify(input.stones) : null,
      input.version ?? null,
    ],
  );
  if (!row) refuse('CONFLICT', 'version', `${input.skuCode}/${input.code} was saved by somebody else since; read it again.`);
  return { colourwayId: row.id };
}
