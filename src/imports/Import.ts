import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import { ImportKind, ImportState } from './words';

@ObjectType({ description: 'What is wrong with a line of a file.' })
export class ImportFault {
  @Field(() => Int, { description: 'Its line, counted from 1; 0 where it is the file as a whole.' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'Column or field; null where it is the line as a whole.' })
  field!: string | null;

  @Field(() => String, { description: 'What was expected and what was found.' })
  message!: string;
}

@ObjectType({ description: 'Facts that a house could not have made through the API; they are taken all the same.' })
export class OutsideLaw {
  @Field(() => String, { description: 'Which law they break, in words.' })
  law!: string;

  @Field(() => Int, { description: 'How many of them the file holds.' })
  facts!: number;
}

@ObjectType({
  implements: Node,
  description: 'A file of the trade on its way in: all of it or, when asked for, the lines that are as expected.',
})
@Entity()
export class Import extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Column('uuid')
  uploadId!: string;

  @Field(() => ImportKind, { description: 'What it tells.' })
  @Column('text')
  kind!: ImportKind;

  @Field(() => Boolean, { description: 'Whether lines that are not as expected are left out; otherwise one of them refuses all.' })
  @Column('boolean')
  partial!: boolean;

  @Field(() => ImportState, { description: 'How far it is.' })
  @Column('text')
  state!: ImportState;

  @Field(() => Int, { description: 'Rows or events read; like all counts, told when it has ended.' })
  @Column('integer')
  read!: number;

  @Field(() => Int, { description: 'Of these, new.' })
  @Column('integer')
  added!: number;

  @Field(() => Int, { description: 'Told otherwise than before, and saved so.' })
  @Column('integer')
  changed!: number;

  @Field(() => Int, { description: 'Known already.' })
  @Column('integer')
  unchanged!: number;

  @Field(() => Int, { description: 'Not as expected.' })
  @Column('integer')
  rejected!: number;

  @Field(() => [ImportFault], { description: 'The first hundred faults, by line.' })
  @Column('jsonb')
  faults!: ImportFault[];

  @Field(() => [OutsideLaw], { description: 'Facts in it that break a law; empty when there are none.' })
  @Column('jsonb')
  outsideLaws!: OutsideLaw[];

  /** Whether the lines that it left out are known. */
  @Column({ type: 'boolean', insert: false, update: false })
  hasRejects!: boolean;

  @Column('uuid')
  personId!: string;

  @Column('uuid')
  keyId!: string;

  @Field(() => Instant, { description: 'When it was asked for.' })
  @Column('timestamptz')
  askedAt!: Date;

  @Field(() => Instant, { nullable: true, description: 'When it was done or refused.' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}
