import { Field, InputType } from 'type-graphql';
import type { Act } from '../context';
import { ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { nextVersionOf } from './nextVersionOf';
import { RetouchTemplate } from './RetouchTemplate';

@InputType({ description: 'A retouch template, made or given a new version by its name.' })
export class SaveRetouchTemplateInput extends Keyed {
  @Field(() => String, { description: 'Name.' })
  @ExpectText(1, 100)
  name!: string;

  @Field(() => String, { description: 'What is to be done, step by step.' })
  @ExpectText(1, 20_000)
  actions!: string;
}

export async function saveRetouchTemplate(act: Act, input: SaveRetouchTemplateInput): Promise<{ templateId: string }> {
  const version = await nextVersionOf(act, 'retouch_template', 'name', input.name);
  const template = await act.tx.insert(RetouchTemplate, { name: input.name, version, actions: input.actions });
  return { templateId: template.id };
}
