import { ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, Float, InputType } from 'type-graphql';
import type { Act } from '../context';
import type { UserError } from '../failures';
import { ExpectAtMost, ExpectNumber } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Device } from '../retouching/words';

const TEN_MINUTES_MS = 600_000;

@InputType({ description: 'How long a page of a shop took to show its pictures.' })
export class PageLoadInput {
  @Field(() => String, { description: 'Code of the channel; a storefront’s own.' })
  channel!: string;

  @Field(() => String, { description: 'Code of the template whose pictures were shown.' })
  template!: string;

  @Field(() => Device, { description: 'Kind of device.' })
  device!: Device;

  @Field(() => Float, { description: 'From the request to the last picture shown.' })
  @ExpectNumber(0, TEN_MINUTES_MS)
  milliseconds!: number;
}

@InputType({ description: 'Page loads seen by a shop.' })
export class ReportPageLoadsInput extends Keyed {
  @Field(() => [PageLoadInput], { description: '1 to 500 page loads.' })
  @ArrayMinSize(1, { message: 'at least one page load' })
  @ExpectAtMost(500)
  @ValidateNested({ each: true })
  loads!: PageLoadInput[];
}

/** Appends what was seen, dated now. What names no template of the viewer's channels is told by its place; the others are taken. */
export async function reportPageLoads(act: Act, input: ReportPageLoadsInput): Promise<{ accepted: number; userErrors: UserError[] }> {
  const channelId = act.viewer?.role === 'STOREFRONT' ? act.viewer.scopeId : null;
  const known = await act.tx.rows<{ name: string }>(
    `SELECT DISTINCT c.code || '/' || t.code AS name FROM channel c JOIN export_template t ON t.channel_id = c.id WHERE $1::uuid IS NULL OR c.id = $1`,
    [channelId],
  );
  const names = new Set(known.map(({ name }) => name));
  const isKnown = (load: PageLoadInput): boolean => names.has(`${load.channel}/${load.template}`);
  const accepted = input.loads.filter(isKnown);
  await act.append(...accepted.map((load) => ({ kind: 'PAGE_LOADED' as const, ...load })));
  const userErrors = input.loads.flatMap((load, i) =>
    isKnown(load)
      ? []
      : [
          {
            code: 'NOT_FOUND' as const,
            field: ['loads', String(i)],
            message: `There is no template "${load.template}" on a channel "${load.channel}".`,
          },
        ],
  );
  return { accepted: accepted.length, userErrors };
}
