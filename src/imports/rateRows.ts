import { z } from 'zod';
import { View } from '../catalogue/words';
import type { Act } from '../context';
import { saveRate, SaveRateInput } from '../vendors/saveRate';
import { bring } from './bring';
import { day, decimal, filled, oneOf, optional, whole } from './cells';
import { FirstTold } from './FirstTold';
import type { Effect, RowKind } from './importRows';

const SHAPE = z.object({
  vendor: filled,
  tier: whole('a tier from 1 to 4'),
  view: optional(oneOf(View)),
  price: decimal,
  currency: filled,
  validFrom: day,
  validTo: optional(day),
  extraRoundPrice: optional(decimal),
});

type Told = z.infer<typeof SHAPE>;

const OPTIONAL = ['extraRoundPrice'];
const REQUIRED = Object.keys(SHAPE.shape).filter((column) => !OPTIONAL.includes(column));

/** A row for each line of a rate card. */
export function rateRows(): RowKind<Told> {
  const first = new FirstTold();
  return {
    columns: { required: REQUIRED, optional: OPTIONAL },
    shape: SHAPE,
    save: async (act, told, line) => {
      const name = `${told.vendor}, tier ${told.tier}, ${told.view ?? 'every view'}, from ${told.validFrom}`;
      first.onlyOnce(name, 'validFrom');
      const effect = await bringRate(act, told);
      first.note(name, line);
      return effect;
    },
  };
}

async function bringRate(act: Act, { vendor: vendorCode, view, validTo, ...told }: Told): Promise<Effect> {
  const [current] = await act.tx.rows<{ extraRoundPrice: string | null }>(
    `SELECT v.code AS "vendorCode", r.tier, r.view, trim_scale(r.price)::text AS price, trim_scale(r.extra_round_price)::text AS "extraRoundPrice",
       r.currency, r.valid_from AS "validFrom", r.valid_to AS "validTo"
     FROM rate r JOIN vendor v ON v.id = r.vendor_id
     WHERE v.code = $1 AND r.tier = $2 AND r.view IS NOT DISTINCT FROM $3 AND r.valid_from = $4`,
    [vendorCode, told.tier, view ?? null, told.validFrom],
  );
  const extraRoundPrice = told.extraRoundPrice ?? current?.extraRoundPrice ?? null;
  const values = { ...told, vendorCode, view: view ?? null, validTo: validTo ?? null, extraRoundPrice };
  return bring(act, { current, shape: SaveRateInput, values, save: saveRate, columns: { vendorCode: 'vendor' } });
}
