import { ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { takeUpload } from '../catalogue/takeUpload';
import { type Act, type Context, perform } from '../context';
import { refuse } from '../failures';
import type { Inspection } from '../pixels/inspect';
import { ExpectAtMost, ExpectNumber, ExpectText } from '../relay/expect';
import { Keyed } from '../relay/keyed';
import type { ZoneTone } from '../pixels/zoneTones';
import { boardZones, USUAL_STONE_TOLERANCE, USUAL_TOLERANCE } from './boardZones';
import { keptInspection, settledInspection } from './inspections';
import { ReferenceBoard } from './ReferenceBoard';
import { stoneZones } from './stoneZones';
import { exemplarHints, readSubject, type Subject } from './subject';
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
  @Field(() => String, { description: '`METAL` or `METAL/FINISH`; `STONE` or `STONE/colour`, the colour in the words of the colourways.' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'Lighting set-up; null = any.' })
  @ExpectText(1, 100)
  lighting?: string | null;

  @Field(() => [ID], { description: '1 to 20 staged pictures that the house approves of.' })
  @ArrayMinSize(1, { message: 'at least one picture' })
  @ExpectAtMost(20)
  uploadIds!: string[];

  @Field(() => [ZoneToleranceInput], {
    defaultValue: [],
    description: `Tolerances that differ from ${USUAL_TOLERANCE} for metals, ${USUAL_STONE_TOLERANCE} for stones.`,
  })
  @ValidateNested({ each: true })
  tolerances!: ZoneToleranceInput[];
}

/** Has the exemplars measured before the act begins: pixels are never measured while a transaction is open. */
export async function inspectExemplars(context: Context, input: CreateBoardVersionInput): Promise<void> {
  const subject = readSubject(input.subject, 'subject');
  const exemplars = await perform(context, context.viewer, (act) => exemplarsOf(act, input));
  await Promise.all(exemplars.map((sha256) => settledInspection(context, { sha256, ...exemplarHints(subject) })));
}

/** Law 8: a new version never changes the older ones, nor what they have judged. */
export async function createBoardVersion(act: Act, input: CreateBoardVersionInput): Promise<{ boardId: string }> {
  const subject = readSubject(input.subject, 'subject');
  const exemplars = await exemplarsOf(act, input);
  const measured: Measured[] = [];
  for (const [i, sha256] of exemplars.entries()) measured.push(await measuredExemplar(act, sha256, subject, i));
  const inspections = measured.map(({ inspection }) => inspection);
  const board = await act.tx.insert(ReferenceBoard, {
    subject: input.subject,
    lighting: input.lighting ?? null,
    version: await nextVersion(act, input),
    zones: boardZones(
      measured.map(({ zones }) => zones),
      input.tolerances,
      subject.of === 'METAL' ? USUAL_TOLERANCE : USUAL_STONE_TOLERANCE,
    ),
    highlightLimit: Math.max(...inspections.map((each) => each.clipping?.anyChannelShare ?? 0)),
    ...surroundings(inspections),
  });
  await act.tx.rows('INSERT INTO board_exemplar (board_id, sha256) SELECT DISTINCT $1::uuid, unnest($2::text[])', [board.id, exemplars]);
  return { boardId: board.id };
}

async function exemplarsOf(act: Act, input: CreateBoardVersionInput): Promise<string[]> {
  const exemplars: string[] = [];
  for (const [i, id] of input.uploadIds.entries()) exemplars.push((await takeUpload(act, id, ['uploadIds', String(i)])).sha256);
  return exemplars;
}

interface Measured {
  inspection: Inspection;
  zones: ZoneTone[];
}

async function measuredExemplar(act: Act, sha256: string, subject: Subject, i: number): Promise<Measured> {
  const field = ['uploadIds', String(i)];
  const inspection = await keptInspection(act.tx, { sha256, ...exemplarHints(subject) });
  if (!inspection) refuse('NOT_MEASURED', field, 'It could not be measured in time; try again in a moment.');
  const zones = subject.of === 'METAL' ? inspection.metalTone : stoneZones(subject.stone, inspection.gemstones);
  if (zones) return { inspection, zones };
  const measurement = subject.of === 'METAL' ? 'metalTone' : 'gemstones';
  const reason = inspection.notApplicable.find((each) => each.measurement === measurement || each.measurement === 'subjectMask')?.reason;
  const wanted = subject.of === 'METAL' ? 'enough metal' : `enough of a ${subject.stone.toLowerCase()}`;
  return refuse('INVALID', field, `Expected a packshot on a plain background with ${wanted} in view. ${reason ?? ''}`.trim());
}

/** What surrounds the piece on the exemplars. */
function surroundings(inspections: readonly Inspection[]): Pick<ReferenceBoard, 'shadowDensity' | 'whiteBalance'> {
  const shadows = inspections.flatMap(({ shadow }) => (shadow && shadow.kind !== 'NONE' ? [shadow.density] : []));
  const grounds = inspections.flatMap(({ backgroundPurity }) => backgroundPurity ?? []);
  const [l, a, b] = (['medianL', 'medianA', 'warmth'] as const).map((axis) => mean(grounds.map((ground) => ground[axis])));
  return { shadowDensity: mean(shadows), whiteBalance: l === null || a === null || b === null ? null : { l, a, b } };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
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
