import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { settleUpload } from '../catalogue/takeUpload';
import type { Context, Loader } from '../context';
import { byId } from '../relay/lookups';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { Import } from './Import';
import { rejectsUrl } from './rejects';
import { startImport, StartImportInput } from './startImport';

export const importById = byId(Import, 'Import');

const filenameByUpload: Loader<string, string> = async ({ database }, ids) => {
  const found = await database.rows<{ id: string; filename: string }>('SELECT id, filename FROM upload WHERE id = ANY($1)', [ids]);
  const nameOf = new Map(found.map(({ id, filename }) => [id, filename]));
  return ids.map((id) => nameOf.get(id) ?? '');
};

@ObjectType({ description: 'Answer of startImport.' })
export class StartImportPayload extends Payload {
  @Field(() => Import, { nullable: true, description: 'The import, to be asked for again by its id until it is DONE or REFUSED.' })
  import?: Import | null;
}

@Resolver(() => Import)
export class ImportResolver {
  @FieldResolver(() => String, { description: 'Name of the file.' })
  filename(@Root() asked: Import, @Ctx() context: Context): Promise<string> {
    return context.load(filenameByUpload, asked.uploadId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The rows or events that an import in part left out, as they stood in the file, to be mended and imported: signed, good for one to two hours. null where it left out none.',
  })
  rejectsUrl(@Root() { id, hasRejects }: Import, @Ctx() { house }: Context): string | null {
    return hasRejects ? rejectsUrl(house, id) : null;
  }

  @Mutation(() => StartImportPayload, { description: 'Has a file of the trade imported by a worker.' })
  async startImport(@Arg('input', () => StartImportInput) input: StartImportInput, @Ctx() context: Context): Promise<StartImportPayload> {
    await settleUpload(context, input.uploadId);
    const { importId, userErrors } = await once(context, 'startImport', input, (act) => startImport(act, input));
    return { import: importId ? await context.load(importById, importId) : null, userErrors };
  }
}
