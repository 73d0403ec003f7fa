import { ArrayMinSize } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectCode, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';

@InputType({ description: 'A channel, made or changed by its code.' })
export class SaveChannelInput extends Keyed {
  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => String, { description: 'Name for people.' })
  @ExpectText(1, 200)
  name!: string;

  @Field(() => [String], { description: 'Languages of its alt texts, BCP 47.' })
  @ArrayMinSize(1, { message: 'at least one language' })
  @ExpectAtMost(50)
  locales!: string[];

  @Field(() => Int, { nullable: true, description: 'The version you changed; if somebody saved since, the answer is CONFLICT.' })
  version?: number | null;
}

export async function saveChannel(act: Act, input: SaveChannelInput): Promise<{ channelId: string }> {
  for (const [i, locale] of input.locales.entries()) {
    if (!isLocale(locale))
      refuse('INVALID', ['locales', String(i)], `Expected a BCP 47 language such as "en" or "fr-CH", found ${JSON.stringify(locale)}.`);
  }
  const [row] = await act.tx.rows<{ id: string }>(
    `INSERT INTO channel AS c (code, name, locales) VALUES ($1, $2, $3)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, locales = excluded.locales, version = c.version + 1
     WHERE $4::integer IS NULL OR c.version = $4
     RETURNING id`,
    [input.code, input.name, [...new Set(input.locales)], input.version ?? null],
  );
  if (!row) refuse('CONFLICT', 'version', `${input.code} was saved by somebody else since; read it again.`);
  return { channelId: row.id };
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}
