import { z } from 'zod';
import type { Act } from '../context';
import { saveVendor, SaveVendorInput } from '../vendors/saveVendor';
import { ProductionModel, Weekday } from '../vendors/words';
import { bring } from './bring';
import { day, decimal, filled, listOf, number, oneOf, optional } from './cells';
import { FirstTold } from './FirstTold';
import type { Effect, RowKind } from './importRows';

const hours = number('working hours such as "24" or "7.5"');

const SHAPE = z.object({
  vendor: filled,
  name: filled,
  productionModel: oneOf(ProductionModel),
  standardHours: hours,
  expediteHours: hours,
  reworkHours: hours,
  hourlyRate: optional(decimal),
  currency: filled,
  timeZone: optional(filled),
  workingDays: listOf(oneOf(Weekday), 'days such as "MON|TUE|WED", each once').optional(),
  workingHours: optional(filled),
  holidays: listOf(day, 'days such as "2027-01-01|2027-05-01", each once').optional(),
});

type Told = z.infer<typeof SHAPE>;

const OPTIONAL = ['timeZone', 'workingDays', 'workingHours', 'holidays'];
const REQUIRED = Object.keys(SHAPE.shape).filter((column) => !OPTIONAL.includes(column));

/** A row for each vendor. */
export function vendorRows(): RowKind<Told> {
  const first = new FirstTold();
  return {
    columns: { required: REQUIRED, optional: OPTIONAL },
    shape: SHAPE,
    save: async (act, told, line) => {
      first.onlyOnce(told.vendor, 'vendor');
      const effect = await bringVendor(act, told);
      first.note(told.vendor, line);
      return effect;
    },
  };
}

/** A calendar that the file does not speak of stays as it is: saving a vendor without one would take it away. */
async function bringVendor(act: Act, { vendor: code, workingDays, ...told }: Told): Promise<Effect> {
  const [current] = await act.tx.rows<Partial<SaveVendorInput>>(
    `SELECT code, name, production_model AS "productionModel", standard_hours AS "standardHours", expedite_hours AS "expediteHours",
       rework_hours AS "reworkHours", trim_scale(hourly_rate)::text AS "hourlyRate", currency, time_zone AS "timeZone",
       working_days AS "workingDays", working_hours AS "workingHours", holidays
     FROM vendor WHERE code = $1`,
    [code],
  );
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const values = { holidays: [], ...current, ...given, code, ...(workingDays?.length && { workingDays }) };
  return bring(act, { current, shape: SaveVendorInput, values, save: saveVendor, columns: { code: 'vendor' } });
}
