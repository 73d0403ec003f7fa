import { Field, ObjectType } from 'type-graphql';
import { Sku } from '../catalogue/Sku';
import { connectionOf } from '../relay/connection';
import { Day } from '../relay/scalars';
import type { Channel } from './Channel';
import { Confidence, ReadinessState, RuleLevel, RuleStatus } from './words';

@ObjectType({ description: 'One rule held against the files of one shot, as they are encoded; or why there are none.' })
export class RuleCheck {
  @Field(() => String, { description: 'Reference of the shot.' })
  shot!: string;

  @Field(() => String, { description: 'Name of the rule in its pack; `exported` where the shot has no file for the channel.' })
  rule!: string;

  @Field(() => RuleLevel, { description: 'How much the shop asks it.' })
  level!: RuleLevel;

  @Field(() => RuleStatus, { description: 'What came of it.' })
  status!: RuleStatus;

  @Field(() => String, { description: 'What the rule asks.' })
  expected!: string;

  @Field(() => String, { nullable: true, description: 'What the file has; null when it was not measured.' })
  measured!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit of both; null for words.' })
  unit!: string | null;

  @Field(() => String, { nullable: true, description: 'What to do; null when nothing is to do.' })
  fix!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is SKIPPED or UNKNOWN.' })
  reason!: string | null;

  @Field(() => String, { description: 'Where the rule stands.' })
  source!: string;

  @Field(() => Confidence, { nullable: true, description: 'How sure the rule itself is; null for what Loupe asks.' })
  confidence!: Confidence | null;

  @Field(() => Day, { nullable: true, description: 'When it was last read at its source; null = not known.' })
  checkedOn!: string | null;
}

@ObjectType({ description: 'A SKU and whether its pictures may go to a channel.' })
export class SkuReadiness {
  @Field(() => Sku, { description: 'The SKU.' })
  sku!: Sku;

  @Field(() => ReadinessState, { description: 'READY when every shot of it has its files and no REQUIRED rule fails.' })
  state!: ReadinessState;

  @Field(() => [RuleCheck], { description: 'Every rule of every shot, in the order of shots and rules.' })
  checks!: RuleCheck[];
}

export const SkuReadinessConnection = connectionOf(SkuReadiness, 'SKUs with their readiness');

@ObjectType({
  description:
    'How far the pictures of a collection are from a channel. It tells of rules that were read on a day, not of what a shop will decide.',
})
export class ChannelReadiness {
  channel!: Channel;
  collectionId!: string;
  /** That the rules are asked for. */
  day!: string;
  /** Of all SKUs, once read. */
  states?: Promise<string[]>;
}
