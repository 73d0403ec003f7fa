import { ArrayUnique, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectLine, ExpectNumber } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { shotReference } from './Shot';
import { isLocale } from './locale';
import { View } from './words';

@InputType({ description: 'What a shot is called in one language.' })
export class AltTextInput {
  @Field(() => String, { description: 'BCP 47 language, such as `en` or `fr-CH`.' })
  locale!: string;

  @Field(() => String, { description: 'The text, as it is: no tokens.' })
  @ExpectLine(1, 500)
  text!: string;
}

@InputType({ description: 'A shot to plan. Saving one that exists changes its alt texts, if they are given.' })
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

  @Field(() => [AltTextInput], {
    nullable: true,
    description:
      'Alt texts that go before what export templates compose, in languages that the template has a text for; left out = as they are, empty = none. Files already made, previews among them, keep the words inside them.',
  })
  @ExpectAtMost(50)
  @ArrayUnique((each: AltTextInput) => each.locale, { message: 'each language once' })
  @ValidateNested({ each: true })
  altTexts?: AltTextInput[] | null;
}

export async function saveShot(act: Act, input: SaveShotInput): Promise<{ shotId: string }> {
  const { skuCode, colourwayCode, view, number } = input;
  const altTexts = input.altTexts ? checked(input.altTexts) : null;
  const [colourway] = await act.tx.rows<{ id: string }>(
    'SELECT w.id FROM colourway w JOIN sku k ON k.id = w.sku_id WHERE k.code = $1 AND w.code = $2',
    [skuCode, colourwayCode],
  );
  if (!colourway) refuse('NOT_FOUND', 'colourwayCode', `There is no colourway "${skuCode}/${colourwayCode}".`);
  const [row] = await act.tx.rows<{ id: string }>(
    `INSERT INTO shot AS s (colourway_id, view, number, reference, alt_texts) VALUES ($1, $2, $3, $4, coalesce($5, '{}')::jsonb)
     ON CONFLICT (colourway_id, view, number) DO UPDATE SET alt_texts = coalesce($5::jsonb, s.alt_texts) RETURNING id`,
    [colourway.id, view, number, shotReference(skuCode, colourwayCode, view, number), altTexts && JSON.stringify(altTexts)],
  );
  return { shotId: row.id };
}

function checked(altTexts: readonly AltTextInput[]): Record<string, string> {
  for (const [i, { locale }] of altTexts.entries())
    if (!isLocale(locale))
      refuse(
        'INVALID',
        ['altTexts', String(i), 'locale'],
        `Expected a BCP 47 language such as "en" or "fr-CH", found ${JSON.stringify(locale)}.`,
      );
  return Object.fromEntries(altTexts.map(({ locale, text }) => [locale, text]));
}
