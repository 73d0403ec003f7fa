import { Field, ID, InputType } from 'type-graphql';
import { takeFile } from '../catalogue/takeUpload';
import { type Act, actor } from '../context';
import { Keyed } from '../relay/keyed';
import { Import } from './Import';
import { ImportKind } from './words';

@InputType({ description: 'A file to import. It is staged with the purpose IMPORT first.' })
export class StartImportInput extends Keyed {
  @Field(() => ID, { description: 'The staged file.' })
  uploadId!: string;

  @Field(() => ImportKind, { description: 'What it tells.' })
  kind!: ImportKind;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to leave out lines that are not as expected, instead of refusing all.',
  })
  partial!: boolean;
}

/** Asks a worker to import a file, in the name of who asks. */
export async function startImport(act: Act, { uploadId, kind, partial }: StartImportInput): Promise<{ importId: string }> {
  const upload = await takeFile(act, uploadId, 'IMPORT', 'uploadId');
  const asked = { uploadId: upload.id, kind, partial, personId: actor(act), keyId: act.viewer?.keyId, askedAt: await act.now() };
  const { id } = await act.tx.insert(Import, asked);
  await act.enqueue({ task: 'runImport', importId: id });
  return { importId: id };
}
