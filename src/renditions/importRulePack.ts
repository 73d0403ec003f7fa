import { DateTime } from 'luxon';
import { Field, InputType } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { RulePack } from './RulePack';
import { type RulePackContent, rulePackOf } from './rulePackContent';

const MOST_CHARACTERS = 200_000; // 200 rules of a thousand characters

@InputType({ description: 'A rule pack of your own, or a newer version of one.' })
export class ImportRulePackInput extends Keyed {
  @Field(() => String, {
    description:
      'JSON: {code, name, platform, category, rules}; each rule {rule, check, level, value, unit, source, confidence, checkedOn}, and where wanted roles, validFrom, validTo. README tells the checks.',
  })
  @ExpectText(2, MOST_CHARACTERS)
  json!: string;
}

/** A new version, unless the newest one says the same. Channels that have an earlier version keep it until they are saved again. */
export async function importRulePack(act: Act, { json }: Pick<ImportRulePackInput, 'json'>): Promise<{ rulePackId: string }> {
  const content = rulePackOf(parsed(json), 'json');
  await checkDays(act, content);
  await act.tx.rows('SELECT pg_advisory_xact_lock(hashtext($1))', [`rule pack ${content.code}`]);
  const [newest] = await act.tx.rows<{ id: string; version: number; isSame: boolean }>(
    'SELECT id, version, content = $2::jsonb AS "isSame" FROM rule_pack WHERE code = $1 ORDER BY version DESC LIMIT 1',
    [content.code, JSON.stringify(content)],
  );
  if (newest?.isSame) return { rulePackId: newest.id };
  const pack = await act.tx.insert(RulePack, { code: content.code, version: (newest?.version ?? 0) + 1, content });
  return { rulePackId: pack.id };
}

/** Nobody has read a rule tomorrow. A day of grace, for it may be tomorrow where the pack was written. */
async function checkDays(act: Act, { rules }: RulePackContent): Promise<void> {
  const last =
    DateTime.fromJSDate(await act.now(), { zone: 'utc' })
      .plus({ days: 1 })
      .toISODate() ?? '';
  const early = rules.findIndex(({ checkedOn }) => checkedOn !== null && checkedOn > last);
  if (early >= 0) refuse('INVALID', 'json', `rules.${early}.checkedOn: expected a day that is past, found "${rules[early].checkedOn}".`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    return refuse('INVALID', 'json', `Expected JSON; ${(error as Error).message}.`);
  }
}
