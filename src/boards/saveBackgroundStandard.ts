import { Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { Act } from '../context';
import { ExpectCode } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { BackgroundStandard } from './BackgroundStandard';
import { nextVersionOf } from './nextVersionOf';
import { BackgroundKind } from './words';

@InputType({ description: 'A background standard, made or given a new version by its code.' })
export class SaveBackgroundStandardInput extends Keyed {
  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => BackgroundKind, { description: 'What it is for.' })
  kind!: BackgroundKind;

  @Field(() => String, { defaultValue: '#ffffff', description: 'The colour it must have, sRGB `#rrggbb`.' })
  @Matches(/^#[0-9a-f]{6}$/, { message: 'a colour such as "#ffffff"' })
  colour!: string;
}

/** Jobs handed over from now on are judged by the new version. */
export async function saveBackgroundStandard(act: Act, input: SaveBackgroundStandardInput): Promise<{ standardId: string }> {
  const version = await nextVersionOf(act, 'background_standard', 'code', input.code);
  const standard = await act.tx.insert(BackgroundStandard, { code: input.code, version, kind: input.kind, colour: input.colour });
  return { standardId: standard.id };
}
