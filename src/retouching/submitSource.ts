import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { lockShot, moveShot } from '../catalogue/lockShot';
import { takeUpload } from '../catalogue/takeUpload';
import { type Act, actor } from '../context';
import { refuse } from '../failures';
import { ExpectSha256, ExpectText } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { Instant } from '../relay/scalars';
import { BoxInput, checkInside } from './Box';
import { Source } from './Source';

@InputType({ description: 'The developed capture of a shot.' })
export class SubmitSourceInput extends Keyed {
  @Field(() => ID, { description: 'The shot.' })
  shotId!: string;

  @Field(() => ID, { description: 'The staged picture.' })
  uploadId!: string;

  @Field(() => Instant, { description: 'When it was captured.' })
  capturedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the lighting set-up; chooses the board.' })
  @ExpectText(1, 100)
  lighting?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the RAW.' })
  @ExpectText(1, 255)
  rawName?: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the RAW.' })
  @ExpectSha256()
  rawSha256?: string | null;

  @Field(() => String, { nullable: true, description: 'Program that developed the RAW.' })
  @ExpectText(1, 200)
  rawConverter?: string | null;

  @Field(() => BoxInput, { nullable: true, description: 'Where a colour chart or grey card stands in the frame.' })
  @ValidateNested()
  colourChart?: BoxInput | null;
}

/** Older than any digital camera of a studio: what is dated before was mistyped. */
const FIRST_DIGITAL_CAPTURE = new Date('1990-01-01T00:00:00Z');

/** Takes a capture in and has it measured; its audit then waits for a person. */
export async function submitSource(act: Act, input: SubmitSourceInput): Promise<{ sourceId: string }> {
  const shot = await lockShot(act, idOf('Shot', input.shotId), 'shotId');
  const original = await takeUpload(act, input.uploadId, 'uploadId');
  await moveShot(act, shot, 'SOURCED', 'shotId');
  const receivedAt = await act.now();
  if (input.capturedAt > receivedAt || input.capturedAt < FIRST_DIGITAL_CAPTURE)
    refuse('INVALID', 'capturedAt', `Expected an instant that has passed, after 1990, found ${input.capturedAt.toISOString()}.`);
  if (input.colourChart) checkInside(input.colourChart, original, ['colourChart']);
  const [{ number }] = await act.tx.rows<{ number: number }>('SELECT count(*)::int + 1 AS number FROM source WHERE shot_id = $1', [
    shot.id,
  ]);
  const source = await act.tx.insert(Source, {
    shotId: shot.id,
    number,
    sha256: original.sha256,
    capturedAt: input.capturedAt,
    lighting: input.lighting ?? null,
    rawName: input.rawName ?? null,
    rawSha256: input.rawSha256 ?? null,
    rawConverter: input.rawConverter ?? null,
    colourChart: input.colourChart ? { ...input.colourChart } : null,
    personId: actor(act),
    receivedAt,
  });
  await act.tx.rows('INSERT INTO source_audit (source_id) VALUES ($1)', [source.id]);
  await act.append({ kind: 'CAPTURED', shotId: shot.id, at: input.capturedAt }, { kind: 'SOURCE_RECEIVED', shotId: shot.id });
  await act.enqueue({ task: 'auditSource', sourceId: source.id }, { priority: 5 });
  return { sourceId: source.id };
}
