import { deadline, HOUSE_DAYS, HOUSE_HOURS } from '../vendors/deadline';
import type { Vendor } from '../vendors/Vendor';
import type { Service } from '../vendors/words';

/** When a round is due by the vendor's service level, on the vendor's calendar or, where it has none, the house's. */
export function dueAfter(from: Date, service: Service, vendor: Vendor, houseTimeZone: string): Date {
  const hours = { STANDARD: vendor.standardHours, EXPEDITE: vendor.expediteHours, REWORK: vendor.reworkHours }[service];
  return deadline(from, hours, {
    timeZone: vendor.timeZone ?? houseTimeZone,
    workingDays: vendor.workingDays ?? HOUSE_DAYS,
    workingHours: vendor.workingHours ?? HOUSE_HOURS,
    holidays: vendor.holidays,
  });
}
