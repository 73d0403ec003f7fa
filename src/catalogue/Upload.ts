import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { word, type Word } from '../relay/word';

export const UploadPurpose = word('UploadPurpose', 'What a file is staged for.', {
  PICTURE: 'JPEG, PNG, WebP or TIFF, for a source, a revision or an exemplar.',
  IMPORT: 'CSV or NDJSON, for startImport and nothing else; STUDIO and ADMIN only.',
});
export type UploadPurpose = Word<typeof UploadPurpose>;

/** A file on its way in (see the table's comment for its states). */
@Entity()
export class Upload {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('uuid', { nullable: true })
  vendorId!: string | null;

  @Column('text')
  purpose!: UploadPurpose;

  @Column('text')
  filename!: string;

  @Column('bigint')
  byteSize!: number;

  @Column('text')
  sha256!: string;

  @Column('text')
  status!: 'PENDING' | 'RECEIVED' | 'READY' | 'REFUSED';

  @Column('text', { nullable: true })
  refusalCode!: string | null;

  @Column('text', { nullable: true })
  refusal!: string | null;

  @Column('timestamptz')
  expiresAt!: Date;
}
