import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import { BackgroundKind } from './words';

@ObjectType({ implements: Node, description: 'What a background must be. A version is locked once it judges.' })
@Entity()
export class BackgroundStandard extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @Column('text')
  code!: string;

  @Field(() => Int, { description: 'Counts up per code.' })
  @Column('integer')
  version!: number;

  @Field(() => BackgroundKind, { description: 'What it is for.' })
  @Column('text')
  kind!: BackgroundKind;

  @Field(() => String, { description: 'The colour it must have, sRGB `#rrggbb`.' })
  @Column('text')
  colour!: string;

  @Field(() => Instant, { nullable: true, description: 'When a job was first handed over with it; unchangeable since.' })
  @Column('timestamptz', { nullable: true })
  lockedAt!: Date | null;
}
