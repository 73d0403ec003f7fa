import { ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { lockShot, moveShot } from '../catalogue/lockShot';
import type { Shot } from '../catalogue/Shot';
import type { Act } from '../context';
import { refuse, type UserError } from '../failures';
import { each, type Item, itemsOf } from '../relay/bulk';
import { ExpectAtMost, ExpectCode, ExpectText } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { Instant } from '../relay/scalars';
import { Vendor } from '../vendors/Vendor';
import { Service } from '../vendors/words';
import { dueAfter } from './dueAfter';
import { Job } from './Job';
import { promise } from './promise';

@InputType({ description: 'Shots for a vendor: a batch, or shots by id.' })
export class HandOverInput extends Keyed {
  @Field(() => ID, { nullable: true, description: 'A batch; all its shots are handed over.' })
  batchId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Or 1 to 1000 shots.' })
  @ArrayMinSize(1, { message: 'at least one shot' })
  @ExpectAtMost(1000)
  shotIds?: string[] | null;

  @Field(() => String, { description: 'Code of the vendor.' })
  @ExpectCode()
  vendorCode!: string;

  @Field(() => Service, { description: 'STANDARD or EXPEDITE.' })
  service!: Service;

  @Field(() => String, { defaultValue: '', description: 'What is wanted, in words.' })
  @ExpectText(0, 10_000)
  brief!: string;

  @Field(() => Instant, { nullable: true, description: 'When it is due; left out = by the vendor’s service level and calendar.' })
  dueAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'Retouch template to follow.' })
  retouchTemplateId?: string | null;
}

/** A deadline beyond it was mistyped. */
const LONGEST_JOB_MS = 2 * 366 * 24 * 3600e3;

/** Hands shots over, each by itself: what is refused for one shot (`userErrors`, by its place) does not keep the others back. */
export async function handOver(act: Act, input: HandOverInput): Promise<{ jobIds: string[]; userErrors: UserError[] }> {
  if (input.service === 'REWORK')
    refuse('INVALID', 'service', 'Expected STANDARD or EXPEDITE; REWORK begins by itself when a round comes back.');
  const shots = await shotsToHandOver(act, input);
  const [vendor] = await act.tx.find(Vendor, 'v', 'WHERE v.code = $1', [input.vendorCode]);
  if (!vendor) refuse('NOT_FOUND', 'vendorCode', `There is no vendor with the code "${input.vendorCode}".`);
  const retouchTemplateId = await lockTemplate(act, input.retouchTemplateId);
  const { done, userErrors } = await each(act, shots, (shot) => handOverShot(act, shot, { input, vendor, retouchTemplateId }));
  return { jobIds: done, userErrors };
}

async function shotsToHandOver(act: Act, input: HandOverInput): Promise<Item[]> {
  if (Boolean(input.batchId) === Boolean(input.shotIds)) refuse('INVALID', 'batchId', 'Expected either batchId or shotIds.');
  if (input.shotIds) return itemsOf('Shot', input.shotIds, 'shotIds');
  const found = await act.tx.rows<{ id: string }>('SELECT shot_id AS id FROM batch_shot WHERE batch_id = $1', [
    idOf('Batch', input.batchId ?? ''),
  ]);
  if (found.length === 0) refuse('NOT_FOUND', 'batchId', 'There is no such batch.');
  return found.map(({ id }) => ({ id, field: ['batchId'] }));
}

async function lockTemplate(act: Act, globalId: string | null | undefined): Promise<string | null> {
  if (!globalId) return null;
  const id = idOf('RetouchTemplate', globalId);
  const found = await act.tx.rows('SELECT FROM retouch_template WHERE id = $1', [id]);
  if (found.length === 0) refuse('NOT_FOUND', 'retouchTemplateId', 'There is no such retouch template.');
  await act.tx.rows('UPDATE retouch_template SET locked_at = $2 WHERE id = $1 AND locked_at IS NULL', [id, await act.now()]);
  return id;
}

interface Terms {
  input: HandOverInput;
  vendor: Vendor;
  retouchTemplateId: string | null;
}

async function handOverShot(act: Act, { id, field }: Item, { input, vendor, retouchTemplateId }: Terms): Promise<string> {
  const shot = await lockShot(act, id, field);
  const source = await confirmedSource(act, shot, field);
  await moveShot(act, shot, 'IN_RETOUCH', field);
  const handedOverAt = await act.now();
  const dueAt = input.dueAt ?? dueAfter(handedOverAt, input.service, vendor, act.house.timeZone);
  if (dueAt <= handedOverAt || dueAt.getTime() - handedOverAt.getTime() > LONGEST_JOB_MS)
    refuse('INVALID', 'dueAt', `Expected an instant within the next two years, found ${dueAt.toISOString()}.`);
  const { boardIds, ...promised } = await promise(act, shot.id, source.id);
  const batchId = input.batchId ? idOf('Batch', input.batchId) : null;
  const job = await act.tx.insert(Job, {
    ...{
      shotId: shot.id,
      vendorId: vendor.id,
      batchId,
      sourceId: source.id,
      retouchTemplateId,
      brief: input.brief,
      service: input.service,
    },
    ...{ dueAt, handedOverAt },
    ...promised,
    ...(await agreedPrice(act, shot, vendor, field)),
  });
  await act.tx.rows('INSERT INTO job_board (job_id, board_id) SELECT $1, unnest($2::uuid[])', [job.id, boardIds]);
  const [batch] = await act.tx.rows<{ code: string }>('SELECT code FROM batch WHERE id = $1', [batchId]);
  await act.append({
    kind: 'HANDED_OVER',
    shotId: shot.id,
    vendorId: vendor.id,
    batch: batch?.code ?? null,
    dueAt,
    service: input.service,
  });
  return job.id;
}

/** Law 2. */
async function confirmedSource(act: Act, shot: Shot, field: string[]): Promise<{ id: string }> {
  const [source] = await act.tx.rows<{ id: string; outcome: string | null }>(
    `SELECT s.id, a.outcome FROM source s JOIN source_audit a ON a.source_id = s.id WHERE s.shot_id = $1 ORDER BY s.number DESC LIMIT 1`,
    [shot.id],
  );
  if (source?.outcome === 'PASS' || source?.outcome === 'REPAIR') return source;
  const why = !source
    ? 'has no source'
    : source.outcome
      ? 'has a source that must be shot again'
      : 'has a source whose audit is not confirmed';
  return refuse('SOURCE_NOT_CONFIRMED', field, `${shot.reference} ${why}; a hand-over needs one confirmed as PASS or REPAIR.`);
}

/** Law 8 for money: the price of the day of the hand-over; a line for the view goes before one for every view. */
async function agreedPrice(
  act: Act,
  shot: Shot,
  vendor: Vendor,
  field: string[],
): Promise<Pick<Job, 'price' | 'extraRoundPrice' | 'tier'>> {
  const [{ tier }] = await act.tx.rows<{ tier: number }>('SELECT k.tier FROM sku k JOIN colourway w ON w.sku_id = k.id WHERE w.id = $1', [
    shot.colourwayId,
  ]);
  if (vendor.productionModel === 'IN_HOUSE') return { price: null, extraRoundPrice: null, tier };
  const [rate] = await act.tx.rows<{ price: string; extraRoundPrice: string | null }>(
    `SELECT price, extra_round_price AS "extraRoundPrice" FROM rate
     WHERE vendor_id = $1 AND tier = $2 AND (view IS NULL OR view = $3) AND daterange(valid_from, valid_to, '[]') @> ($4::timestamptz AT TIME ZONE $5)::date
     ORDER BY view NULLS LAST LIMIT 1`,
    [vendor.id, tier, shot.view, await act.now(), vendor.timeZone ?? act.house.timeZone],
  );
  if (!rate) refuse('RATE_MISSING', field, `${vendor.code} has no rate for tier ${tier}, ${shot.view} today; save one with saveRate.`);
  return { price: rate.price, extraRoundPrice: rate.extraRoundPrice ?? rate.price, tier };
}
