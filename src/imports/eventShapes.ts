import { z } from 'zod';
import { IssueTag } from '../boards/words';
import type { Kind } from '../kpi/history';
import { AuditOutcome, Cause, CostReason, Device, Origin, Step, Verdict } from '../retouching/words';
import { isCurrency } from '../vendors/money';
import { Service } from '../vendors/words';
import { instantOf } from './instant';

const oneOf = <const Words extends Readonly<Record<string, string>>>(words: Words) =>
  z.enum(words, `one of ${Object.keys(words).join(', ')}`);

const within = (expected: string, least: number, most: number) => z.number(expected).min(least, expected).max(most, expected);
const whole = (expected: string, least: number, most: number) => z.int(expected).min(least, expected).max(most, expected);
/** Beyond what any house has seen, and far below where sums of them end: a fact once taken stands for ever. */
const MOST = { rounds: 10_000, units: 1e6, count: 1e6, colours: 1000, minutes: 1e6, milliseconds: 1e9 };

const TEXT = 'a text of 1 to 200 characters';
const text = z.string(TEXT).regex(/^[^\0\p{Cs}]{1,200}$/u, TEXT);

const INSTANT = 'an instant such as "2026-03-01T09:00:00+01:00": RFC 3339 with its offset, no finer than microseconds';
const instant = z.string(INSTANT).transform((found, issues) => {
  const known = instantOf(found);
  if (known === null) issues.addIssue({ code: 'custom', message: INSTANT });
  return known ?? found;
});

const AMOUNT = 'an amount as a string, such as "12.50", with up to twelve digits before the point and six behind it';
const amount = z.string(AMOUNT).regex(/^-?\d{1,12}(\.\d{1,6})?$/, AMOUNT);
const CURRENCY = 'an ISO 4217 code such as EUR';
const currency = z.string(CURRENCY).refine(isCurrency, CURRENCY);

const round = whole(`a round, 1 to ${MOST.rounds}`, 1, MOST.rounds);
const units = whole(`a whole number of units, 0 to ${MOST.units}`, 0, MOST.units);
const notNegative = (what: string, most: number) => within(`${what}, 0 to ${most}`, 0, most);
const LAB = 'a colour [L, a, b] with L from 0 to 100 and the others within 200 of 0, or null';
const hue = z.number(LAB).min(-200, LAB).max(200, LAB);
const lab = z.tuple([z.number(LAB).min(0, LAB).max(100, LAB), hue, hue], LAB);
const tags = z.array(oneOf(IssueTag), 'a list of issue tags');
const ofRound = { shot: text, round };

/** What an event of each kind says, beside `id`, `at` and `kind` (formats.md). */
const FIELDS = {
  CAPTURED: { shot: text },
  SOURCE_RECEIVED: { shot: text },
  SOURCE_AUDITED: { shot: text, outcome: oneOf(AuditOutcome) },
  HANDED_OVER: { shot: text, vendor: text, batch: text.nullish(), dueAt: instant, service: oneOf(Service) },
  SUBMITTED: { ...ofRound, vendor: text, origin: oneOf(Origin) },
  MEASURED: {
    ...ofRound,
    tags,
    edgeArtefacts: notNegative('a count', MOST.count).nullish(), // null where a picture has no cut-out: Loupe itself measures none then
    metalLab: lab.nullish(),
    boardDeltaE: notNegative('a colour difference', MOST.colours).nullish(),
    boardTolerance: notNegative('a colour difference', MOST.colours).nullish(),
  },
  VETOED: { ...ofRound, tags },
  REVIEWED: { ...ofRound, verdict: oneOf(Verdict), cause: oneOf(Cause).nullish(), tags },
  RECLASSIFIED: { ...ofRound, cause: oneOf(Cause) },
  EXPORTED: {
    ...{ shot: text, template: text, channel: text, format: text },
    bytes: whole('a whole number of bytes from 0 on', 0, Number.MAX_SAFE_INTEGER),
    final: z.boolean('true or false'),
  },
  WITHDRAWN: { shot: text, channel: text },
  WENT_LIVE: { shot: text, channel: text },
  TIME_LOGGED: { shot: text, vendor: text, step: oneOf(Step), minutes: notNegative('minutes', MOST.minutes) },
  COST_BOOKED: { shot: text, vendor: text, tier: whole('a tier from 1 to 4', 1, 4), amount, currency, reason: oneOf(CostReason) },
  SOLD: { sku: text, units },
  RETURNED: { sku: text, units },
  PAGE_LOADED: { channel: text, template: text, device: oneOf(Device), milliseconds: notNegative('milliseconds', MOST.milliseconds) },
} satisfies Record<Kind, z.ZodRawShape>;

export const EVENT_KINDS = Object.keys(FIELDS) as Kind[];

/** An event as a line tells it: instants in one spelling, things by their codes. */
export type ToldEvent = { id: string; at: string; kind: Kind } & Record<string, unknown>;

/** The shape of each kind's line. Unknown fields are errors. */
export const EVENT_SHAPES = Object.fromEntries(
  Object.entries(FIELDS).map(([kind, fields]) => {
    const shape = z.strictObject({ id: text, at: instant, kind: z.literal(kind), ...fields });
    return [kind, kind === 'REVIEWED' ? shape.superRefine(causeOfReturn) : shape];
  }),
) as unknown as Readonly<Record<Kind, z.ZodType<ToldEvent> & { shape: z.ZodRawShape }>>;

/** What comes back has a cause, an approval has none. */
function causeOfReturn({ verdict, cause }: Record<string, unknown>, issues: z.core.$RefinementCtx): void {
  const isCaused = cause !== undefined && cause !== null;
  if (isCaused !== (verdict === 'APPROVED')) return;
  const message = isCaused ? 'no cause of an approval' : `one of ${Object.keys(Cause).join(', ')}, since it was not approved`;
  issues.addIssue({ code: 'custom', path: ['cause'], message });
}

/** Which kinds have a field; the fields stand in the order in which kinds first name them. */
export const KINDS_BY_FIELD: ReadonlyMap<string, readonly Kind[]> = EVENT_KINDS.reduce((kinds, kind) => {
  for (const field of Object.keys(FIELDS[kind])) kinds.set(field, [...(kinds.get(field) ?? []), kind]);
  return kinds;
}, new Map<string, Kind[]>());
