import { ValidateNested } from 'class-validator';
import { Field, Float, InputType } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectCode, ExpectNumber } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { AcceptanceRules } from './AcceptanceRules';
import { type AcceptanceLimits, DEFAULT_LIMITS, type LimitName } from './acceptanceLimits';
import { nextVersionOf } from './nextVersionOf';

const LARGEST_LIMIT = 1e9;

@InputType({ description: 'A limit that differs from Loupe’s own.' })
export class LimitInput {
  @Field(() => String, { description: 'Name of the limit, as `acceptanceRules` tells them.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'From here on WARN; null = never.' })
  @ExpectNumber(0, LARGEST_LIMIT)
  warn?: number | null;

  @Field(() => Float, { nullable: true, description: 'From here on REJECT; null = never.' })
  @ExpectNumber(0, LARGEST_LIMIT)
  reject?: number | null;
}

@InputType({ description: 'Acceptance rules, made or given a new version by their code.' })
export class SaveAcceptanceRulesInput extends Keyed {
  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => [LimitInput], { defaultValue: [], description: 'Limits that differ from Loupe’s own; the others are kept as they are now.' })
  @ExpectAtMost(100)
  @ValidateNested({ each: true })
  limits!: LimitInput[];
}

/** A version is complete in itself: it goes on judging the same when Loupe's own limits change. */
export async function saveAcceptanceRules(act: Act, input: SaveAcceptanceRulesInput): Promise<{ rulesId: string }> {
  const [before] = await act.tx.find(AcceptanceRules, 'a', 'WHERE a.code = $1 ORDER BY a.version DESC LIMIT 1', [input.code]);
  const limits: AcceptanceLimits = { ...DEFAULT_LIMITS, ...before?.limits };
  for (const [i, { name, warn, reject }] of input.limits.entries()) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name))
      refuse('INVALID', ['limits', String(i), 'name'], `Expected one of ${Object.keys(DEFAULT_LIMITS).join(', ')}, found "${name}".`);
    limits[name as LimitName] = { ...limits[name as LimitName], warn: warn ?? null, reject: reject ?? null, source: 'the house' };
  }
  const version = await nextVersionOf(act, 'acceptance_rules', 'code', input.code);
  const rules = await act.tx.insert(AcceptanceRules, { code: input.code, version, limits });
  return { rulesId: rules.id };
}
