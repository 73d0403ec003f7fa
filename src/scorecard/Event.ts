import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Decimal, Instant } from '../relay/scalars';
import { word, type Word } from '../relay/word';

export const EventKind = word('EventKind', 'What happened.', {
  CAPTURED: '',
  SOURCE_RECEIVED: '',
  SOURCE_AUDITED: 'A person confirmed an audit.',
  HANDED_OVER: 'To a vendor, or back to it as REWORK.',
  SUBMITTED: '',
  MEASURED: '',
  VETOED: 'For its structure.',
  REVIEWED: '',
  RECLASSIFIED: 'The cause of a return was changed.',
  EXPORTED: '',
  WITHDRAWN: '',
  WENT_LIVE: '',
  TIME_LOGGED: '',
  COST_BOOKED: '',
  SOLD: '',
  RETURNED: '',
  PAGE_LOADED: '',
  MEASURE_FAILED: '',
  VETO_OVERRULED: '',
  SIGNED_OFF: 'From a kind of device.',
  JOB_CANCELLED: '',
  REOPENED: 'A finished shot was taken up again.',
  SCHEDULED: 'To go live later; or, of what is live, to be shown otherwise from now on: `reason` tells with which files, or until when.',
  CALLED_OFF: 'What was scheduled does not go live; `reason` tells why.',
});
export type EventKind = Word<typeof EventKind>;

@ObjectType({ description: 'A fact, appended once and never changed. Fields that its kind does not have are null.' })
@Entity()
export class Event {
  @Column('bigint')
  seq!: number;

  @Field(() => String, { description: 'Unique.' })
  @PrimaryColumn('text')
  id!: string;

  @Field(() => Instant, { description: 'When it happened.' })
  @Column('timestamptz')
  at!: Date;

  @Field(() => EventKind, { description: 'What happened.' })
  @Column('text')
  kind!: EventKind;

  @Column('uuid', { nullable: true })
  shotId!: string | null;

  @Column('uuid', { nullable: true })
  vendorId!: string | null;

  @Column('uuid', { nullable: true })
  personId!: string | null;

  @Field(() => Int, { nullable: true, description: 'Round of the shot.' })
  @Column('integer', { nullable: true })
  round!: number | null;

  @Field(() => String, { nullable: true, description: 'Code of the batch.' })
  @Column('text', { nullable: true })
  batch!: string | null;

  @Field(() => String, { nullable: true, description: 'STANDARD, EXPEDITE or REWORK.' })
  @Column('text', { nullable: true })
  service!: string | null;

  @Field(() => Instant, { nullable: true, description: 'Deadline.' })
  @Column('timestamptz', { nullable: true })
  dueAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Of an audit: PASS, REPAIR or RESHOOT.' })
  @Column('text', { nullable: true })
  outcome!: string | null;

  @Field(() => String, { nullable: true, description: 'MANUAL, AI_ASSISTED or AI_DRAFT.' })
  @Column('text', { nullable: true })
  origin!: string | null;

  @Field(() => String, { nullable: true, description: 'APPROVED, REJECTED or CHANGES_REQUESTED.' })
  @Column('text', { nullable: true })
  verdict!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it came back.' })
  @Column('text', { nullable: true })
  cause!: string | null;

  @Field(() => [String], { nullable: true, description: 'Issue tags.' })
  @Column('text', { array: true, nullable: true })
  tags!: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the template.' })
  @Column('text', { nullable: true })
  template!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the channel.' })
  @Column('text', { nullable: true })
  channel!: string | null;

  @Field(() => String, { nullable: true, description: 'File format.' })
  @Column('text', { nullable: true })
  format!: string | null;

  @Field(() => Float, { nullable: true, description: 'Size of the file.' })
  @Column('bigint', { nullable: true })
  bytes!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it completed the shot’s files.' })
  @Column('boolean', { nullable: true })
  final!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Step of retouching.' })
  @Column('text', { nullable: true })
  step!: string | null;

  @Field(() => Float, { nullable: true, description: 'Minutes logged.' })
  @Column('double precision', { nullable: true })
  minutes!: number | null;

  @Field(() => Int, { nullable: true, description: 'Tier as booked.' })
  @Column('smallint', { nullable: true })
  tier!: number | null;

  @Field(() => Decimal, { nullable: true, description: 'Amount booked, in major units.' })
  @Column('numeric', { nullable: true })
  amount!: string | null;

  @Field(() => String, { nullable: true, description: 'Its currency.' })
  @Column('text', { nullable: true })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: 'What a cost was for, or why something was done.' })
  @Column('text', { nullable: true })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'PHONE, TABLET or DESKTOP.' })
  @Column('text', { nullable: true })
  device!: string | null;
}
