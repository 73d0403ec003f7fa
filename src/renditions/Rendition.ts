import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../relay/node';
import { Format, RenditionStatus } from './words';

@ObjectType({ description: 'How close an encoded file is to its master at the same size.' })
export class Fidelity {
  @Field(() => Float, {
    nullable: true,
    description: 'Peak signal-to-noise ratio over all RGB samples, dB; null when equal to the last bit.',
  })
  psnr!: number | null;

  @Field(() => Float, { description: 'Structural similarity of luma (Wang et al. 2004), up to 1.' })
  ssim!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Multi-scale structural similarity of luma (Wang et al. 2003), the product of powers, 0–1; null below 176 pixels a side, and of files made before it was measured.',
  })
  msSsim!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Gradient magnitude similarity deviation of luma (Xue et al. 2014): 0 = equal, more = worse, to about 0.35; null of files made before it was measured.',
  })
  gmsd!: number | null;
}

@ObjectType({
  implements: Node,
  description:
    'A revision made into a file by a template: a preview until the revision is approved, then the very bytes that were signed off.',
})
@Entity()
export class Rendition extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Column('uuid')
  revisionId!: string;

  @Column('uuid')
  templateId!: string;

  @Field(() => Format, { description: 'File format.' })
  @Column('text')
  format!: Format;

  @Column('integer')
  requestedWidth!: number;

  @Field(() => RenditionStatus, { description: 'Where it stands.' })
  @Column('text')
  status!: RenditionStatus;

  @Column('text', { nullable: true })
  failureCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be made.' })
  @Column('text', { nullable: true })
  failure!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of its bytes; null until it is made.' })
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Field(() => Int, { nullable: true, description: 'Width in pixels; null until it is made.' })
  @Column('integer', { nullable: true })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels; null until it is made.' })
  @Column('integer', { nullable: true })
  height!: number | null;

  @Field(() => Int, { nullable: true, description: 'Size of the file; null until it is made.' })
  @Column('integer', { nullable: true })
  bytes!: number | null;

  @Field(() => Int, { nullable: true, description: 'Quality that it was encoded with.' })
  @Column('integer', { nullable: true })
  quality!: number | null;

  @Column('text', { nullable: true })
  filename!: string | null;

  @Field(() => String, { nullable: true, description: 'ThumbHash, base64: a blurred likeness to show while the file loads.' })
  @Column('text', { nullable: true })
  placeholder!: string | null;

  @Field(() => Fidelity, { nullable: true, description: 'How close it is to its master.' })
  @Column('jsonb', { nullable: true })
  fidelity!: Fidelity | null;

  @Column('timestamptz', { nullable: true })
  exportedAt!: Date | null;
}
