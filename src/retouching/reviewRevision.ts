import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IssueTag } from '../boards/words';
import { moveShot } from '../catalogue/lockShot';
import { Original } from '../catalogue/Original';
import type { Trait } from '../catalogue/words';
import { type Act, actor } from '../context';
import { Refusal, refuse } from '../failures';
import { ExpectAtMost, ExpectText } from '../relay/expect';
import { idOf } from '../relay/globalId';
import { Keyed } from '../relay/keyed';
import { BoxInput, checkInside } from './Box';
import { comeBack } from './comeBack';
import { type LockedRevision, lockRevision, moveRevision } from './lockRevision';
import { moveJob } from './lockJob';
import { DECIDED, REVISION_STANDS } from './moves';
import { retouchedBy } from './retouchedBy';
import { Review } from './Review';
import type { Revision } from './Revision';
import { objections, type Weighed } from './verdict';
import { Cause, CheckVerdict, type Device, Verdict } from './words';

@InputType({ description: 'The six checks of a review.' })
export class ReviewChecksInput {
  @Field(() => CheckVerdict, { description: 'Margins and centring.' })
  cropBalance!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'Shadow.' })
  shadowBehaviour!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'Cut-out.' })
  edgePurity!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'Colour of the metal.' })
  metalTone!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'Colour and life of the stones.' })
  gemstoneAccuracy!: CheckVerdict;

  @Field(() => CheckVerdict, { description: 'The files of the export.' })
  exportSettings!: CheckVerdict;
}

@InputType({ description: 'An issue that the reviewer saw.' })
export class ReviewTagInput {
  @Field(() => IssueTag, { description: 'What.' })
  tag!: IssueTag;

  @Field(() => BoxInput, { nullable: true, description: 'Where; left out = the whole picture.' })
  @ValidateNested()
  region?: BoxInput | null;

  @Field(() => String, { nullable: true, description: 'In words.' })
  @ExpectText(0, 2000)
  comment?: string | null;
}

@InputType({ description: 'A person’s decision on a revision.' })
export class ReviewRevisionInput extends Keyed {
  @Field(() => ID, { description: 'The revision.' })
  revisionId!: string;

  @Field(() => Verdict, {
    description: 'APPROVED needs no failed check, a zoomed look, previews, and sign-offs from PHONE and another device.',
  })
  verdict!: Verdict;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it was looked at in native resolution.' })
  zoomed!: boolean;

  @Field(() => ReviewChecksInput, { description: 'The six checks.' })
  checks!: ReviewChecksInput;

  @Field(() => [ReviewTagInput], { defaultValue: [], description: 'Issues that were seen.' })
  @ExpectAtMost(100)
  @ValidateNested({ each: true })
  tags!: ReviewTagInput[];

  @Field(() => String, { nullable: true, description: 'In words.' })
  @ExpectText(0, 10_000)
  comment?: string | null;

  @Field(() => Cause, { nullable: true, description: 'Why it comes back; none for an approval.' })
  cause?: Cause | null;
}

/** Law 7: of several verdicts at once the first stands; the others find the revision decided and get CONFLICT. */
export async function reviewRevision(act: Act, input: ReviewRevisionInput): Promise<{ reviewId: string; revisionId: string }> {
  const locked = await lockRevision(act, idOf('Revision', input.revisionId));
  const { revision } = locked;
  if (DECIDED.includes(revision.status)) {
    refuse('CONFLICT', 'revisionId', `Round ${revision.number} is ${revision.status}: ${REVISION_STANDS[revision.status]}.`);
  }
  await checkRegions(act, revision, input.tags);
  const evidence = await gather(act, locked);
  const faults = objections({ ...input, ...evidence, checks: { ...input.checks }, cause: input.cause ?? null });
  if (faults.length > 0) throw new Refusal(...faults);
  const review = await act.tx.insert(Review, {
    revisionId: revision.id,
    personId: actor(act),
    ...{ verdict: input.verdict, zoomed: input.zoomed, ...input.checks },
    tags: input.tags.map(({ tag, region, comment }) => ({ tag, region: region ? { ...region } : null, comment: comment ?? null })),
    ...{ comment: input.comment ?? null, cause: input.cause ?? null },
    ...{ reviewedSha256: revision.sha256, previewsSha256: evidence.previewsSha256, at: await act.now() },
  });
  await decide(act, locked, review);
  return { reviewId: review.id, revisionId: revision.id };
}

async function checkRegions(act: Act, { sha256 }: Revision, tags: readonly ReviewTagInput[]): Promise<void> {
  const [picture] = await act.tx.find(Original, 'o', 'WHERE o.sha256 = $1', [sha256]);
  tags.forEach(({ region }, i) => region && checkInside(region, picture, ['tags', String(i), 'region']));
}

type Evidence = Omit<Weighed, 'verdict' | 'zoomed' | 'checks' | 'tags' | 'cause'> & { previewsSha256: string | null };

async function gather(act: Act, { revision, shot }: LockedRevision): Promise<Evidence> {
  const [found] = await act.tx.rows<{ traits: Trait[]; measured: boolean; previewsSha256: string | null; signedFrom: Device[] }>(
    evidenceOf,
    [revision.id],
  );
  const reviewerRetouched = await retouchedBy(act.tx, revision.id, actor(act));
  return {
    ...found,
    ...{ view: shot.view, cutoutMethod: revision.cutoutMethod, status: revision.status },
    previewsExist: found.previewsSha256 !== null,
    reviewerRetouched,
  };
}

const evidenceOf = `
  SELECT k.traits, coalesce(q.state = 'READY', false) AS measured, previews_sha256(r.id) AS "previewsSha256",
    ARRAY(SELECT o.device::text FROM sign_off o WHERE o.revision_id = r.id AND o.previews_sha256 = previews_sha256(r.id)) AS "signedFrom"
  FROM revision r JOIN shot s ON s.id = r.shot_id JOIN colourway w ON w.id = s.colourway_id JOIN sku k ON k.id = w.sku_id
  LEFT JOIN quality q ON q.id = r.quality_id
  WHERE r.id = $1`;

async function decide(act: Act, { revision, job, shot }: LockedRevision, review: Review): Promise<void> {
  await moveRevision(act, revision, review.verdict);
  const { verdict, cause } = review;
  await act.append({
    kind: 'REVIEWED',
    shotId: shot.id,
    round: revision.number,
    verdict,
    cause,
    tags: [...new Set(review.tags.map(({ tag }) => tag))],
  });
  if (verdict !== 'APPROVED') return comeBack(act, job, shot);
  await act.tx.rows('UPDATE revision SET approved_at = $2 WHERE id = $1', [revision.id, review.at]);
  await moveJob(act, job, shot.reference, 'DONE', 'revisionId');
  await moveShot(act, shot, 'APPROVED', 'revisionId');
  await act.enqueue({ task: 'exportRevision', revisionId: revision.id }, { priority: 3 });
}
