import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Field, Float, ObjectType } from 'type-graphql';
import { Instant } from '../relay/scalars';
import { NotApplicable } from './NotApplicable';
import { AuditCheck, AuditOutcome, AuditState } from './words';

@ObjectType({ description: 'One check of the pre-edit checklist, as measured and as a person confirmed it.' })
export class SourceAuditCheck {
  @Field(() => AuditCheck, { description: 'Which check.' })
  check!: AuditCheck;

  @Field(() => Float, { nullable: true, description: 'What was measured; null where this version measures nothing and a person looks.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Up to which value it passes.' })
  limit!: number | null;

  @Field(() => String, { nullable: true, description: 'Unit of value and limit.' })
  unit!: string | null;

  @Field(() => AuditOutcome, {
    nullable: true,
    description: 'PASS, REPAIR or RESHOOT; the person’s, where a person overrode it; null where nothing was measured.',
  })
  verdict!: AuditOutcome | null;

  @Field(() => String, { description: 'In a sentence.' })
  message!: string;
}

@ObjectType({ description: 'The pre-edit checklist of a source: measured by Loupe, confirmed by a person.' })
@Entity()
export class SourceAudit {
  @PrimaryColumn('uuid')
  sourceId!: string;

  @Field(() => AuditState, { description: 'How far the measuring is.' })
  @Column('text')
  state!: AuditState;

  @Field(() => String, { nullable: true, description: 'Why it could not be measured.' })
  @Column('text', { nullable: true })
  failure!: string | null;

  @Field(() => String, { nullable: true, description: 'Version of the code that measured.' })
  @Column('text', { nullable: true })
  algorithmVersion!: string | null;

  @Field(() => AuditOutcome, { nullable: true, description: 'What the measurements suggest.' })
  @Column('text', { nullable: true })
  suggestedOutcome!: AuditOutcome | null;

  @Field(() => [SourceAuditCheck], { description: 'The checks.' })
  @Column('jsonb')
  checks!: SourceAuditCheck[];

  @Field(() => [NotApplicable], { description: 'What was not measured, and why.' })
  @Column('jsonb')
  notApplicable!: NotApplicable[];

  @Field(() => AuditOutcome, { nullable: true, description: 'What a person decided; null until then.' })
  @Column('text', { nullable: true })
  outcome!: AuditOutcome | null;

  @Field(() => String, { nullable: true, description: 'The person’s comment.' })
  @Column('text', { nullable: true })
  comment!: string | null;

  @Field(() => Instant, { nullable: true, description: 'When a person decided.' })
  @Column('timestamptz', { nullable: true })
  confirmedAt!: Date | null;
}
