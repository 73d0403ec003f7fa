import { ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { takeUpload } from '../catalogue/takeUpload';
import { type Act, type Context, perform } from '../context';
import { refuse } from '../failures';
import type { Inspection } from '../pixels/inspect';
import { ExpectAtMost, ExpectNumber, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import { boardZones, USUAL_TOLERANCE } from './boardZones';
import { keptInspection, settledInspection, type ToInspect } from './inspections';
import { ReferenceBoard } from './ReferenceBoard';
import { readSubject } from './subject';
import { Zone } from './words';

@InputType({ description: 'How far a picture may be from the board in one zone.' })
export class ZoneToleranceInput {
  @Field(() => Zone, { description: 'Which zone.' })
  zone!: Zone;

  @Field(() => Float, { description: 'CIEDE2000.' })
  @ExpectNumber(0.1, 50)
  toleranceDeltaE!: number;
}

@InputType({ description: 'Exemplar pictures to measure into a new version of a board.' })
export class CreateBoardVersionInput extends Keyed {
  @Field(() => String, { description: '`METAL`, or `METAL/FINISH`.' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'Lighting set-up; null = any.' })
  @ExpectText(1, 100)
  lighting?: string | null;

  @Field(() => [ID], { description: '1 to 20 staged pictures that the house approves of.' })
  @ArrayMinSize(1, { message: 'at least one picture' })
  @ExpectAtMost(20)
  uploadIds!: string[];

  @Field(() => [ZoneToleranceInput], { defaultValue: [], description: `Tolerances that differ from ${USUAL_TOLERANCE}.` })
  @ValidateNested({ each: true })
  tolerances!: ZoneToleranceInput[];
}

/** Has the exemplars measured before the act begins: pixels are never measured while a transaction is open. */
export async function inspectExemplars(context: Context, input: CreateBoardVersionInput): Promise<void> {
  const { metal } = readSubject(input.subject, 'subject');
  const exemplars = await perform(context, context.viewer, (act) => exemplarsOf(act, input));
  await Promise.all(exemplars.map((sha256) => settledInspection(context, { sha256, metal, hasStones: null })));
}

/** Law 8: a new version never changes the older ones, nor what they have judged. */
export async function createBoardVersion(act: Act, input: CreateBoardVersionInput): Promise<{ boardId: string }> {
  const { metal } = readSubject(input.subject, 'subject');
  const exemplars = await exemplarsOf(act, input);
  const inspections: Inspection[] = [];
  for (const [i, sha256] of exemplars.entries()) inspections.push(await measuredExemplar(act, { sha256, metal, hasStones: null }, i));
  const board = await act.tx.insert(ReferenceBoard, {
    subject: input.subject,
    lighting: input.lighting ?? null,
    version: await nextVersion(act, input),
    zones: boardZones(inspections, input.tolerances),
    highlightLimit: Math.max(...inspections.map((each) => each.clipping?.anyChannelShare ?? 0)),
  });
  await act.tx.rows('INSERT INTO board_exemplar (board_id, sha256) SELECT DISTINCT $1::uuid, unnest($2::text[])', [board.id, exemplars]);
  return { boardId: board.id };
}

async function exemplarsOf(act: Act, input: CreateBoardVersionInput): Promise<string[]> {
  const exemplars: string[] = [];
  for (const [i, id] of input.uploadIds.entries()) exemplars.push((await takeUpload(act, id, ['uploadIds', String(i)])).sha256);
  return exemplars;
}

async function measuredExemplar(act: Act, what: ToInspect, i: number): Promise<Inspection> {
  const field = ['uploadIds', String(i)];
  const inspection = await keptInspection(act.tx, what);
  if (!inspection) refuse('NOT_MEASURED', field, 'It could not be measured in time; try again in a moment.');
  const reason = inspection.notApplicable.find(({ measurement }) => measurement === 'metalTone' || measurement === 'subjectMask')?.reason;
  if (!inspection.metalTone)
    refuse('INVALID', field, `Expected a packshot on a plain background with enough metal in view. ${reason ?? ''}`.trim());
  return inspection;
}

async function nextVersion(act: Act, input: CreateBoardVersionInput): Promise<number> {
  await act.tx.rows(`SELECT pg_advisory_xact_lock(hashtext('board ' || $1 || coalesce(' ' || $2, '')))`, [
    input.subject,
    input.lighting ?? null,
  ]);
  const [{ next }] = await act.tx.rows<{ next: number }>(
    'SELECT coalesce(max(version), 0) + 1 AS next FROM reference_board WHERE subject = $1 AND lighting IS NOT DISTINCT FROM $2',
    [input.subject, input.lighting ?? null],
  );
  return next;
}
