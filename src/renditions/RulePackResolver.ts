import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { Channel } from './Channel';
import { importRulePack, ImportRulePackInput } from './importRulePack';
import { packById } from './loaders';
import { PackRule, packRule } from './PackRule';
import { RulePack } from './RulePack';
import { rulePackOf } from './rulePackContent';
import { SHIPPED_PACKS } from './shippedPacks';

@ObjectType({ description: 'Answer of importRulePack.' })
export class ImportRulePackPayload extends Payload {
  @Field(() => RulePack, { nullable: true, description: 'The new version.' })
  rulePack?: RulePack | null;
}

@Resolver(() => RulePack)
export class RulePackResolver {
  @Query(() => [RulePack], { description: 'The newest version of every rule pack, those that come with Loupe among them, by code.' })
  async rulePacks(@Ctx() { database }: Context): Promise<Omit<RulePack, 'id'>[]> {
    const own = await database.find(
      RulePack,
      'p',
      'WHERE p.version = (SELECT max(version) FROM rule_pack o WHERE o.code = p.code) ORDER BY p.code',
    );
    const shipped = SHIPPED_PACKS.filter(({ code }) => !own.some((pack) => pack.code === code));
    const unread = shipped.map((pack) => ({ code: pack.code, version: 1, content: rulePackOf(pack, 'rulePacks') })); // as it is written down when first asked for
    return [...own, ...unread].sort((one, other) => (one.code < other.code ? -1 : 1));
  }

  @FieldResolver(() => String, { description: 'Name for people.' })
  name(@Root() { content }: RulePack): string {
    return content.name;
  }

  @FieldResolver(() => String, { description: 'Whose rules they are.' })
  platform(@Root() { content }: RulePack): string {
    return content.platform;
  }

  @FieldResolver(() => String, { description: 'For which goods.' })
  category(@Root() { content }: RulePack): string {
    return content.category;
  }

  @FieldResolver(() => [PackRule], { description: 'What it asks, whenever it holds.' })
  rules(@Root() { content }: RulePack): PackRule[] {
    return content.rules.map(packRule);
  }

  @Mutation(() => ImportRulePackPayload, { description: 'Takes in a rule pack of your own, or a newer version of one that is there.' })
  async importRulePack(
    @Arg('input', () => ImportRulePackInput) input: ImportRulePackInput,
    @Ctx() context: Context,
  ): Promise<ImportRulePackPayload> {
    const { rulePackId, userErrors } = await once(context, 'importRulePack', input, (act) => importRulePack(act, input));
    return { rulePack: rulePackId ? await context.load(packById, rulePackId) : null, userErrors };
  }
}

@Resolver(() => Channel)
export class ChannelRulePackResolver {
  @FieldResolver(() => RulePack, {
    nullable: true,
    description: 'The version of the rule pack that its pictures are held against; null = none.',
  })
  async rulePack(@Root() channel: Channel, @Ctx() context: Context): Promise<RulePack | null> {
    return channel.rulePackId ? context.load(packById, channel.rulePackId) : null;
  }
}
