import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, ObjectType } from 'type-graphql';
import { Decimal, Instant } from '../relay/scalars';
import { CostReason } from './words';

@ObjectType({ description: 'A cost booked on a job; never changed, credits are booked beside it.' })
@Entity()
export class Cost {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  jobId!: string;

  @Field(() => CostReason, { description: 'What for.' })
  @Column('text')
  reason!: CostReason;

  @Field(() => Decimal, { description: 'How much, in major units; below 0 it is a credit.' })
  @Column('numeric')
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code; the vendor’s own.' })
  @Column('text')
  currency!: string;

  @Field(() => String, { nullable: true, description: 'In words.' })
  @Column('text', { nullable: true })
  comment!: string | null;

  @Field(() => Instant, { description: 'When.' })
  @Column('timestamptz')
  at!: Date;
}
