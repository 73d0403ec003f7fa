import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';

@ObjectType({ implements: Node, description: 'Where pictures are shown: a shop, a marketplace, a social account.' })
@Entity()
export class Channel extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'Name for people.' })
  @Column('text')
  name!: string;

  @Field(() => [String], { description: 'Languages that it has alt texts in, BCP 47, such as `en` or `fr-CH`.' })
  @Column('text', { array: true })
  locales!: string[];

  /** The version that was the newest when the channel was saved. */
  @Column('uuid', { nullable: true })
  rulePackId!: string | null;

  @Field(() => Int, { description: 'Grows with each save; hand it back to save only what you have seen.' })
  @Column('integer')
  version!: number;
}
