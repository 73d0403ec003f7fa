import { Failure } from '../failures';
import type { Ask, Dimension } from '../kpi/Kpi';
import { CutInstant } from '../relay/scalars';
import { isTimeZone } from '../timeZone';

const DAY_MS = 86_400e3;

/** How long a window may be, in days, grouped by it: more rows than some ten thousand a group are a mistake and no question. */
const MOST_DAYS: Readonly<Partial<Record<Dimension, number>>> = { DAY: 3_660, WEEK: 36_600 };
const MOST_DAYS_AT_ALL = 73_200; // two hundred years

/** @throws Failure BAD_USER_INPUT that names the argument, what was found and what was expected */
export function checkAsk({ from, to, timeZone, groupBy }: Ask): void {
  const expect = (isAsExpected: boolean, message: string): void => {
    if (!isAsExpected) throw new Failure('BAD_USER_INPUT', message);
  };
  for (const [name, at] of Object.entries({ from, to }))
    expect(!(at instanceof CutInstant), `"${name}" is told finer than a millisecond; expected an instant such as ${at.toISOString()}.`);
  expect(from < to, `"from" is ${from.toISOString()} and "to" ${to.toISOString()}; expected a "to" after "from".`);
  expect(isTimeZone(timeZone), `"timeZone" is ${JSON.stringify(timeZone).slice(0, 80)}; expected an IANA time zone such as Europe/Paris.`);
  const twice = groupBy.find((dimension, i) => groupBy.indexOf(dimension) !== i);
  expect(twice === undefined, `"groupBy" names ${twice} twice; expected each dimension once.`);
  const days = Math.ceil((to.getTime() - from.getTime()) / DAY_MS);
  for (const dimension of groupBy) {
    const most = MOST_DAYS[dimension] ?? MOST_DAYS_AT_ALL;
    expect(days <= most, `"from" and "to" are ${days} days apart; grouped by ${dimension}, expected at most ${most}.`);
  }
  expect(days <= MOST_DAYS_AT_ALL, `"from" and "to" are ${days} days apart; expected at most ${MOST_DAYS_AT_ALL}.`);
}
