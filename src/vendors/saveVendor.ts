import { ArrayUnique, Matches } from 'class-validator';
import { Field, Float, InputType, Int } from 'type-graphql';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectCode, ExpectNumber, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { Day, Decimal } from '../relay/scalars';
import { isTimeZone } from '../timeZone';
import { isCurrency } from './money';
import { ProductionModel, Weekday } from './words';

const HOURS = 24 * 365;

@InputType({ description: 'A vendor, made or changed by its code.' })
export class SaveVendorInput extends Keyed {
  @Field(() => String, { description: 'Business key; holds no `/`.' })
  @ExpectCode()
  code!: string;

  @Field(() => String, { description: 'Name for people.' })
  @ExpectText(1, 200)
  name!: string;

  @Field(() => ProductionModel, { description: 'How it works for the house.' })
  productionModel!: ProductionModel;

  @Field(() => Float, { description: 'Working hours of a standard hand-over.' })
  @ExpectNumber(0.1, HOURS)
  standardHours!: number;

  @Field(() => Float, { description: 'Working hours of an expedited hand-over.' })
  @ExpectNumber(0.1, HOURS)
  expediteHours!: number;

  @Field(() => Float, { description: 'Working hours of a round that came back.' })
  @ExpectNumber(0.1, HOURS)
  reworkHours!: number;

  @Field(() => Decimal, { nullable: true, description: 'Price of an hour; needed for IN_HOUSE and HYBRID.' })
  hourlyRate?: string | null;

  @Field(() => String, { description: 'ISO 4217 code; cannot change once there are rates or costs in it.' })
  currency!: string;

  @Field(() => String, { nullable: true, description: 'IANA time zone; null = the house’s.' })
  timeZone?: string | null;

  @Field(() => [Weekday], { nullable: true, description: 'Days that it works; null = Monday to Friday.' })
  @ArrayUnique({ message: 'each day once' })
  workingDays?: Weekday[] | null;

  @Field(() => String, { nullable: true, description: 'Such as `09:00-18:00`, which is also what null means.' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: 'hours such as "09:00-18:00"' })
  workingHours?: string | null;

  @Field(() => [Day], { defaultValue: [], description: 'Days that it does not work.' })
  @ExpectAtMost(1000)
  holidays!: string[];

  @Field(() => Int, { nullable: true, description: 'The version you changed; if somebody saved since, the answer is CONFLICT.' })
  version?: number | null;
}

export async function saveVendor(act: Act, input: SaveVendorInput): Promise<{ vendorId: string }> {
  checkVendor(input);
  await checkCurrencyStays(act, input);
  const [row] = await act.tx.rows<{ id: string }>(upsert, [
    input.code,
    input.name,
    input.productionModel,
    input.standardHours,
    input.expediteHours,
    input.reworkHours,
    input.hourlyRate ?? null,
    input.currency,
    input.timeZone ?? null,
    input.workingDays ?? null,
    input.workingHours ?? null,
    input.holidays,
    input.version ?? null,
  ]);
  if (!row) refuse('CONFLICT', 'version', `${input.code} was saved by somebody else since; read it again.`);
  return { vendorId: row.id };
}

const upsert = `
  INSERT INTO vendor AS v (code, name, production_model, standard_hours, expedite_hours, rework_hours, hourly_rate, currency, time_zone,
    working_days, working_hours, holidays)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (code) DO UPDATE SET
    name = excluded.name, production_model = excluded.production_model, standard_hours = excluded.standard_hours,
    expedite_hours = excluded.expedite_hours, rework_hours = excluded.rework_hours, hourly_rate = excluded.hourly_rate,
    currency = excluded.currency, time_zone = excluded.time_zone, working_days = excluded.working_days,
    working_hours = excluded.working_hours, holidays = excluded.holidays, version = v.version + 1
  WHERE $13::integer IS NULL OR v.version = $13
  RETURNING id`;

function checkVendor(input: SaveVendorInput): void {
  if (!isCurrency(input.currency))
    refuse('INVALID', 'currency', `Expected an ISO 4217 code such as EUR, found ${JSON.stringify(input.currency)}.`);
  if (input.timeZone && !isTimeZone(input.timeZone))
    refuse('INVALID', 'timeZone', `Expected an IANA time zone such as Asia/Kolkata, found "${input.timeZone}".`);
  if (input.productionModel !== 'OUTSOURCED' && !input.hourlyRate)
    refuse('INVALID', 'hourlyRate', `${input.productionModel} is paid by the hour: an hourly rate is needed.`);
  if (input.hourlyRate?.startsWith('-')) refuse('INVALID', 'hourlyRate', 'Expected a rate of 0 or more.');
  const [from, to] = (input.workingHours ?? '00:00-24:00').split('-');
  if (from >= to) refuse('INVALID', 'workingHours', 'Expected hours that end after they begin.');
  if (input.workingDays?.length === 0) refuse('INVALID', 'workingDays', 'Expected at least one working day.');
}

async function checkCurrencyStays(act: Act, input: SaveVendorInput): Promise<void> {
  const [used] = await act.tx.rows<{ currency: string }>(
    `SELECT v.currency FROM vendor v WHERE v.code = $1 AND v.currency <> $2
       AND (EXISTS (SELECT FROM rate r WHERE r.vendor_id = v.id) OR EXISTS (SELECT FROM cost c WHERE c.vendor_id = v.id))`,
    [input.code, input.currency],
  );
  if (used) refuse('WRONG_CURRENCY', 'currency', `${input.code} has rates or costs in ${used.currency}; currencies never mix.`);
}
