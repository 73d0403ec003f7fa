import { Field, Float, InputType, Int } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectCode, ExpectNumber, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Style, Trait } from './words';

@InputType({ description: 'A SKU, made or changed by its code.' })
export class SaveSkuInput extends Keyed {
  @Field(() => String, { description: 'Code of its collection.' })
  collectionCode!: string;

  @Field(() => String, { description: 'Business key, unique in the house; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => String, { description: 'Name for people.' })
  @ExpectText(1, 200)
  name!: string;

  @Field(() => Style, { description: 'Kind of piece.' })
  style!: Style;

  @Field(() => Int, { description: 'Complexity of retouching, 1 to 4.' })
  @ExpectNumber(1, 4)
  tier!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether the house puts it forward; left out = as it is, at first not.' })
  featured?: boolean | null;

  @Field(() => [Trait], { nullable: true, description: 'What makes its cut-out intricate; left out = as they are, at first none.' })
  traits?: Trait[] | null;

  @Field(() => Float, { nullable: true, description: 'Width in mm.' })
  @ExpectNumber(0.1, 10_000)
  widthMm?: number | null;

  @Field(() => Float, { nullable: true, description: 'Height in mm.' })
  @ExpectNumber(0.1, 10_000)
  heightMm?: number | null;

  @Field(() => Int, { nullable: true, description: 'Prongs that it has.' })
  @ExpectNumber(0, 10_000)
  prongs?: number | null;

  @Field(() => Int, { nullable: true, description: 'Stones that it has.' })
  @ExpectNumber(0, 100_000)
  stoneCount?: number | null;

  @Field(() => Int, { nullable: true, description: 'The version you changed; if somebody saved since, the answer is CONFLICT.' })
  version?: number | null;
}

export async function saveSku(act: Act, input: SaveSkuInput): Promise<{ skuId: string }> {
  const [collection] = await act.tx.rows<{ id: string }>('SELECT id FROM collection WHERE code = $1', [input.collectionCode]);
  if (!collection) refuse('NOT_FOUND', 'collectionCode', `There is no collection with the code "${input.collectionCode}".`);
  const [row] = await act.tx.rows<{ id: string }>(upsert, [
    collection.id,
    input.code,
    input.name,
    input.style,
    input.tier,
    input.featured ?? null,
    input.traits ? [...new Set(input.traits)] : null,
    input.widthMm ?? null,
    input.heightMm ?? null,
    input.prongs ?? null,
    input.stoneCount ?? null,
    input.version ?? null,
  ]);
  if (!row) refuse('CONFLICT', 'version', `${input.code} was saved by somebody else since; read it again.`);
  return { skuId: row.id };
}

/** What is left out stays as it is: a SKU that is renamed does not lose the traits that law 5 goes by. */
const upsert = `
  INSERT INTO sku AS k (collection_id, code, name, style, tier, featured, traits, width_mm, height_mm, prongs, stone_count)
  VALUES ($1, $2, $3, $4, $5, coalesce($6, false), coalesce($7::text[], '{}'), $8, $9, $10, $11)
  ON CONFLICT (code) DO UPDATE SET
    collection_id = excluded.collection_id, name = excluded.name, style = excluded.style, tier = excluded.tier, featured = coalesce($6, k.featured),
    traits = coalesce($7, k.traits), width_mm = coalesce(excluded.width_mm, k.width_mm), height_mm = coalesce(excluded.height_mm, k.height_mm),
    prongs = coalesce(excluded.prongs, k.prongs), stone_count = coalesce(excluded.stone_count, k.stone_count), version = k.version + 1
  WHERE $12::integer IS NULL OR k.version = $12
  RETURNING id`;
