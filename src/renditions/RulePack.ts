import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import type { RulePackContent } from './rulePackContent';

@ObjectType({ description: 'What a shop or marketplace asks of pictures, in one version that never changes.' })
@Entity()
export class RulePack {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Field(() => String, { description: 'Code, such as `google-merchant`.' })
  @Column('text')
  code!: string;

  @Field(() => Int, { description: 'Counts up per code; a channel keeps the version that it was saved with.' })
  @Column('integer')
  version!: number;

  @Column('jsonb')
  content!: RulePackContent;
}
