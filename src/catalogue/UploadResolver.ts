import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../context';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { stageUploads, StagedUploadsCreateInput, UploadTarget } from './stageUploads';

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
    return { targets: targets.map((target) => ({ ...target, expiresAt: new Date(target.expiresAt) })), userErrors };
  }
}
