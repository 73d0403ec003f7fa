import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';

const { parseValue, parseLiteral, ...dateTime } = GraphQLDateTime.toConfig();

/** An instant: RFC 3339 with its offset, answered in UTC. A JavaScript Date inside, so what is finer than its millisecond is refused rather than lost. */
export const Instant = new GraphQLScalarType({
  ...dateTime,
  description: 'An instant: RFC 3339 with its offset, such as `2024-02-29T09:00:00.000Z`, no finer than a millisecond. Answered in UTC.',
  parseValue: (value) => parseValue(toTheMillisecond(value)),
  parseLiteral: (node, variables) => {
    toTheMillisecond('value' in node ? node.value : null);
    return parseLiteral(node, variables);
  },
});

/** @throws TypeError */
function toTheMillisecond(found: unknown): unknown {
  if (typeof found === 'string' && /\.\d{3}\d*[1-9]/.test(found))
    throw new TypeError(
      `expected an instant no finer than a millisecond, such as 2024-02-29T09:00:00.000Z, found ${JSON.stringify(found).slice(0, 80)}`,
    );
  return found;
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
