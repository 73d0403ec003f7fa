import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { View } from '../catalogue/words';
import { Node } from '../relay/node';
import { Day, Decimal } from '../relay/scalars';

@ObjectType({ implements: Node, description: 'A line of a vendor’s rate card.' })
@Entity()
export class Rate extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Column('uuid')
  vendorId!: string;

  @Field(() => Int, { description: 'Complexity tier, 1 to 4.' })
  @Column('smallint')
  tier!: number;

  @Field(() => View, { nullable: true, description: 'The view it is for; null = every view without a line of its own.' })
  @Column('text', { nullable: true })
  view!: View | null;

  @Field(() => Decimal, { description: 'Price of a picture.' })
  @Column('numeric')
  price!: string;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Price of a further round that the vendor did not cause; null = the same as the picture.',
  })
  @Column('numeric', { nullable: true })
  extraRoundPrice!: string | null;

  @Field(() => String, { description: 'ISO 4217 code; the vendor’s own.' })
  @Column('text')
  currency!: string;

  @Field(() => Day, { description: 'First day that it holds.' })
  @Column('date')
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: 'Last day that it holds; null = open.' })
  @Column('date', { nullable: true })
  validTo!: string | null;
}
