import { Field, InputType, Int } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectCode, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Day } from '../relay/scalars';
import { Matches } from 'class-validator';

@InputType({ description: 'A collection, made or changed by its code.' })
export class SaveCollectionInput extends Keyed {
  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => String, { description: 'Name for people.' })
  @ExpectText(1, 200)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Season, as the house writes it.' })
  @ExpectText(1, 100)
  season?: string | null;

  @Field(() => Day, { nullable: true, description: 'Planned launch.' })
  launchDate?: string | null;

  @Field(() => String, { nullable: true, description: 'width:height, such as `1:1`.' })
  @Matches(/^[1-9]\d{0,3}:[1-9]\d{0,3}$/, { message: 'width:height in whole numbers, such as "4:5"' })
  cropRatio?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of the channels that it targets; left out = as they are.' })
  @ExpectAtMost(100)
  channels?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of its background standard.' })
  backgroundStandard?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of its acceptance rules.' })
  acceptanceRules?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version you changed; if somebody saved since, the answer is CONFLICT.' })
  version?: number | null;
}

export async function saveCollection(act: Act, input: SaveCollectionInput): Promise<{ collectionId: string }> {
  await checkVersioned(act, 'background_standard', input.backgroundStandard, 'backgroundStandard');
  await checkVersioned(act, 'acceptance_rules', input.acceptanceRules, 'acceptanceRules');
  const [row] = await act.tx.rows<{ id: string }>(upsert, [
    input.code,
    input.name,
    input.season ?? null,
    input.launchDate ?? null,
    input.cropRatio ?? null,
    input.backgroundStandard ?? null,
    input.acceptanceRules ?? null,
    input.version ?? null,
  ]);
  if (!row) refuse('CONFLICT', 'version', `${input.code} was saved by somebody else since; read it again.`);
  if (input.channels) await target(act, row.id, input.channels);
  return { collectionId: row.id };
}

/** Season, date, ratio, standard and rules left out stay as they are. */
const upsert = `
  INSERT INTO collection AS c (code, name, season, launch_date, crop_ratio, background_standard_code, acceptance_rules_code)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (code) DO UPDATE SET
    name = excluded.name, season = coalesce(excluded.season, c.season), launch_date = coalesce(excluded.launch_date, c.launch_date),
    crop_ratio = coalesce(excluded.crop_ratio, c.crop_ratio),
    background_standard_code = coalesce(excluded.background_standard_code, c.background_standard_code),
    acceptance_rules_code = coalesce(excluded.acceptance_rules_code, c.acceptance_rules_code), version = c.version + 1
  WHERE $8::integer IS NULL OR c.version = $8
  RETURNING id`;

async function checkVersioned(
  act: Act,
  table: 'background_standard' | 'acceptance_rules',
  code: string | null | undefined,
  field: string,
): Promise<void> {
  if (code === null || code === undefined) return;
  const found = await act.tx.rows(`SELECT FROM ${table} WHERE code = $1`, [code]);
  if (found.length === 0) refuse('NOT_FOUND', field, `There is no ${field} with the code "${code}".`);
}

async function target(act: Act, collectionId: string, channels: readonly string[]): Promise<void> {
  await act.tx.rows('DELETE FROM collection_channel WHERE collection_id = $1', [collectionId]);
  const targeted = await act.tx.rows<{ code: string }>(
    `WITH made AS (
       INSERT INTO collection_channel (collection_id, channel_id) SELECT $1, id FROM channel WHERE code = ANY($2) RETURNING channel_id)
     SELECT code FROM made JOIN channel ON channel.id = made.channel_id`,
    [collectionId, channels],
  );
  const unknown = channels.findIndex((code) => !targeted.some((each) => each.code === code));
  if (unknown >= 0) refuse('NOT_FOUND', ['channels', String(unknown)], `There is no channel with the code "${channels[unknown]}".`);
}
