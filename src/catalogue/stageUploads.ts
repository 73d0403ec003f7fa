import { ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { sign } from '../access/signature';
import type { Act } from '../context';
import { Failure, refuse } from '../failures';
import { globalId } from '../relay/globalId';
import { ExpectAtMost, ExpectNumber, ExpectSha256, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Instant } from '../relay/scalars';
import { Upload, UploadPurpose } from './Upload';

@InputType({ description: 'A file about to be sent. Its size and hash are checked against the bytes that come.' })
export class StagedFileInput {
  @Field(() => String, { description: 'Its name, for people; what it is, its content decides.' })
  @ExpectText(1, 255)
  filename!: string;

  @Field(() => String, { description: 'Its type as the sender knows it.' })
  @ExpectText(1, 100)
  mimeType!: string;

  @Field(() => Int, { description: 'Size in bytes.' })
  @ExpectNumber(1, 2 ** 31 - 1)
  byteSize!: number;

  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' })
  @ExpectSha256()
  sha256!: string;
}

@InputType({ description: 'Files about to be sent.' })
export class StagedUploadsCreateInput extends Keyed {
  @Field(() => UploadPurpose, { defaultValue: UploadPurpose.PICTURE, description: 'What they are for.' })
  purpose!: UploadPurpose;

  @Field(() => [StagedFileInput], { description: '1 to 100 files. Of one vendor at most so many bytes in 24 hours as the house has set.' })
  @ArrayMinSize(1, { message: 'at least one file' })
  @ExpectAtMost(100)
  @ValidateNested({ each: true })
  files!: StagedFileInput[];
}

@ObjectType({ description: 'A header to send with the bytes.' })
export class UploadHeader {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Value.' })
  value!: string;
}

@ObjectType({ description: 'Where to send one file.' })
export class UploadTarget {
  @Field(() => ID, { description: 'Give this to the mutation that takes the file.' })
  uploadId!: string;

  @Field(() => String, { description: 'Send the bytes here; the URL needs no key and expires.' })
  url!: string;

  @Field(() => String, { description: 'HTTP method.' })
  method!: string;

  @Field(() => [UploadHeader], { description: 'Headers to send.' })
  headers!: UploadHeader[];

  @Field(() => Instant, { description: 'Until when.' })
  expiresAt!: Date;
}

const HOURS_TO_SEND = 24;

/** Announces files; answers where to PUT the bytes of each, in the order asked. */
export async function stageUploads(act: Act, input: StagedUploadsCreateInput): Promise<{ targets: UploadTarget[] }> {
  const { house, viewer } = act;
  if (input.purpose === 'IMPORT' && viewer?.role !== 'STUDIO' && viewer?.role !== 'ADMIN')
    throw new Failure('FORBIDDEN', `A ${viewer?.role} key may not stage files for an import.`);
  const now = await act.now();
  const expiresAt = new Date(now.getTime() + HOURS_TO_SEND * 3600e3);
  const targets: UploadTarget[] = [];
  for (const [i, { byteSize }] of input.files.entries()) {
    if (byteSize > house.maxUploadBytes)
      refuse('INVALID', ['files', String(i), 'byteSize'], `Expected at most ${house.maxUploadBytes} bytes, found ${byteSize}.`);
  }
  await keepWithinTheDay(act, input.files);
  for (const file of input.files) {
    const upload = await act.tx.insert(Upload, {
      personId: viewer?.personId,
      vendorId: viewer?.role === 'VENDOR' ? viewer.scopeId : null,
      purpose: input.purpose,
      filename: file.filename,
      byteSize: file.byteSize,
      sha256: file.sha256,
      expiresAt,
    });
    targets.push({
      uploadId: globalId('Upload', upload.id),
      url: `${house.publicUrl}${uploadPath(house.secret, upload.id, expiresAt)}`,
      method: 'PUT',
      headers: [{ name: 'Content-Type', value: file.mimeType }],
      expiresAt,
    });
  }
  return { targets };
}

/** A bound on what is kept of what a vendor's script gone wild, or its key in wrong hands, may send. */
async function keepWithinTheDay({ tx, house, viewer }: Act, files: readonly StagedFileInput[]): Promise<void> {
  if (viewer?.role !== 'VENDOR') return;
  await tx.rows('SELECT FROM vendor WHERE id = $1 FOR NO KEY UPDATE', [viewer.scopeId]); // one announcement after the other
  const [{ bytes }] = await tx.rows<{ bytes: number }>(
    `SELECT coalesce(sum(byte_size), 0)::float8 AS bytes FROM upload WHERE vendor_id = $1 AND created_at > now() - interval '24 hours'`,
    [viewer.scopeId],
  );
  const left = Math.max(0, house.vendorDayBytes - bytes);
  const asked = files.reduce((sum, { byteSize }) => sum + byteSize, 0);
  if (asked > left)
    refuse('INVALID', 'files', `Expected at most ${left} bytes: ${bytes} were announced in the last 24 hours; found ${asked}.`);
}

function uploadPath(secret: string, id: string, expiresAt: Date): string {
  const expires = Math.floor(expiresAt.getTime() / 1000);
  return `/uploads/${id}?expires=${expires}&signature=${sign(secret, uploadStatement(id, expires))}`;
}

/** What the signature of an upload URL says. */
export function uploadStatement(id: string, expires: number): string {
  return `upload ${id} until ${expires}`;
}
