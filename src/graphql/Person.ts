import { Field, ID, ObjectType } from 'type-graphql';
import type { Role } from '../access/viewer';
import { Instant } from '../relay/scalars';
import { word } from '../relay/word';

export const RoleName = word('RoleName', 'What a key may see and do.', {
  STOREFRONT: 'Reads what is live on one channel.',
  VENDOR: 'Does the jobs of one vendor.',
  REVIEWER: 'Works the review queue.',
  STUDIO: 'Runs catalogue and production.',
  ANALYST: 'Reads the scorecard; changes nothing.',
  ADMIN: 'All, plus persons and keys.',
} satisfies Record<Role, string>);

@ObjectType({ description: 'A key, without the key: that was shown once, when it was made.' })
export class Key {
  @Field(() => ID, { description: 'For revokeKey.' })
  id!: string;

  @Field(() => RoleName, { description: 'What it may see and do.' })
  role!: Role;

  @Field(() => String, { description: 'Its first characters, to tell it from others.' })
  hint!: string;

  @Field(() => String, { nullable: true, description: 'Code of its vendor.' })
  vendor!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of its channel.' })
  channel!: string | null;

  @Field(() => Instant, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Instant, { nullable: true, description: 'Since when it is of no use.' })
  revokedAt!: Date | null;
}

@ObjectType({ description: 'A person, or a named service, who acts by keys.' })
export class Person {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => String, { description: 'Name; no two have the same.' })
  name!: string;

  @Field(() => [Key], { description: 'Its keys, the oldest first.' })
  keys!: Key[];
}
