import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import type { AcceptanceLimits } from './acceptanceLimits';
import { IssueTag } from './words';

@ObjectType('AcceptanceLimit', { description: 'From which value on a measurement becomes a finding.' })
export class AcceptanceLimitType {
  @Field(() => String, { description: 'Name of the limit.' })
  name!: string;

  @Field(() => String, { description: 'The measurement that it is for.' })
  measurement!: string;

  @Field(() => IssueTag, { description: 'What a finding is tagged with.' })
  tag!: IssueTag;

  @Field(() => Float, { nullable: true, description: 'From here on WARN; null = never.' })
  warn!: number | null;

  @Field(() => Float, { nullable: true, description: 'From here on REJECT; null = never.' })
  reject!: number | null;

  @Field(() => String, { description: 'Unit.' })
  unit!: string;

  @Field(() => String, { description: 'Where the numbers come from.' })
  source!: string;
}

@ObjectType({ implements: Node, description: 'Limits per measurement. A version is locked once it judges.' })
@Entity()
export class AcceptanceRules extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @Column('text')
  code!: string;

  @Field(() => Int, { description: 'Counts up per code.' })
  @Column('integer')
  version!: number;

  /** Complete: what a house does not set was filled in when the version was saved. */
  @Column('jsonb')
  limits!: AcceptanceLimits;

  @Field(() => Instant, { nullable: true, description: 'When a job was first handed over with it; unchangeable since.' })
  @Column('timestamptz', { nullable: true })
  lockedAt!: Date | null;
}
