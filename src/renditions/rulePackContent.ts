import { z } from 'zod';
import { refuse } from '../failures';
import { Format } from './words';

/** What a rule may ask of a file as a number, and the unit that it is counted in. */
const UNITS = {
  ...{ minWidth: 'px', minHeight: 'px', minLongestSide: 'px', maxLongestSide: 'px', minShortestSide: 'px' },
  ...{ maxMegapixels: 'MP', maxBytes: 'B' },
} as const;
const MEASURED = Object.keys(UNITS) as (keyof typeof UNITS)[];
/** And as a share, 0–1. */
const SHARES = [
  'whiteGround',
  'whiteBorder',
  'minFillLongestSide',
  'maxFillLongestSide',
  'minFillBoxArea',
  'minFillSilhouetteArea',
] as const;

const day = z.iso.date();

/** Whether a picture keeps a shop's rules is for the shop to say: a pack tells what is asked. */
const words = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^(?!.*complian(t|ce))/is, 'expected what is asked of pictures, without a word on who complies with it');

const about = {
  /** Its name in the pack; twice only with other dates. */
  rule: z.string().regex(/^(?!exported$)[a-z][A-Za-z0-9]{0,59}$/, 'expected a name such as "minWidth", and not "exported", which is ours'),
  level: z.enum(['REQUIRED', 'RECOMMENDED']),
  /** Of the picture; left out = every one. */
  roles: z
    .array(z.enum(['MAIN', 'GALLERY', 'LIFESTYLE', 'SOCIAL']))
    .min(1)
    .optional(),
  unit: z.string().max(100).nullable(),
  source: z.string().max(1000).regex(/\S/, 'expected where the rule stands'),
  /** How sure the rule is: facts/channel-rules.md §1. */
  confidence: z.enum(['OFFICIAL', 'COMPILED', 'SELLERS', 'UNKNOWN']),
  /** When somebody last read it at its source; null = not known. */
  checkedOn: day.nullable(),
  /** First day. */
  validFrom: day.optional(),
  /** First day on which it holds no longer. */
  validTo: day.optional(),
};

/** Two numbers above 0. */
const ASPECT = /^(?![0.]+:)\d{1,4}(\.\d{1,4})?:(?![0.]+$)\d{1,4}(\.\d{1,4})?$/;

const rule = z.discriminatedUnion('check', [
  z.strictObject({ ...about, check: z.enum(MEASURED), value: z.number().nonnegative() }),
  z.strictObject({
    ...about,
    check: z.enum(SHARES),
    value: z.number('expected a share from 0 to 1').min(0, 'expected a share from 0 to 1').max(1, 'expected a share from 0 to 1'),
  }),
  /** Those that Loupe does not make are named too, since the shop takes them. */
  z.strictObject({
    ...about,
    check: z.literal('formats'),
    value: z.array(z.enum([...Object.values(Format), 'TIFF', 'GIF', 'BMP'])).min(1),
  }),
  z.strictObject({ ...about, check: z.literal('colourModels'), value: z.array(z.enum(['RGB', 'GREY', 'CMYK'])).min(1) }),
  z.strictObject({ ...about, check: z.literal('aspect'), value: z.string().regex(ASPECT, 'expected width:height, such as "4:5"') }),
  /** Whether the file tells how it came to be: IPTC's Digital Source Type in its XMP. */
  z.strictObject({ ...about, check: z.literal('digitalSourceType'), value: z.null() }),
  /** Whether the name in the URL ends as the encoded bytes ask. */
  z.strictObject({ ...about, check: z.literal('extension'), value: z.null() }),
  /** RFC 3986, and at most so many characters. */
  z.strictObject({ ...about, check: z.literal('url'), value: z.number().int().positive() }),
  /** In every language of the channel. */
  z.strictObject({ ...about, check: z.literal('altText'), value: z.null() }),
  /** What no measurement here can tell, so that it stays UNKNOWN. */
  z.strictObject({ ...about, check: z.literal('person'), value: z.null(), expected: words(500) }),
]);

const pack = z
  .strictObject({
    code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
    name: words(200),
    platform: words(200),
    category: words(200),
    rules: z.array(rule).min(1).max(200),
  })
  .superRefine(({ rules }, context) => {
    for (const [i, each] of rules.entries()) {
      const twin = rules.slice(0, i).find((other) => other.rule === each.rule && overlap(other, each));
      if ((each.validFrom ?? '') >= (each.validTo ?? '9999'))
        context.addIssue({ code: 'custom', path: ['rules', i, 'validTo'], message: 'expected a day after validFrom' });
      const unit = Object.hasOwn(UNITS, each.check) ? UNITS[each.check as keyof typeof UNITS] : each.unit;
      if (each.unit !== null && each.unit !== unit)
        context.addIssue({ code: 'custom', path: ['rules', i, 'unit'], message: `expected "${unit}", in which ${each.check} is counted` });
      if (twin) context.addIssue({ code: 'custom', path: ['rules', i, 'rule'], message: `"${each.rule}" stands twice for one day` });
    }
  });

export type Rule = z.infer<typeof rule>;
/** What a shop or marketplace asks of pictures, by platform and category. */
export type RulePackContent = z.infer<typeof pack>;

/** @throws Refusal INVALID that names each place, what stood there and what was expected */
export function rulePackOf(value: unknown, field: string): RulePackContent {
  const parsed = pack.safeParse(value);
  if (parsed.success) return parsed.data;
  const told = parsed.error.issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.join('.') || 'the pack'}: ${message}${found(value, path)}`);
  return refuse('INVALID', field, `${told.join('; ')}.`);
}

function found(value: unknown, path: readonly PropertyKey[]): string {
  const at = path.reduce<unknown>((within, key) => (within as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
  return typeof at === 'object' ? '' : `, found ${JSON.stringify(at) ?? 'nothing'}`;
}

function overlap(a: Rule, b: Rule): boolean {
  const [start, end] = ['0000-01-01', '9999-12-31'];
  return (a.validFrom ?? start) < (b.validTo ?? end) && (b.validFrom ?? start) < (a.validTo ?? end);
}
