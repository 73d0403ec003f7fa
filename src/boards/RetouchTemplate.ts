import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';

@ObjectType({ implements: Node, description: 'The action set that a retoucher follows. A version is locked once a job names it.' })
@Entity()
export class RetouchTemplate extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Field(() => String, { description: 'Name, unique with its version.' })
  @Column('text')
  name!: string;

  @Field(() => Int, { description: 'Counts up per name.' })
  @Column('integer')
  version!: number;

  @Field(() => String, { description: 'What is to be done, step by step.' })
  @Column('text')
  actions!: string;

  @Field(() => Instant, { nullable: true, description: 'When a job first named it; unchangeable since.' })
  @Column('timestamptz', { nullable: true })
  lockedAt!: Date | null;
}
