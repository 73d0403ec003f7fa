import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { Day } from '../relay/scalars';
import { Node } from '../relay/node';

@ObjectType({ implements: Node, description: 'Pieces that are launched together.' })
@Entity()
export class Collection extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'Name for people.' })
  @Column('text')
  name!: string;

  @Field(() => String, { nullable: true, description: 'Season, as the house writes it.' })
  @Column('text', { nullable: true })
  season!: string | null;

  @Field(() => Day, { nullable: true, description: 'Planned launch, a day in the time zone of the house.' })
  @Column('date', { nullable: true })
  launchDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Aspect that its pictures are composed for, width:height, such as `1:1`.' })
  @Column('text', { nullable: true })
  cropRatio!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the background standard that its shots are handed over with; its newest version is pinned then.',
  })
  @Column('text', { nullable: true })
  backgroundStandardCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the acceptance rules, likewise.' })
  @Column('text', { nullable: true })
  acceptanceRulesCode!: string | null;

  @Field(() => Int, { description: 'Grows with each save; hand it back to save only what you have seen.' })
  @Column('integer')
  version!: number;
}
