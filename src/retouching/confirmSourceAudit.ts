import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { lockShot, moveShot } from '../catalogue/lockShot';
import type { Act } from '../context';
import { refuse } from '../failures';
import { ExpectAtMost, ExpectText } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { Source } from './Source';
import { SourceAudit, type SourceAuditCheck } from './SourceAudit';
import { AuditCheck, AuditOutcome } from './words';

@InputType({ description: 'A person’s verdict on one check.' })
export class AuditCheckInput {
  @Field(() => AuditCheck, { description: 'Which check.' })
  check!: AuditCheck;

  @Field(() => AuditOutcome, { description: 'The verdict that stands.' })
  verdict!: AuditOutcome;
}

@InputType({ description: 'What a person says to the audit of a source.' })
export class ConfirmSourceAuditInput extends Keyed {
  @Field(() => ID, { description: 'The source.' })
  sourceId!: string;

  @Field(() => AuditOutcome, { description: 'Whether it is good enough.' })
  outcome!: AuditOutcome;

  @Field(() => [AuditCheckInput], { nullable: true, description: 'Single verdicts to override; left out = as measured.' })
  @ExpectAtMost(20)
  @ValidateNested({ each: true })
  checks?: AuditCheckInput[] | null;

  @Field(() => String, { nullable: true, description: 'For whoever reads it later.' })
  @ExpectText(0, 4000)
  comment?: string | null;
}

/** Law 2: only what a person confirmed as PASS or REPAIR may be handed over. */
export async function confirmSourceAudit(act: Act, input: ConfirmSourceAuditInput): Promise<{ sourceId: string }> {
  const [source] = await act.tx.find(Source, 's', 'WHERE s.id = $1', [idOf('Source', input.sourceId)]);
  if (!source) refuse('NOT_FOUND', 'sourceId', 'There is no such source.');
  const shot = await lockShot(act, source.shotId, 'sourceId');
  const [newer] = await act.tx.rows('SELECT FROM source WHERE shot_id = $1 AND number > $2', [shot.id, source.number]);
  if (newer) refuse('OUT_OF_ORDER', 'sourceId', 'A newer source has come in since; confirm that one.');
  const [audit] = await act.tx.find(SourceAudit, 'a', 'WHERE a.source_id = $1', [source.id]);
  if (audit.outcome) refuse('OUT_OF_ORDER', 'sourceId', `This source was confirmed already, as ${audit.outcome}.`);
  if (audit.state === 'PENDING') refuse('NOT_MEASURED', 'sourceId', 'It is still being measured; look again in a moment.');
  await moveShot(act, shot, input.outcome === 'RESHOOT' ? 'RESHOOT' : 'READY', 'sourceId');
  await act.tx.rows(
    `UPDATE source_audit SET outcome = $2, comment = $3, checks = $4, person_id = $5, confirmed_at = $6 WHERE source_id = $1`,
    [
      source.id,
      input.outcome,
      input.comment ?? null,
      JSON.stringify(overridden(audit.checks, input.checks ?? [])),
      act.viewer?.personId,
      await act.now(),
    ],
  );
  await act.append({ kind: 'SOURCE_AUDITED', shotId: shot.id, outcome: input.outcome });
  return { sourceId: source.id };
}

function overridden(measured: readonly SourceAuditCheck[], said: readonly AuditCheckInput[]): SourceAuditCheck[] {
  return measured.map((each) => ({ ...each, verdict: said.find((one) => one.check === each.check)?.verdict ?? each.verdict }));
}
