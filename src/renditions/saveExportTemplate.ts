import { ArrayMinSize, ArrayUnique, Matches, ValidateNested } from 'class-validator';
import { Field, Float, InputType, Int } from 'type-graphql';
import { View } from '../catalogue/words';
import type { Act } from '../context';
import { refuse } from '../failures';
import { LONGEST_SIDE } from '../pixels/framing';
import { ExpectAtMost, ExpectCode, ExpectLine, ExpectNumber, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { ALT_TEXT_TOKENS } from './altText';
import { Channel } from './Channel';
import { ExportTemplate } from './ExportTemplate';
import { filenameFault } from './filename';
import { tokensOf } from './tokens';
import { Format } from './words';

const SMALLEST_WIDTH = 16;

@InputType({ description: 'Alt text of a template in one language.' })
export class AltTextPatternInput {
  @Field(() => String, { description: 'A language of the channel.' })
  locale!: string;

  @Field(() => String, { description: 'Text with the tokens {name}, {style}, {metal}, {finish}, {stones}, {view}, {collection}.' })
  @ExpectLine(1, 500)
  pattern!: string;
}

@InputType({ description: 'An export template, made or given a new version by channel and code.' })
export class SaveExportTemplateInput extends Keyed {
  @Field(() => String, { description: 'Code of the channel.' })
  channelCode!: string;

  @Field(() => String, { description: 'Code, unique within the channel; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => [View], { defaultValue: [], description: 'Views that it is for; empty = all.' })
  views!: View[];

  @Field(() => [Format], { description: 'Formats to make.' })
  @ArrayMinSize(1, { message: 'at least one format' })
  formats!: Format[];

  @Field(() => [Int], { description: 'Widths to make, in pixels; a picture is never enlarged.' })
  @ArrayMinSize(1, { message: 'at least one width' })
  @ExpectAtMost(10)
  widths!: number[];

  @Field(() => String, { nullable: true, description: 'width:height of the frame; null = as the picture.' })
  @Matches(/^[1-9]\d{0,3}:[1-9]\d{0,3}$/, { message: 'width:height in whole numbers, such as "4:5"' })
  aspect?: string | null;

  @Field(() => Float, { defaultValue: 0, description: 'Least free space around the picture, as a share of the frame’s side.' })
  @ExpectNumber(0, 0.49)
  padding!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Colour of the ground, sRGB `#rrggbb`; null = that of the background standard which the picture was made to. Another one needs pictures on transparency.',
  })
  @Matches(/^#[0-9a-f]{6}$/, { message: 'a colour such as "#ffffff"' })
  background?: string | null;

  @Field(() => Int, { nullable: true, description: 'Most bytes of a file.' })
  @ExpectNumber(1000, 2 ** 31 - 1)
  byteBudget?: number | null;

  @Field(() => Int, { defaultValue: 90, description: 'Quality to encode with, where the budget allows it.' })
  @ExpectNumber(1, 100)
  quality!: number;

  @Field(() => String, {
    defaultValue: '{sku}_{colourway}_{view}_{channel}_{template}_{width}',
    description: 'File name without extension; every token must occur.',
  })
  @ExpectText(1, 200)
  filenamePattern!: string;

  @Field(() => String, { nullable: true, description: 'Who made the pictures, written into each file (XMP dc:creator).' })
  @ExpectLine(1, 300)
  creator?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whose they are, such as "© 2026 Maison Example", written into each file (XMP dc:rights).',
  })
  @ExpectLine(1, 1000)
  rights?: string | null;

  @Field(() => [AltTextPatternInput], { description: 'An alt text for each language of the channel.' })
  @ArrayUnique((each: AltTextPatternInput) => each.locale, { message: 'each language once' })
  @ValidateNested({ each: true })
  altTextPatterns!: AltTextPatternInput[];
}

/** Makes a new version and retires the one before; renditions already made keep the version that made them. */
export async function saveExportTemplate(act: Act, input: SaveExportTemplateInput): Promise<{ templateId: string }> {
  const [channel] = await act.tx.find(Channel, 'c', 'WHERE c.code = $1 FOR UPDATE', [input.channelCode]);
  if (!channel) refuse('NOT_FOUND', 'channelCode', `There is no channel with the code "${input.channelCode}".`);
  checkTemplate(input, channel);
  const [retired] = await act.tx.rows<{ version: number }>(
    'UPDATE export_template SET retired_at = $3 WHERE channel_id = $1 AND code = $2 AND retired_at IS NULL RETURNING version',
    [channel.id, input.code, await act.now()],
  );
  const template = await act.tx.insert(ExportTemplate, {
    channelId: channel.id,
    code: input.code,
    version: (retired?.version ?? 0) + 1,
    ...{ views: input.views, formats: [...new Set(input.formats)], widths: [...new Set(input.widths)], aspect: input.aspect ?? null },
    ...{ padding: input.padding, background: input.background ?? null, byteBudget: input.byteBudget ?? null, quality: input.quality },
    ...{ filenamePattern: input.filenamePattern, creator: input.creator ?? null, rights: input.rights ?? null },
    altTextPatterns: Object.fromEntries(input.altTextPatterns.map(({ locale, pattern }) => [locale, pattern])),
  });
  return { templateId: template.id };
}

function checkTemplate(input: SaveExportTemplateInput, channel: Channel): void {
  const outside = input.widths.findIndex((width) => width < SMALLEST_WIDTH || width > LONGEST_SIDE);
  if (outside >= 0)
    refuse('INVALID', ['widths', String(outside)], `Expected ${SMALLEST_WIDTH} to ${LONGEST_SIDE} pixels, found ${input.widths[outside]}.`);
  const fault = filenameFault(input.filenamePattern);
  if (fault) refuse('INVALID', 'filenamePattern', fault);
  const missing = channel.locales.find((locale) => !input.altTextPatterns.some((each) => each.locale === locale));
  if (missing) refuse('INVALID', 'altTextPatterns', `Expected an alt text for each language of the channel; "${missing}" is missing.`);
  for (const [i, { locale, pattern }] of input.altTextPatterns.entries()) {
    if (!channel.locales.includes(locale))
      refuse('INVALID', ['altTextPatterns', String(i), 'locale'], `Expected one of ${channel.locales.join(', ')}, found "${locale}".`);
    if (/[{}]/.test(pattern.replace(/\{[^{}]*\}/g, '')))
      refuse('INVALID', ['altTextPatterns', String(i), 'pattern'], 'Expected "{" and "}" about tokens only, found one without the other.');
    const unknown = tokensOf(pattern).find((token) => !ALT_TEXT_TOKENS.includes(token));
    if (unknown !== undefined)
      refuse(
        'INVALID',
        ['altTextPatterns', String(i), 'pattern'],
        `Expected tokens out of ${ALT_TEXT_TOKENS.join(', ')}, found {${unknown}}.`,
      );
  }
}
