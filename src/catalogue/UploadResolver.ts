import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../context';
import { idOf } from '../relay/globalId';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { type StagedFileInput, stageUploads, StagedUploadsCreateInput, UploadTarget } from './stageUploads';

@ObjectType({ description: 'Answer of stagedUploadsCreate.' })
export class StagedUploadsCreatePayload extends Payload {
  @Field(() => [UploadTarget], { description: 'Where to send each file, in the order asked; empty when refused.' })
  targets!: UploadTarget[];
}

@Resolver()
export class UploadResolver {
  @Mutation(() => StagedUploadsCreatePayload, {
    description: 'Announces files: answers where to PUT the bytes of each. The upload id then goes into the mutation that takes the file.',
  })
  async stagedUploadsCreate(
    @Arg('input', () => StagedUploadsCreateInput) input: StagedUploadsCreateInput,
    @Ctx() context: Context,
  ): Promise<StagedUploadsCreatePayload> {
    const { targets = [], userErrors } = await once(context, 'stagedUploadsCreate', input, (act) => stageUploads(act, input));
    return { targets: await Promise.all(targets.map((target, i) => reachable(context, target, input.files[i]))), userErrors };
  }
}

/** Straight to the store where it takes bytes itself, or to us. */
async function reachable({ blobs }: Context, target: UploadTarget, announced: StagedFileInput): Promise<UploadTarget> {
  const expiresAt = new Date(target.expiresAt);
  const seconds = Math.max(1, Math.floor((expiresAt.getTime() - Date.now()) / 1000));
  const url = await blobs.uploadUrl(idOf('Upload', target.uploadId), announced, seconds);
  return { ...target, url: url ?? target.url, expiresAt };
}
