import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import { PublicationStatus } from './words';

@ObjectType({ implements: Node, description: 'A picture shown on a channel, from–to.' })
@Entity()
export class Publication extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Column('uuid')
  shotId!: string;

  @Column('uuid')
  channelId!: string;

  @Column('uuid')
  revisionId!: string;

  @Field(() => PublicationStatus, { description: 'Where it stands.' })
  @Column('text')
  status!: PublicationStatus;

  @Field(() => Instant, { description: 'When it went or goes live.' })
  @Column('timestamptz')
  goesLiveAt!: Date;

  @Field(() => Instant, { nullable: true, description: 'When it ends by itself.' })
  @Column('timestamptz', { nullable: true })
  endsAt!: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was withdrawn, replaced or called off.' })
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn, replaced or called off.' })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Field(() => [String], { description: 'Failing REQUIRED rules that it was published despite; `despiteReason` tells why.' })
  @Column('text', { array: true, default: [] })
  despite!: string[];

  @Field(() => String, { nullable: true, description: 'Why it was published despite them.' })
  @Column('text', { nullable: true })
  despiteReason!: string | null;
}
