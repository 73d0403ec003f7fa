import { ArrayMinSize } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { isLocale } from '../catalogue/locale';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectCode, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { packByCode } from './packByCode';

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

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the rule pack that its pictures are held against, in its newest version; left out leaves what there is, null = none.',
  })
  rulePack?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version you changed; if somebody saved since, the answer is CONFLICT.' })
  version?: number | null;
}

export async function saveChannel(act: Act, input: SaveChannelInput): Promise<{ channelId: string }> {
  for (const [i, locale] of input.locales.entries()) {
    if (!isLocale(locale))
      refuse('INVALID', ['locales', String(i)], `Expected a BCP 47 language such as "en" or "fr-CH", found ${JSON.stringify(locale)}.`);
  }
  const rulePackId = input.rulePack ? await packByCode(act, input.rulePack) : null;
  const [row] = await act.tx.rows<{ id: string }>(
    `INSERT INTO channel AS c (code, name, locales, rule_pack_id) VALUES ($1, $2, $3, $5)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, locales = excluded.locales, version = c.version + 1,
       rule_pack_id = CASE WHEN $6 THEN excluded.rule_pack_id ELSE c.rule_pack_id END
     WHERE $4::integer IS NULL OR c.version = $4
     RETURNING id`,
    [input.code, input.name, [...new Set(input.locales)], input.version ?? null, rulePackId, input.rulePack !== undefined],
  );
  if (!row) refuse('CONFLICT', 'version', `${input.code} was saved by somebody else since; read it again.`);
  return { channelId: row.id };
}
