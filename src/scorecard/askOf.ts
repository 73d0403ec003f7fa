import { DateTime } from 'luxon';
import { Failure } from '../failures';
import { type Ask, type Dimension, DIMENSIONS } from '../kpi/Kpi';
import { HOUSE_DAYS, HOUSE_HOURS } from '../vendors/deadline';
import { checkAsk } from './checkAsk';

/** A question in the words of an address or a command line. */
export interface AskWords {
  from?: string;
  to?: string;
  timeZone?: string;
  groupBy?: readonly string[];
}

/** @throws Failure BAD_USER_INPUT that names the word, what was found and what was expected */
export function askOf({ from, to, timeZone, groupBy = [] }: AskWords, houseZone: string): Ask {
  const zone = timeZone ?? houseZone;
  const unknown = groupBy.find((word) => !isDimension(word));
  if (unknown !== undefined)
    throw new Failure('BAD_USER_INPUT', `"groupBy" is ${told(unknown)}; expected some of ${DIMENSIONS.join(', ')}, separated by commas.`);
  const houseCalendar = { timeZone: houseZone, workingDays: HOUSE_DAYS, workingHours: HOUSE_HOURS, holidays: [] };
  const rest = { timeZone: zone, groupBy: groupBy.filter(isDimension), houseCalendar };
  checkAsk({ from: new Date(0), to: new Date(1), ...rest }); // days cannot be read before the zone is known to be one
  const ask = { from: instantOf('from', from, zone), to: instantOf('to', to, zone), ...rest };
  checkAsk(ask);
  return ask;
}

function isDimension(word: string): word is Dimension {
  return (DIMENSIONS as readonly string[]).includes(word);
}

const DAY_OR_INSTANT = /^\d{4}-\d\d-\d\d([Tt]\d\d:\d\d(:\d\d(\.\d{1,3}0*)?)?([Zz]|[+-]\d\d:\d\d))?$/;

/** A day is its midnight in the zone. */
function instantOf(name: string, text: string | undefined, zone: string): Date {
  const instant = DAY_OR_INSTANT.test(text ?? '') ? DateTime.fromISO(text ?? '', { zone }) : null;
  if (instant?.isValid) return instant.toJSDate();
  const found = text === undefined ? 'missing' : told(text);
  throw new Failure(
    'BAD_USER_INPUT',
    `"${name}" is ${found}; expected a day such as 2024-02-29, or an instant such as 2024-02-29T09:00:00Z, no finer than a millisecond.`,
  );
}

function told(text: string): string {
  return JSON.stringify(text).slice(0, 80);
}
