import { DateTime, Interval } from 'luxon';
import type { Weekday } from './words';

/** When somebody works. Days and hours are those of the zone, so that a working day stays one when clocks change. */
export interface Calendar {
  timeZone: string;
  workingDays: readonly Weekday[];
  /** `09:00-18:00`; the end may be `24:00`. */
  workingHours: string;
  /** `2026-12-25` … */
  holidays: readonly string[];
}

/** The house's calendar where a vendor has none of its own. */
export const HOUSE_DAYS: readonly Weekday[] = ['MON', 'TUE', 'WED', 'THU', 'FRI'];
export const HOUSE_HOURS = '09:00-18:00';

const WEEKDAYS: readonly Weekday[] = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];
const YEARS_AHEAD = 10; // a calendar that never works would be walked for ever

/**
 * The instant when `hours` working hours have passed since `from`. What begins outside working hours begins with the next ones.
 * @throws RangeError when the calendar has no such instant within ten years
 */
export function deadline(from: Date, hours: number, calendar: Calendar): Date {
  let left = hours * 3600e3;
  const start = DateTime.fromJSDate(from, { zone: calendar.timeZone });
  for (let day = start.startOf('day'); day < start.plus({ years: YEARS_AHEAD }); day = day.plus({ days: 1 })) {
    const window = workingWindow(day, calendar);
    if (!window?.start || !window.end || window.end <= start) continue;
    const begin = DateTime.max(window.start, start);
    const worked = window.end.toMillis() - begin.toMillis();
    if (worked >= left) return new Date(begin.toMillis() + left);
    left -= worked;
  }
  throw new RangeError('the calendar has no working hours left within ten years');
}

function workingWindow(day: DateTime, calendar: Calendar): Interval | null {
  if (!calendar.workingDays.includes(WEEKDAYS[day.weekday - 1]) || calendar.holidays.includes(day.toISODate() ?? '')) return null;
  const [from, to] = calendar.workingHours.split('-').map((text) => text.split(':').map(Number));
  const at = ([hour, minute]: number[]): DateTime => (hour === 24 ? day.plus({ days: 1 }) : day.set({ hour, minute }));
  return Interval.fromDateTimes(at(from), at(to));
}
