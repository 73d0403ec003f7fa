import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { Shot } from '../catalogue/Shot';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import { Box } from './Box';

@ObjectType({ implements: Node, description: 'The developed capture of a shot.' })
@Entity()
export class Source extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @ManyToOne(() => Shot, { nullable: false })
  @JoinColumn({ name: 'shot_id' })
  readonly shot?: Shot;

  @Column('uuid')
  shotId!: string;

  @Field(() => Int, { description: '1 for the first source of the shot.' })
  @Column('integer')
  number!: number;

  @Field(() => String, { description: 'SHA-256 of the file.' })
  @Column('text')
  sha256!: string;

  @Field(() => Instant, { description: 'When it was captured.' })
  @Column('timestamptz')
  capturedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the lighting set-up.' })
  @Column('text', { nullable: true })
  lighting!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the RAW that it was developed from.' })
  @Column('text', { nullable: true })
  rawName!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the RAW.' })
  @Column('text', { nullable: true })
  rawSha256!: string | null;

  @Field(() => String, { nullable: true, description: 'Program that developed the RAW.' })
  @Column('text', { nullable: true })
  rawConverter!: string | null;

  @Field(() => Box, { nullable: true, description: 'Where a colour chart or grey card stands in the frame.' })
  @Column('jsonb', { nullable: true })
  colourChart!: Box | null;

  @Column('uuid')
  personId!: string;

  @Field(() => Instant, { description: 'When it came in.' })
  @Column('timestamptz')
  receivedAt!: Date;
}
