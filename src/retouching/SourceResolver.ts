import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { shotById } from '../catalogue/loaders';
import { originalFilename, signedMediaUrl } from '../catalogue/media';
import { originalBySha256 } from '../catalogue/originals';
import { Shot } from '../catalogue/Shot';
import { settleUpload } from '../catalogue/takeUpload';
import type { Context, Loader } from '../context';
import { idOf } from '../relay/globalId';
import { byId } from '../relay/lookups';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { confirmSourceAudit, ConfirmSourceAuditInput } from './confirmSourceAudit';
import { Source } from './Source';
import { SourceAudit } from './SourceAudit';
import { submitSource, SubmitSourceInput } from './submitSource';

export const sourceById = byId(Source, 'Source');

const auditBySource: Loader<string, SourceAudit> = async (context, ids) => {
  const found = await context.database.find(SourceAudit, 'a', 'WHERE a.source_id = ANY($1)', [ids]);
  const auditOf = new Map(found.map((audit) => [audit.sourceId, audit]));
  return ids.map((id) => auditOf.get(id) as SourceAudit);
};

@ObjectType({ description: 'Answer of submitSource.' })
export class SubmitSourcePayload extends Payload {
  @Field(() => Source, { nullable: true, description: 'The source; its audit is being measured.' })
  source?: Source | null;
}

@ObjectType({ description: 'Answer of confirmSourceAudit.' })
export class ConfirmSourceAuditPayload extends Payload {
  @Field(() => Source, { nullable: true, description: 'The source with its confirmed audit.' })
  source?: Source | null;
}

@Resolver(() => Source)
export class SourceResolver {
  @Query(() => Source, { nullable: true, description: 'A source; null when there is none for this viewer.' })
  source(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context): Promise<Source | null> {
    return context.load(sourceById, idOf('Source', id));
  }

  @FieldResolver(() => Shot, { nullable: true, description: 'The shot that it is a capture of.' })
  shot(@Root() source: Source, @Ctx() context: Context): Promise<Shot | null> {
    return context.load(shotById, source.shotId);
  }

  @FieldResolver(() => String, { description: 'Where its bytes are, signed, for some hours.' })
  async url(@Root() source: Source, @Ctx() context: Context): Promise<string> {
    const original = await context.load(originalBySha256, source.sha256);
    const shot = await context.load(shotById, source.shotId);
    return signedMediaUrl(
      context.house,
      source.sha256,
      originalFilename(shot?.reference ?? 'source', `source-${source.number}`, original.mediaType),
    );
  }

  @FieldResolver(() => Int, { description: 'Width in pixels, upright.' })
  async width(@Root() source: Source, @Ctx() context: Context): Promise<number> {
    return (await context.load(originalBySha256, source.sha256)).width;
  }

  @FieldResolver(() => Int, { description: 'Height in pixels, upright.' })
  async height(@Root() source: Source, @Ctx() context: Context): Promise<number> {
    return (await context.load(originalBySha256, source.sha256)).height;
  }

  @FieldResolver(() => SourceAudit, { description: 'The pre-edit checklist.' })
  audit(@Root() source: Source, @Ctx() context: Context): Promise<SourceAudit> {
    return context.load(auditBySource, source.id);
  }

  @Mutation(() => SubmitSourcePayload, { description: 'Takes in the capture of a shot and has it measured.' })
  async submitSource(
    @Arg('input', () => SubmitSourceInput) input: SubmitSourceInput,
    @Ctx() context: Context,
  ): Promise<SubmitSourcePayload> {
    await settleUpload(context, input.uploadId);
    const { sourceId, userErrors } = await once(context, 'submitSource', input, (act) => submitSource(act, input));
    return { source: sourceId ? await context.load(sourceById, sourceId) : null, userErrors };
  }

  @Mutation(() => ConfirmSourceAuditPayload, { description: 'A person’s word on the audit of a source.' })
  async confirmSourceAudit(
    @Arg('input', () => ConfirmSourceAuditInput) input: ConfirmSourceAuditInput,
    @Ctx() context: Context,
  ): Promise<ConfirmSourceAuditPayload> {
    const { sourceId, userErrors } = await once(context, 'confirmSourceAudit', input, (act) => confirmSourceAudit(act, input));
    return { source: sourceId ? await context.load(sourceById, sourceId) : null, userErrors };
  }
}
