import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';

const { parseValue, parseLiteral, ...dateTime } = GraphQLDateTime.toConfig();

/** An instant that was told finer than the millisecond to which a Date keeps it: good enough for when something was done, none for where a window ends. */
export class CutInstant extends Date {}

/** An instant: RFC 3339 with its offset, answered in UTC. A JavaScript Date inside. */
export const Instant = new GraphQLScalarType({
  ...dateTime,
  description: 'An instant: RFC 3339 with its offset, such as `2024-02-29T09:00:00.000Z`; kept to the millisecond, and answered in UTC.',
  parseValue: (value) => instantOf(value, parseValue(value)),
  parseLiteral: (node, variables) => instantOf('value' in node ? node.value : null, parseLiteral(node, variables)),
});

function instantOf(told: unknown, date: Date): Date {
  return typeof told === 'string' && /\.\d{3}\d*[1-9]/.test(told) ? new CutInstant(date) : date;
}

/** A day of the calendar, `2027-01-31`; a string inside, since a day is no instant. */
export const Day = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  description: 'A day of the calendar, such as `2027-01-31`.',
});

/** An amount of money or a price as an exact decimal, such as `12.50`. */
export const Decimal = new GraphQLScalarType({
  name: 'Decimal',
  description: 'An exact decimal number as a string, such as `12.50`; up to twelve digits before the point and six behind it.',
  serialize: (value) => trimmed(String(value)),
  parseValue: decimal,
  parseLiteral: (node) => decimal('value' in node ? node.value : null),
});

function decimal(value: unknown): string {
  if ((typeof value !== 'string' && typeof value !== 'number') || !/^-?\d{1,12}(\.\d{1,6})?$/.test(String(value))) {
    throw new TypeError(`expected a decimal such as "12.50", found ${JSON.stringify(value)}`);
  }
  return String(value);
}

/** 12.500000 → 12.50: the digits that PostgreSQL pads with go, cents stay. */
function trimmed(text: string): string {
  return text.replace(/(\.\d\d\d*?)0+$/, '$1');
}
