import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import { Job } from './Job';
import { CutoutMethod, Origin, RevisionStatus, Step } from './words';

@ObjectType({ description: 'A step of retouching as it was done.' })
export class RevisionStep {
  @Field(() => Step, { description: 'Which step.' })
  step!: Step;

  @Field(() => String, { nullable: true, description: 'Program or tool.' })
  tool!: string | null;

  @Field(() => Float, { description: 'Minutes; may be 0.' })
  minutes!: number;

  /** Who did it: nobody reviews what they retouched. */
  personId!: string;
}

@ObjectType({ implements: Node, description: 'The n-th submitted picture of a shot. Immutable.' })
@Entity()
export class Revision extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @ManyToOne(() => Job, { nullable: false })
  @JoinColumn({ name: 'job_id' })
  readonly job?: Job;

  @Column('uuid')
  jobId!: string;

  @Column('uuid')
  shotId!: string;

  @Field(() => Int, { description: 'The round: counts up per shot, whatever the job.' })
  @Column('integer')
  number!: number;

  @Field(() => String, { description: 'SHA-256 of the file.' })
  @Column('text')
  sha256!: string;

  @Field(() => Origin, { description: 'Who made it.' })
  @Column('text')
  origin!: Origin;

  @Field(() => String, { nullable: true, description: 'Model and version, where one took part.' })
  @Column('text', { nullable: true })
  aiModel!: string | null;

  @Field(() => String, { nullable: true, description: 'LoRA and version, where one took part.' })
  @Column('text', { nullable: true })
  aiLora!: string | null;

  @Field(() => CutoutMethod, { description: 'How the piece was cut out.' })
  @Column('text')
  cutoutMethod!: CutoutMethod;

  /** Null: based on the source. */
  @Column('uuid', { nullable: true })
  basedOnRevisionId!: string | null;

  @Field(() => [RevisionStep], { description: 'Its steps, in the order they were done.' })
  @Column('jsonb')
  steps!: RevisionStep[];

  @Field(() => RevisionStatus, { description: 'Where it stands.' })
  @Column('text')
  status!: RevisionStatus;

  @Column('uuid', { nullable: true })
  qualityId!: string | null;

  @Column('uuid')
  personId!: string;

  @Field(() => Instant, { description: 'When it was submitted.' })
  @Column('timestamptz')
  submittedAt!: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was approved.' })
  @Column('timestamptz', { nullable: true })
  approvedAt!: Date | null;
}
