import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { createKey, personNamed } from '../access/keys';
import type { Role } from '../access/viewer';
import type { Act, Context } from '../context';
import { refuse } from '../failures';
import { ExpectText } from '../relay/expect';
import { globalId, idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { once } from '../relay/once';
import { Payload } from '../relay/userError';
import { type Key, Person, RoleName } from './Person';

@InputType({ description: 'A person, or a named service.' })
export class CreatePersonInput extends Keyed {
  @Field(() => String, { description: 'Name; one who has it already is answered as they are.' })
  @ExpectText(1, 200)
  name!: string;
}

@ObjectType({ description: 'Answer of createPerson.' })
export class CreatePersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'The person.' })
  person?: Person | null;
}

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

  @Field(() => String, {
    nullable: true,
    description: 'The key itself. It is shown this once and kept nowhere; a repeated request shows null.',
  })
  key?: string | null;
}

@ObjectType({ description: 'Answer of revokeKey.' })
export class RevokeKeyPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether the key is of no use any more.' })
  revoked!: boolean;
}

@Resolver()
export class PersonResolver {
  @Query(() => [Person], { description: 'Everybody who acts here, by name, with their keys.' })
  persons(@Ctx() context: Context): Promise<Person[]> {
    return personsBy(context, 'true', []);
  }

  @Mutation(() => CreatePersonPayload, { description: 'Makes a person. createKey does so too, for a name that is new.' })
  async createPerson(
    @Arg('input', () => CreatePersonInput) input: CreatePersonInput,
    @Ctx() context: Context,
  ): Promise<CreatePersonPayload> {
    const { personId, userErrors } = await once(context, 'createPerson', input, async (act) => ({
      personId: await personNamed(act.tx, input.name, 'name'),
    }));
    return { person: personId ? (await personsBy(context, 'p.id = $1', [personId]))[0] : null, userErrors };
  }

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

  @Mutation(() => RevokeKeyPayload, {
    description: 'Makes a key of no use: on this process from the next request on, on others within a second.',
  })
  async revokeKey(@Arg('input', () => RevokeKeyInput) input: RevokeKeyInput, @Ctx() context: Context): Promise<RevokeKeyPayload> {
    const { revoked = false, userErrors } = await once(context, 'revokeKey', input, (act) => revokeKey(act, input));
    return { revoked, userErrors };
  }
}

async function personsBy(context: Context, condition: string, params: readonly unknown[]): Promise<Person[]> {
  const found = await context.database.rows<
    Person & { keys: (Omit<Key, 'createdAt' | 'revokedAt'> & { createdAt: string; revokedAt: string | null })[] }
  >(
    `SELECT p.id, p.name, coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'role', k.role, 'hint', k.hint, 'vendor', v.code, 'channel', c.code,
        'createdAt', k.created_at, 'revokedAt', k.revoked_at) ORDER BY k.created_at, k.id) FILTER (WHERE k.id IS NOT NULL), '[]') AS keys
     FROM person p LEFT JOIN api_key k ON k.person_id = p.id LEFT JOIN vendor v ON v.id = k.vendor_id LEFT JOIN channel c ON c.id = k.channel_id
     WHERE ${condition} GROUP BY p.id ORDER BY p.name`,
    params,
  );
  return found.map(({ id, name, keys }) => ({ id: globalId('Person', id), name, keys: keys.map(toldKey) }));
}

function toldKey(key: Omit<Key, 'createdAt' | 'revokedAt'> & { createdAt: string; revokedAt: string | null }): Key {
  return {
    ...key,
    id: globalId('Key', key.id),
    createdAt: new Date(key.createdAt),
    revokedAt: key.revokedAt ? new Date(key.revokedAt) : null,
  };
}

function makeKey(act: Act, input: CreateKeyInput): Promise<{ id: string; key: string; personId: string }> {
  return createKey(act.tx, {
    role: input.role,
    personName: input.person,
    ...(input.vendor ? { vendorCode: input.vendor } : {}),
    ...(input.channel ? { channelCode: input.channel } : {}),
  });
}

async function revokeKey(act: Act, input: RevokeKeyInput): Promise<{ revoked: boolean }> {
  const revoked = await act.tx.rows('UPDATE api_key SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 RETURNING 1', [
    idOf('Key', input.keyId),
    await act.now(),
  ]);
  if (revoked.length === 0) refuse('NOT_FOUND', 'keyId', 'There is no such key.');
  return { revoked: true };
}
