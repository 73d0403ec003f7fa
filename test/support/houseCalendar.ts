import type { WorkCalendar } from '../../src/kpi/history';

/** When the house of the tests works, and a vendor that has no calendar of its own. */
export const HOUSE_CALENDAR: WorkCalendar = {
  timeZone: 'Europe/Paris',
  workingDays: ['MON', 'TUE', 'WED', 'THU', 'FRI'],
  workingHours: '09:00-18:00',
  holidays: [],
};
