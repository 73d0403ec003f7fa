import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Colourway } from './Colourway';
import { ShotStatus, View } from './words';

@ObjectType({ description: 'What a shot is called in one language.' })
export class AltText {
  @Field(() => String, { description: 'BCP 47 language.' })
  locale!: string;

  @Field(() => String, { description: 'The text.' })
  text!: string;
}

@ObjectType({ implements: Node, description: 'One picture to make of a colourway.' })
@Entity()
export class Shot extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @ManyToOne(() => Colourway, { nullable: false })
  @JoinColumn({ name: 'colourway_id' })
  readonly colourway?: Colourway;

  @Column('uuid')
  colourwayId!: string;

  @Field(() => View, { description: 'What it shows.' })
  @Column('text')
  view!: View;

  @Field(() => Int, { description: '1, or 2 and more for further shots of the same view.' })
  @Column('integer')
  number!: number;

  @Field(() => String, { description: '`SKU/COLOURWAY/VIEW`, with `-2`, `-3` … for further shots of the view.' })
  @Column('text')
  reference!: string;

  @Field(() => ShotStatus, { description: 'Where it stands.' })
  @Column('text')
  status!: ShotStatus;

  /** By language; they go before what export templates compose. */
  @Column('jsonb')
  altTexts!: Record<string, string>;
}

/** @example shotReference('R-1042', 'YG18', 'HERO', 2) // 'R-1042/YG18/HERO-2' */
export function shotReference(sku: string, colourway: string, view: View, number: number): string {
  return `${sku}/${colourway}/${view}${number > 1 ? `-${number}` : ''}`;
}
