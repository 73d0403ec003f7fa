import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, ObjectType } from 'type-graphql';
import { IssueTag } from '../boards/words';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import { Box } from './Box';
import { Cause, CheckVerdict, Verdict } from './words';

@ObjectType({ description: 'An issue that a reviewer saw.' })
export class ReviewTag {
  @Field(() => IssueTag, { description: 'What.' })
  tag!: IssueTag;

  @Field(() => Box, { nullable: true, description: 'Where; null = the whole picture.' })
  region!: Box | null;

  @Field(() => String, { nullable: true, description: 'In words.' })
  comment!: string | null;
}

@ObjectType({ implements: Node, description: 'A person’s decision on a revision. One stands per revision.' })
@Entity()
export class Review extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Column('uuid')
  revisionId!: string;

  @Column('uuid')
  personId!: string;

  @Field(() => Verdict, { description: 'The decision.' })
  @Column('text')
  verdict!: Verdict;

  @Field(() => Boolean, { description: 'Whether the picture was looked at in native resolution.' })
  @Column('boolean')
  zoomed!: boolean;

  @Field(() => CheckVerdict, { description: 'Margins and centring.' })
  @Column('text')
  cropBalance!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'Shadow.' })
  @Column('text')
  shadowBehaviour!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'Cut-out.' })
  @Column('text')
  edgePurity!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'Colour of the metal.' })
  @Column('text')
  metalTone!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'Colour and life of the stones.' })
  @Column('text')
  gemstoneAccuracy!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'The files of the export.' })
  @Column('text')
  exportSettings!: CheckVerdict;

  @Field(() => [ReviewTag], { description: 'Issues that the reviewer saw.' })
  @Column('jsonb')
  tags!: ReviewTag[];

  @Field(() => String, { nullable: true, description: 'In words.' })
  @Column('text', { nullable: true })
  comment!: string | null;

  /** As the reviewer said; the field `cause` tells the one that stands. */
  @Column('text', { nullable: true })
  cause!: Cause | null;

  @Field(() => String, { description: 'SHA-256 of the picture that was judged.' })
  @Column('text')
  reviewedSha256!: string;

  @Column('text', { nullable: true })
  previewsSha256!: string | null;

  @Field(() => Instant, { description: 'When.' })
  @Column('timestamptz')
  at!: Date;
}

@ObjectType({ description: 'A change of the cause of a return.' })
export class CauseChange {
  @Field(() => Cause, { description: 'The new cause.' })
  cause!: Cause;

  @Field(() => String, { description: 'Why it was changed.' })
  reason!: string;

  @Field(() => Instant, { description: 'When.' })
  at!: Date;

  reviewId!: string;
}
