import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A picture as it came in, named by its content; the bytes lie behind the blob door. */
@Entity()
export class Original {
  @PrimaryColumn('text')
  sha256!: string;

  @Column('text')
  mediaType!: string;

  @Column('bigint')
  byteSize!: number;

  /** In pixels, upright. */
  @Column('integer')
  width!: number;

  @Column('integer')
  height!: number;
}
