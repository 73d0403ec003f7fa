import type { Ask } from './Kpi';

/** What a statement is given: $1 = from, $2 = to, $3 = time zone, $4 = the house's calendar. PostgreSQL refuses a parameter that is not used. */
export function parametersOf(statement: string, { from, to, timeZone, houseCalendar }: Ask): unknown[] {
  const all = [from, to, timeZone, JSON.stringify(houseCalendar)];
  return all.filter((_, i) => statement.includes(`$${i + 1}`));
}
