import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { View } from '../catalogue/words';
import { Node } from '../relay/node';
import { Format } from './words';

@ObjectType({ description: 'Alt text of a template in one language.' })
export class AltTextPattern {
  @Field(() => String, { description: 'BCP 47 language.' })
  locale!: string;

  @Field(() => String, { description: 'Text with the tokens {name}, {style}, {metal}, {finish}, {stones}, {view}, {collection}.' })
  pattern!: string;
}

@ObjectType({
  implements: Node,
  description: 'How files for a channel are made. Saving one makes a new version; renditions tell which version made them.',
})
@Entity()
export class ExportTemplate extends Node {
  @PrimaryGeneratedColumn('uuid')
  override id!: string;

  @Column('uuid')
  channelId!: string;

  @Field(() => String, { description: 'Code, unique within its channel; holds no `/`.' })
  @Column('text')
  code!: string;

  @Field(() => Int, { description: 'Counts up per code.' })
  @Column('integer')
  version!: number;

  @Field(() => [View], { description: 'Views that it is for; empty = all.' })
  @Column('text', { array: true })
  views!: View[];

  @Field(() => [Format], { description: 'Formats to make.' })
  @Column('text', { array: true })
  formats!: Format[];

  @Field(() => [Int], { description: 'Widths to make, in pixels.' })
  @Column('integer', { array: true })
  widths!: number[];

  @Field(() => String, {
    nullable: true,
    description: 'width:height of the frame, met by padding, never by cutting the piece; null = as the picture.',
  })
  @Column('text', { nullable: true })
  aspect!: string | null;

  @Field(() => Float, { description: 'Least free space around the picture, as a share of the frame’s side.' })
  @Column('real')
  padding!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Colour of the ground, sRGB `#rrggbb`: of what is padded, and under what is transparent; null = that of the background standard which the picture was made to. An opaque packshot on another ground is not made into a file.',
  })
  @Column('text', { nullable: true })
  background!: string | null;

  @Field(() => Int, { nullable: true, description: 'Most bytes of a file; met by a search on quality.' })
  @Column('integer', { nullable: true })
  byteBudget!: number | null;

  @Field(() => Int, { description: 'Quality to encode with, 1–100, where the budget allows it.' })
  @Column('integer')
  quality!: number;

  @Field(() => String, {
    description: 'File name with the tokens {sku}, {colourway}, {view}, {channel}, {template}, {width}, without extension.',
  })
  @Column('text')
  filenamePattern!: string;

  @Field(() => String, { nullable: true, description: 'Who made the pictures, written into each file (XMP dc:creator).' })
  @Column('text', { nullable: true })
  creator!: string | null;

  @Field(() => String, { nullable: true, description: 'Whose they are, written into each file (XMP dc:rights).' })
  @Column('text', { nullable: true })
  rights!: string | null;

  @Column('jsonb')
  altTextPatterns!: Record<string, string>;
}
