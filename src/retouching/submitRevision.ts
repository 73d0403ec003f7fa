import { ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { moveShot } from '../catalogue/lockShot';
import type { Shot } from '../catalogue/Shot';
import { takeUpload } from '../catalogue/takeUpload';
import { type Act, actor } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectNumber, ExpectText } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import type { Job } from './Job';
import { lockJob, moveJob } from './lockJob';
import { logMinutes } from './logTime';
import { bookMinutes, bookSubmission } from './money';
import { Revision, type RevisionStep } from './Revision';
import { standingReturn } from './standingReturn';
import { checkSubmission } from './submission';
import { CutoutMethod, Origin, Step } from './words';

const MOST_MINUTES = 100_000;

@InputType({ description: 'A step of retouching as it was done.' })
export class StepInput {
  @Field(() => Step, { description: 'Which step.' })
  step!: Step;

  @Field(() => String, { nullable: true, description: 'Program or tool.' })
  @ExpectText(1, 200)
  tool?: string | null;

  @Field(() => Float, { description: 'Minutes; 0 is allowed.' })
  @ExpectNumber(0, MOST_MINUTES)
  minutes!: number;

  @Field(() => ID, { nullable: true, description: 'Who did it, a person of the vendor; left out = who submits.' })
  personId?: string | null;
}

@InputType({ description: 'A retouched picture for a job.' })
export class SubmitRevisionInput extends Keyed {
  @Field(() => ID, { description: 'The job.' })
  jobId!: string;

  @Field(() => ID, { description: 'The staged picture.' })
  uploadId!: string;

  @Field(() => Origin, { description: 'Who made it.' })
  origin!: Origin;

  @Field(() => String, { nullable: true, description: 'Model and version, where one took part.' })
  @ExpectText(1, 200)
  aiModel?: string | null;

  @Field(() => String, { nullable: true, description: 'LoRA and version, where one took part.' })
  @ExpectText(1, 200)
  aiLora?: string | null;

  @Field(() => CutoutMethod, { description: 'How the piece was cut out; NONE for worn and lifestyle shots.' })
  cutoutMethod!: CutoutMethod;

  @Field(() => ID, { nullable: true, description: 'An earlier revision of the shot that it was made from; null = from the source.' })
  basedOnRevisionId?: string | null;

  @Field(() => [StepInput], { description: 'CLEANUP, COLOUR, STRUCTURE, FINAL_QC: each once, in this order.' })
  @ExpectAtMost(20)
  @ValidateNested({ each: true })
  steps!: StepInput[];
}

/** Takes a revision in: number, events, money and the request to measure it commit together. The same bytes again are the same revision. */
export async function submitRevision(act: Act, input: SubmitRevisionInput): Promise<{ revisionId: string }> {
  const { job, shot } = await lockJob(act, input.jobId, 'jobId');
  const original = await takeUpload(act, input.uploadId, 'uploadId');
  const [same] = await act.tx.find(Revision, 'r', 'WHERE r.job_id = $1 AND r.sha256 = $2', [job.id, original.sha256]);
  if (same) return { revisionId: same.id };
  checkSubmission(input, shot.view);
  const cameBack = await standingReturn(act, job.id);
  const basedOnRevisionId = await basis(act, shot, job, input.basedOnRevisionId);
  await moveJob(act, job, shot.reference, 'SUBMITTED', 'jobId');
  await moveShot(act, shot, 'IN_REVIEW', 'jobId');
  const revision = await act.tx.insert(Revision, {
    jobId: job.id,
    shotId: shot.id,
    number: await nextRound(act, shot.id),
    sha256: original.sha256,
    ...{ origin: input.origin, aiModel: input.aiModel ?? null, aiLora: input.aiLora ?? null, cutoutMethod: input.cutoutMethod },
    basedOnRevisionId,
    steps: await stepsOf(act, job, input.steps),
    personId: actor(act),
    submittedAt: await act.now(),
  });
  await tell(act, job, revision);
  await bookSubmission(act, job, revision.id, cameBack?.cause ?? null);
  await act.enqueue({ task: 'measureRevision', revisionId: revision.id }, { priority: 5 });
  return { revisionId: revision.id };
}

/** One above the highest round that the log knows of, so that rounds go on above imported ones. */
async function nextRound(act: Act, shotId: string): Promise<number> {
  const [{ round }] = await act.tx.rows<{ round: number }>('SELECT coalesce(max(round), 0) + 1 AS round FROM event WHERE shot_id = $1', [
    shotId,
  ]);
  return round;
}

/** Law 4: what is built on a structure fault carries the fault on. */
async function basis(act: Act, shot: Shot, job: Job, globalId: string | null | undefined): Promise<string | null> {
  const field = 'basedOnRevisionId';
  const [last] = await act.tx.rows<{ faulty: boolean }>(
    `SELECT ${HAS_STRUCTURE_FAULT} AS faulty FROM revision r WHERE r.job_id = $1 ORDER BY r.number DESC LIMIT 1`,
    [job.id],
  );
  if (!globalId) return null;
  if (last?.faulty)
    refuse('STRUCTURE_FAULT', field, 'The last revision had a structure fault; this one must be based on the source (null).');
  const [based] = await act.tx.rows<{ id: string; faulty: boolean }>(
    `SELECT r.id, ${HAS_STRUCTURE_FAULT} AS faulty FROM revision r JOIN job j ON j.id = r.job_id WHERE r.id = $1 AND r.shot_id = $2 AND j.vendor_id = $3`,
    [idOf('Revision', globalId), shot.id, job.vendorId],
  );
  if (!based) refuse('NOT_FOUND', field, 'There is no such revision of this shot.');
  if (based.faulty)
    refuse('STRUCTURE_FAULT', field, 'That revision had a structure fault; base this one on the source (null) or on a sound revision.');
  return based.id;
}

const HAS_STRUCTURE_FAULT = `(r.status = 'VETOED' OR EXISTS (
  SELECT FROM review v WHERE v.revision_id = r.id AND v.tags @> '[{"tag": "STRUCTURE_DISTORTION"}]'))`;

async function stepsOf(act: Act, job: Job, steps: readonly StepInput[]): Promise<RevisionStep[]> {
  const done: RevisionStep[] = [];
  for (const [i, { step, tool, minutes, personId }] of steps.entries()) {
    const who = personId ? await personOfVendor(act, job, personId, ['steps', String(i), 'personId']) : actor(act);
    done.push({ step, tool: tool ?? null, minutes, personId: who });
  }
  return done;
}

async function personOfVendor(act: Act, job: Job, globalId: string, field: string[]): Promise<string> {
  const id = idOf('Person', globalId);
  const found = await act.tx.rows('SELECT FROM api_key WHERE person_id = $1 AND vendor_id = $2', [id, job.vendorId]);
  if (found.length === 0) refuse('NOT_FOUND', field, 'There is no such person with a key of this vendor.');
  return id;
}

async function tell(act: Act, job: Job, revision: Revision): Promise<void> {
  const { shotId, number: round, origin } = revision;
  await act.append({ kind: 'SUBMITTED', shotId, round, vendorId: job.vendorId, origin });
  for (const { step, minutes } of revision.steps) await logMinutes(act, job, step, minutes, revision.id);
  const minutes = revision.steps.reduce((sum, step) => sum + step.minutes, 0);
  await bookMinutes(act, job, minutes, revision.id);
}
