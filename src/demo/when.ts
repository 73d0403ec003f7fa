import { DateTime } from 'luxon';

/** @example dayFrom(new Date('2026-11-25T10:00:00Z'), -14) // '2026-11-11': a day so many days later, in UTC */
export function dayFrom(begunAt: Date, days: number): string {
  return DateTime.fromJSDate(begunAt, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}
