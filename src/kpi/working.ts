import { DateTime } from 'luxon';
import type { WorkCalendar } from './history';

const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/** Hours of a calendar between two instants, in microseconds since 1970. */
export function hoursWorked(calendar: WorkCalendar, from: number, to: number): number {
  let worked = 0;
  const end = DateTime.fromMillis(Math.ceil(to / 1000), { zone: calendar.timeZone });
  let day = DateTime.fromMillis(Math.floor(from / 1000), { zone: calendar.timeZone }).startOf('day');
  for (; day <= end; day = day.plus({ days: 1 })) {
    const [opens, closes] = openingOf(calendar, day);
    worked += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
  }
  return worked / 3600e6;
}

/** From when until when of a day, in microseconds; nothing on a day off. */
function openingOf({ workingDays, workingHours, holidays }: WorkCalendar, day: DateTime): [opens: number, closes: number] {
  if (!workingDays.includes(WEEKDAYS[day.weekday - 1]) || holidays.includes(day.toFormat('yyyy-MM-dd'))) return [0, 0];
  const [opens, closes] = workingHours.split('-').map((text) => {
    const [hour, minute] = text.split(':').map(Number);
    const at = hour === 24 ? day.plus({ days: 1 }) : day.set({ hour, minute });
    return at.toMillis() * 1000;
  });
  return [opens, closes];
}
