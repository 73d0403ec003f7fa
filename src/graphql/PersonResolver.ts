import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { createKey } from '../access/keys';
import { ROLES, type Role } from '../access/viewer';
import type { Act, Context } from '../context';
import { Failure, refuse } from '../failures';
import { ExpectText } from '../relay/expect';
import { globalId, idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { word } from '../relay/word';

export const RoleName = word('RoleName', 'What a key may see and do.', {
  STOREFRONT: 'Reads what is live on one channel.',
  VENDOR: 'Does the jobs of one vendor.',
  REVIEWER: 'Works the review queue.',
  STUDIO: 'Runs catalogue and production.',
  ANALYST: 'Reads the scorecard; changes nothing.',
  ADMIN: 'All, plus persons and keys.',
} satisfies Record<Role, string>);

@InputType({ description: 'A key for a person or a service.' })
export class CreateKeyInput extends Keyed {
  @Field(() => RoleName, { description: 'What it may see and do.' })
  role!: Role;

  @Field(() => String, { description: 'Name of the person; one of that name is made if there is none.' })
  @ExpectText(1, 200)
  person!: string;

  @Field(() => String, { nullable: true, description: 'Code of the vendor, for VENDOR.' })
  vendor?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the channel, for STOREFRONT.' })
  channel?: string | null;
}

@InputType({ description: 'A key to take back.' })
export class RevokeKeyInput extends Keyed {
  @Field(() => ID, { description: 'Id of the key.' })
  keyId!: string;
}

@ObjectType({ description: 'Answer of createKey.' })
export class CreateKeyPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Id of the key, for revokeKey.' })
  keyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person.' })
  personId?: string | null;

  @Field(() => String, { nullable: true, description: 'The key itself. It is shown this once and kept nowhere; a repeated request shows null.' })
  key?: string | null;
}

@ObjectType({ description: 'Answer of revokeKey.' })
export class RevokeKeyPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether the key is of no use any more.' })
  revoked!: boolean;
}

@Resolver()
export class PersonResolver {
  @Mutation(() => CreateKeyPayload, { description: 'Makes a key. Whoever loses it gets a new one: it cannot be shown again.' })
  async createKey(@Arg('input', () => CreateKeyInput) input: CreateKeyInput, @Ctx() context: Context): Promise<CreateKeyPayload> {
    let shownOnce: string | null = null; // kept out of the answer, which is stored
    const { keyId, personId, userErrors } = await once(context, 'createKey', input, async (act) => {
      const made = await makeKey(act, input);
      shownOnce = made.key;
      return { keyId: made.id, personId: made.personId };
    });
    return {
      keyId: keyId ? globalId('Key', keyId) : null,
      personId: personId ? globalId('Person', personId) : null,
      key: shownOnce,
      userErrors,
    };
  }

  @Mutation(() => RevokeKeyPayload, { description: 'Makes a key of no use, from the next request on.' })
  async revokeKey(@Arg('input', () => RevokeKeyInput) input: RevokeKeyInput, @Ctx() context: Context): Promise<RevokeKeyPayload> {
    const { revoked = false, userErrors } = await once(context, 'revokeKey', input, (act) => revokeKey(act, input));
    return { revoked, userErrors };
  }
}

async function makeKey(act: Act, input: CreateKeyInput): Promise<{ id: string; key: string; personId: string }> {
  try {
    return await createKey(act.tx, {
      role: ROLES.find((role) => role === input.role) ?? input.role,
      personName: input.person,
      ...(input.vendor ? { vendorCode: input.vendor } : {}),
      ...(input.channel ? { channelCode: input.channel } : {}),
    });
  } catch (error) {
    if (error instanceof Failure) refuse('INVALID', input.role === 'STOREFRONT' ? 'channel' : 'vendor', error.message);
    throw error;
  }
}

async function revokeKey(act: Act, input: RevokeKeyInput): Promise<{ revoked: boolean }> {
  const revoked = await act.tx.rows('UPDATE api_key SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 RETURNING 1', [
    idOf('Key', input.keyId),
    await act.now(),
  ]);
  if (revoked.length === 0) refuse('NOT_FOUND', 'keyId', 'There is no such key.');
  return { revoked: true };
}
