import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Collection } from './Collection';
import { Style, Trait } from './words';

@ObjectType({ implements: Node, description: 'A piece of the catalogue, in one or more colourways.' })
@Entity()
export class Sku extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @ManyToOne(() => Collection, { nullable: false })
  @JoinColumn({ name: 'collection_id' })
  readonly collection?: Collection;

  @Column('uuid')
  collectionId!: string;

  @Field(() => String, { description: 'Business key, unique in the house; holds no `/`.' })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'Name for people.' })
  @Column('text')
  name!: string;

  @Field(() => Style, { description: 'Kind of piece.' })
  @Column('text')
  style!: Style;

  @Field(() => Int, { description: 'Complexity of retouching, 1 (plain) to 4; rates are per tier.' })
  @Column('smallint')
  tier!: number;

  @Field(() => Boolean, { description: 'Whether the house puts it forward.' })
  @Column('boolean')
  featured!: boolean;

  @Field(() => [Trait], { description: 'What makes its cut-out intricate; empty for a plain outline.' })
  @Column('text', { array: true })
  traits!: Trait[];

  @Field(() => Float, { nullable: true, description: 'Width of the piece in mm.' })
  @Column('real', { nullable: true })
  widthMm!: number | null;

  @Field(() => Float, { nullable: true, description: 'Height of the piece in mm.' })
  @Column('real', { nullable: true })
  heightMm!: number | null;

  @Field(() => Int, { nullable: true, description: 'Prongs that the piece has.' })
  @Column('integer', { nullable: true })
  prongs!: number | null;

  @Field(() => Int, { nullable: true, description: 'Stones that the piece has.' })
  @Column('integer', { nullable: true })
  stoneCount!: number | null;

  @Field(() => Int, { description: 'Grows with each save; hand it back to save only what you have seen.' })
  @Column('integer')
  version!: number;
}
