import { Field, InputType, Int } from 'type-graphql';
import type { Act } from '../context';
import { View } from '../catalogue/words';
import { refuse } from '../failures';
import { ExpectNumber } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Day, Decimal } from '../relay/scalars';

@InputType({ description: 'A line of a rate card, made or changed by vendor, tier, view and first day.' })
export class SaveRateInput extends Keyed {
  @Field(() => String, { description: 'Code of the vendor.' })
  vendorCode!: string;

  @Field(() => Int, { description: 'Complexity tier, 1 to 4.' })
  @ExpectNumber(1, 4)
  tier!: number;

  @Field(() => View, { nullable: true, description: 'The view it is for; null = every view without a line of its own.' })
  view?: View | null;

  @Field(() => Decimal, { description: 'Price of a picture.' })
  price!: string;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Price of a further round that the vendor did not cause; null = the same as the picture.',
  })
  extraRoundPrice?: string | null;

  @Field(() => String, { description: 'ISO 4217 code; must be the vendor’s own.' })
  currency!: string;

  @Field(() => Day, { description: 'First day that it holds.' })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: 'Last day that it holds; null = open.' })
  validTo?: string | null;
}

/** Jobs already handed over keep the price that they were promised. */
export async function saveRate(act: Act, input: SaveRateInput): Promise<{ rateId: string }> {
  const [vendor] = await act.tx.rows<{ id: string; currency: string }>('SELECT id, currency FROM vendor WHERE code = $1 FOR UPDATE', [
    input.vendorCode,
  ]);
  if (!vendor) refuse('NOT_FOUND', 'vendorCode', `There is no vendor with the code "${input.vendorCode}".`);
  if (vendor.currency !== input.currency)
    refuse('WRONG_CURRENCY', 'currency', `${input.vendorCode} is paid in ${vendor.currency}, not in ${input.currency}.`);
  if (input.price.startsWith('-')) refuse('INVALID', 'price', 'Expected a price of 0 or more.');
  if (input.extraRoundPrice?.startsWith('-')) refuse('INVALID', 'extraRoundPrice', 'Expected a price of 0 or more.');
  if (input.validTo && input.validTo < input.validFrom)
    refuse('INVALID', 'validTo', `Expected a day from ${input.validFrom} on, found ${input.validTo}.`);
  await checkNoOverlap(act, vendor.id, input);
  const [row] = await act.tx.rows<{ id: string }>(
    `INSERT INTO rate (vendor_id, tier, view, price, extra_round_price, currency, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (vendor_id, tier, view, valid_from) DO UPDATE SET
       price = excluded.price, extra_round_price = excluded.extra_round_price, valid_to = excluded.valid_to
     RETURNING id`,
    [
      vendor.id,
      input.tier,
      input.view ?? null,
      input.price,
      input.extraRoundPrice ?? null,
      input.currency,
      input.validFrom,
      input.validTo ?? null,
    ],
  );
  return { rateId: row.id };
}

async function checkNoOverlap(act: Act, vendorId: string, input: SaveRateInput): Promise<void> {
  const [other] = await act.tx.rows<{ validFrom: string; validTo: string | null }>(
    `SELECT valid_from AS "validFrom", valid_to AS "validTo" FROM rate
     WHERE vendor_id = $1 AND tier = $2 AND view IS NOT DISTINCT FROM $3 AND valid_from <> $4
       AND daterange(valid_from, valid_to, '[]') && daterange($4::date, $5::date, '[]')`,
    [vendorId, input.tier, input.view ?? null, input.validFrom, input.validTo ?? null],
  );
  if (other)
    refuse(
      'TAKEN',
      'validFrom',
      `Another line for this tier and view already holds from ${other.validFrom} to ${other.validTo ?? 'further notice'}; end it first.`,
    );
}
