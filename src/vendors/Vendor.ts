import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Day, Decimal } from '../relay/scalars';
import { ProductionModel, Weekday } from './words';

@ObjectType({ implements: Node, description: 'Who retouches: a team of the house or an outside studio.' })
@Entity()
export class Vendor extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @Column('text')
  code!: string;

  @Field(() => String, { description: 'Name for people.' })
  @Column('text')
  name!: string;

  @Field(() => ProductionModel, { description: 'How it works for the house.' })
  @Column('text')
  productionModel!: ProductionModel;

  @Field(() => Float, { description: 'Working hours that a standard hand-over may take.' })
  @Column('real')
  standardHours!: number;

  @Field(() => Float, { description: 'Working hours that an expedited hand-over may take.' })
  @Column('real')
  expediteHours!: number;

  @Field(() => Float, { description: 'Working hours that a round may take after it came back.' })
  @Column('real')
  reworkHours!: number;

  @Field(() => Decimal, { nullable: true, description: 'Price of an hour, for IN_HOUSE and HYBRID.' })
  @Column('numeric', { nullable: true })
  hourlyRate!: string | null;

  @Field(() => String, { description: 'ISO 4217 code of the one currency that it is paid in.' })
  @Column('text')
  currency!: string;

  @Field(() => String, { nullable: true, description: 'IANA time zone of its calendar; null = the house’s.' })
  @Column('text', { nullable: true })
  timeZone!: string | null;

  @Field(() => [Weekday], { nullable: true, description: 'Days that it works; null = Monday to Friday.' })
  @Column('text', { array: true, nullable: true })
  workingDays!: Weekday[] | null;

  @Field(() => String, { nullable: true, description: 'Hours that it works, such as `09:00-18:00`, which is also what null means.' })
  @Column('text', { nullable: true })
  workingHours!: string | null;

  @Field(() => [Day], { description: 'Days that it does not work.' })
  @Column('date', { array: true })
  holidays!: string[];

  @Field(() => Int, { description: 'Grows with each save; hand it back to save only what you have seen.' })
  @Column('integer')
  version!: number;
}
