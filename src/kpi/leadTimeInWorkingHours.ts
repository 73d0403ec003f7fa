import { inWindow } from './decisions';
import { groupsOf } from './groups';
import { HELD, holdsOf } from './holds';
import type { Kpi, Spread } from './Kpi';
import { SPREAD, spreadOf } from './spread';
import { hoursWorked } from './working';

export const leadTimeInWorkingHours: Kpi<Spread> = {
  sentence:
    'The working hours in `leadTime`: by the calendar that the vendor has now, or else the house’s (time zone, working days and hours, holidays). Counted by the approval; a shot without a hand-over is not counted.',
  lacks: ['CHANNEL', 'ORIGIN'],
  sql: (keys) => `
    WITH ${HELD},
    asked AS (SELECT $3::text AS zone, $4::jsonb AS house),
    calendar AS (
      SELECT v.id, v.holidays, coalesce(v.time_zone, house ->> 'timeZone') AS zone,
        coalesce(v.working_days, ARRAY(SELECT jsonb_array_elements_text(house -> 'workingDays'))) AS days,
        string_to_array(coalesce(v.working_hours, house ->> 'workingHours'), '-')::interval[] AS hours
      FROM vendor v CROSS JOIN asked),
    c AS (
      SELECT h.shot_id, h.at, (
        SELECT coalesce(sum(extract(epoch FROM least(h.at, w.closes) - greatest(h.begun, w.opens))), 0)::double precision / 3600
        FROM generate_series(date_trunc('day', h.begun AT TIME ZONE k.zone), h.at AT TIME ZONE k.zone, interval '1 day') AS day
        CROSS JOIN LATERAL (SELECT (day + k.hours[1]) AT TIME ZONE k.zone AS opens, (day + k.hours[2]) AT TIME ZONE k.zone AS closes) w
        WHERE least(h.at, w.closes) > greatest(h.begun, w.opens) AND day::date <> ALL (k.holidays)
          AND (ARRAY['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'])[extract(isodow FROM day)::int] = ANY (k.days)) AS value
      FROM held h JOIN calendar k ON k.id = h.vendor_id
      WHERE ${inWindow('h')})
    SELECT ${keys.select} AS key, ${SPREAD} FROM c ${keys.joins} GROUP BY ${keys.groupBy}`,
  oracle: (history, ask) =>
    groupsOf(history, ask, holdsOf(history)).map(({ key, members }) => ({
      key,
      ...spreadOf(
        members.map(({ vendor, begun, cohort }) => hoursWorked(history.calendars.get(vendor) ?? ask.houseCalendar, begun.at, cohort.at)),
      ),
    })),
};
