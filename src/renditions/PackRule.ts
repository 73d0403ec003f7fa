import { Field, ObjectType } from 'type-graphql';
import { Day } from '../relay/scalars';
import { expectedBy } from './judgeFile';
import type { Rule } from './rulePackContent';
import { Confidence, RuleLevel, RuleRole } from './words';

@ObjectType({
  description: 'What a pack asks of pictures in one point. It was read on a day; read it again at its source before you rely on it.',
})
export class PackRule {
  @Field(() => String, { description: 'Its name in the pack; twice only with other dates.' })
  rule!: string;

  @Field(() => RuleLevel, { description: 'How much the shop asks it.' })
  level!: RuleLevel;

  @Field(() => String, { description: 'What it asks.' })
  expected!: string;

  @Field(() => String, { nullable: true, description: 'Unit of that; null for words.' })
  unit!: string | null;

  @Field(() => [RuleRole], { description: 'Of which pictures it is asked; empty = of every one.' })
  roles!: RuleRole[];

  @Field(() => String, { description: 'Where it stands.' })
  source!: string;

  @Field(() => Confidence, { description: 'How sure it is.' })
  confidence!: Confidence;

  @Field(() => Day, { nullable: true, description: 'When it was last read at its source; null = not known.' })
  checkedOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'First day on which it holds; null = always did.' })
  validFrom!: string | null;

  @Field(() => Day, { nullable: true, description: 'First day on which it holds no longer; null = not known to end.' })
  validTo!: string | null;
}

export function packRule(rule: Rule): PackRule {
  const { rule: name, level, unit, roles = [], source, confidence, checkedOn, validFrom = null, validTo = null } = rule;
  return { rule: name, level, expected: expectedBy(rule), unit, roles, source, confidence, checkedOn, validFrom, validTo };
}
