import { type Calendar, deadline, HOUSE_DAYS, HOUSE_HOURS } from '../../vendors/deadline';
import type { VendorCode } from '../house/persons';
import { VENDORS } from '../house/vendors';
import type { Chance } from './Chance';
import type { Diary } from './Diary';

/** The history while it is told: by chance, into a diary, on everybody's working hours. */
export class Telling {
  constructor(
    readonly chance: Chance,
    readonly diary: Diary,
    readonly timeZone: string,
  ) {}

  /** When somebody who begins at an instant has worked so many hours: a vendor on its calendar, else the house on its own. */
  worked(from: Date, hours: number, by?: VendorCode): Date {
    const vendor = VENDORS.find(({ code }) => code === by);
    const calendar: Calendar = {
      timeZone: vendor?.timeZone ?? this.timeZone,
      workingDays: vendor?.workingDays ?? HOUSE_DAYS,
      workingHours: vendor?.workingHours ?? HOUSE_HOURS,
      holidays: vendor?.holidays ?? [],
    };
    return deadline(from, hours, calendar);
  }
}

export function secondsAfter(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + Math.round(seconds * 1000));
}
