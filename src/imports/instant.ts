const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6})0*)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const MINUTE_MS = 60_000;

/**
 * An instant of RFC 3339 in the one spelling that instants are compared in, UTC to the microsecond: `2026-03-01T09:00:00.000000Z`. Null for what
 * is none: no offset, a day or hour that no calendar has, finer than a microsecond (kpi-corners, 4), before the year 1.
 */
export function instantOf(text: string): string | null {
  const parts = RFC_3339.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const [fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = parts.slice(7) as (string | undefined)[];
  if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59 || Number(offsetHours) > 23 || Number(offsetMinutes) > 59)
    return null;
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes)) * MINUTE_MS;
  const utc = new Date(local.getTime() - offset).toISOString();
  const micros = fraction.padEnd(6, '0');
  return /^(?!0000)\d{4}-/.test(utc) ? utc.replace('.000Z', `.${micros}Z`) : null;
}

/** Whether the calendar has the day; the months of a year before 100 are no other. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
