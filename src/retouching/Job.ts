import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Field, ObjectType } from 'type-graphql';
import { Shot } from '../catalogue/Shot';
import type { Metal } from '../catalogue/words';
import { Node } from '../relay/node';
import { Instant } from '../relay/scalars';
import { Service } from '../vendors/words';
import { JobStatus } from './words';

@ObjectType({ implements: Node, description: 'A shot handed over to a vendor, with all that it will be judged by.' })
@Entity()
export class Job extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @ManyToOne(() => Shot, { nullable: false })
  @JoinColumn({ name: 'shot_id' })
  readonly shot?: Shot;

  @Column('uuid')
  shotId!: string;

  @Column('uuid')
  vendorId!: string;

  @Column('uuid', { nullable: true })
  batchId!: string | null;

  /** As the catalogue had it at hand-over: what the picture is measured and judged by does not change afterwards (law 8). */
  @Column('text')
  metal!: Metal;

  @Column('boolean')
  hasStones!: boolean;

  @Column('uuid')
  sourceId!: string;

  @Field(() => String, { description: 'What is wanted, in words.' })
  @Column('text')
  brief!: string;

  @Field(() => Service, { description: 'How fast; REWORK once a round came back.' })
  @Column('text')
  service!: Service;

  @Field(() => Instant, { description: 'When the round in hand is due.' })
  @Column('timestamptz')
  dueAt!: Date;

  @Field(() => JobStatus, { description: 'Where it stands.' })
  @Column('text')
  status!: JobStatus;

  @Column('uuid', { nullable: true })
  retouchTemplateId!: string | null;

  @Column('uuid')
  backgroundStandardId!: string;

  @Column('uuid')
  acceptanceRulesId!: string;

  /** Promised at hand-over (law 8); null for a vendor that is paid by the hour alone. */
  @Column('numeric', { nullable: true })
  price!: string | null;

  @Column('numeric', { nullable: true })
  extraRoundPrice!: string | null;

  @Column('smallint')
  tier!: number;

  @Field(() => Instant, { description: 'When it was handed over.' })
  @Column('timestamptz')
  handedOverAt!: Date;
}
