import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Sku } from './Sku';
import { Finish, Metal, StoneKind } from './words';

@ObjectType({ description: 'A stone of a colourway.' })
export class Stone {
  @Field(() => StoneKind, { description: 'Kind.' })
  kind!: StoneKind;

  @Field(() => String, { description: 'Colour in the words of the house, such as `white` or `royal blue`.' })
  colour!: string;
}

@ObjectType({ implements: Node, description: 'A SKU in one metal, finish and set of stones.' })
@Entity()
export class Colourway extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @ManyToOne(() => Sku, { nullable: false })
  @JoinColumn({ name: 'sku_id' })
  readonly sku?: Sku;

  @Column('uuid')
  skuId!: string;

  @Field(() => String, { description: 'Code, unique within its SKU; holds no `/`.' })
  @Column('text')
  code!: string;

  @Field(() => Metal, { description: 'Its metal, or the one that prevails.' })
  @Column('text')
  metal!: Metal;

  @Field(() => Metal, { nullable: true, description: 'The other metal of a two-tone piece.' })
  @Column('text', { nullable: true })
  secondMetal!: Metal | null;

  @Field(() => Finish, { description: 'Surface of the metal.' })
  @Column('text')
  finish!: Finish;

  @Field(() => [Stone], { description: 'Its stones; empty when it has none.' })
  @Column('jsonb')
  stones!: Stone[];

  @Field(() => Int, { description: 'Grows with each save; hand it back to save only what you have seen.' })
  @Column('integer')
  version!: number;
}
