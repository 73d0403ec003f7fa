import { DateTime } from 'luxon';
import type { Weekday } from '../vendors/words';

/**
 * An instant of the story. Most are told by weeks before the one in which the demo is loaded, on a weekday and at a time of the house, so that
 * whenever it is loaded people have worked on working days; the last ones by hours before the load, so that what waits has not waited long.
 */
export type When = { week: number; day: Weekday; time: string } | { hoursBefore: number };

/** @example on(-9, 'TUE', '14:30') */
export function on(week: number, day: Weekday, time: string): When {
  return { week, day, time };
}

export function before(hours: number): When {
  return { hoursBefore: hours };
}

const DAYS: readonly Weekday[] = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

export function instantOf(when: When, begunAt: Date, timeZone: string): Date {
  const load = DateTime.fromJSDate(begunAt, { zone: timeZone });
  if ('hoursBefore' in when) return load.minus({ hours: when.hoursBefore }).toJSDate();
  const [hour, minute] = when.time.split(':').map(Number);
  return load
    .startOf('week')
    .plus({ weeks: when.week, days: DAYS.indexOf(when.day) })
    .set({ hour, minute })
    .toJSDate();
}

export function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60e3);
}

/** The day of an instant in a zone, such as `2026-11-11`. */
export function dayOf(instant: Date, timeZone: string): string {
  return DateTime.fromJSDate(instant, { zone: timeZone }).toFormat('yyyy-MM-dd');
}
