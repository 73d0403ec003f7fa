import { DateTime } from 'luxon';
import type { Ask } from '../../kpi/Kpi';

/** The window in words: its last instant is not in it. */
export function period({ from, to, timeZone }: Ask): string {
  const [begins, ends] = [from, to].map((instant) => DateTime.fromJSDate(instant, { zone: timeZone }));
  const isOfDays = [begins, ends].every((edge) => +edge === +edge.startOf('day'));
  const form = isOfDays ? 'd MMM yyyy' : 'd MMM yyyy HH:mm';
  const last = isOfDays ? ends.minus({ days: 1 }) : ends;
  const tell = (edge: DateTime): string => edge.toFormat(form, { locale: 'en-GB' });
  return `${tell(begins)} – ${tell(last)} (${timeZone})`;
}

/** Every month that the window touches, such as 2024-02. */
export function monthsOf({ from, to, timeZone }: Ask): string[] {
  const months: string[] = [];
  let month = DateTime.fromJSDate(from, { zone: timeZone }).startOf('month');
  for (; month.toJSDate() < to; month = month.plus({ months: 1 })) months.push(month.toFormat('yyyy-MM'));
  return months;
}
