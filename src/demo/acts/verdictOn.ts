import type { IssueTag } from '../../boards/words';
import type { Finding } from '../../retouching/Quality';
import type { ReviewChecksInput, ReviewRevisionInput, ReviewTagInput } from '../../retouching/reviewRevision';
import type { Round } from '../story/Story';

/** A round that is about to be reviewed. */
export interface Reviewing {
  reference: string;
  number: number;
  round: Round;
  /** Whether a slip was planted in the picture: the story returns those rounds and no others. */
  isFaulty: boolean;
  hasStones: boolean;
}

type Verdict = Omit<ReviewRevisionInput, 'clientKey' | 'revisionId'>;

/** Which check of the review a tag fails; the background has none of its own. */
const FAILS: Readonly<Partial<Record<IssueTag, keyof ReviewChecksInput>>> = {
  CROP_IMBALANCE: 'cropBalance',
  SHADOW_INCONSISTENT: 'shadowBehaviour',
  EDGE_HALO: 'edgePurity',
  CUTOUT_ERROR: 'edgePurity',
  COLOUR_DRIFT: 'metalTone',
  EXPOSURE_DRIFT: 'metalTone',
  HIGHLIGHT_CLIPPING: 'metalTone',
  GEMSTONE_DRIFT: 'gemstoneAccuracy',
  INVENTED_SPARKLE: 'gemstoneAccuracy',
  EXPORT_SETTINGS: 'exportSettings',
};

/** What a reviewer says to a round of the story, by what was measured of it. */
export function verdictOn(findings: readonly Finding[], { round, isFaulty, hasStones }: Reviewing): Verdict {
  if (!isFaulty) return { verdict: 'APPROVED', zoomed: true, checks: checksOf([], hasStones), tags: [], comment: null, cause: null };
  const tags = tagsOf(findings.filter(({ severity }) => severity !== 'INFO'));
  const isBad = findings.some(({ severity }) => severity === 'REJECT') && round.cause !== 'BRIEF';
  const checks = checksOf(tags, hasStones);
  return {
    verdict: isBad ? 'REJECTED' : 'CHANGES_REQUESTED',
    zoomed: true,
    checks,
    tags,
    comment: round.comment ?? null,
    cause: round.cause ?? 'RETOUCH',
  };
}

/** The worst finding of each tag: where it is, and the machine's sentence. */
function tagsOf(findings: readonly Finding[]): ReviewTagInput[] {
  const first = findings.filter((finding, i) => findings.findIndex(({ tag }) => tag === finding.tag) === i);
  return first.map(({ tag, box, message }) => ({ tag, region: box, comment: message }));
}

function checksOf(tags: readonly ReviewTagInput[], hasStones: boolean): ReviewChecksInput {
  const checks: ReviewChecksInput = {
    ...{ cropBalance: 'PASS', shadowBehaviour: 'PASS', edgePurity: 'PASS', metalTone: 'PASS' },
    ...{ gemstoneAccuracy: hasStones ? 'PASS' : 'NOT_APPLICABLE', exportSettings: 'PASS' },
  };
  for (const { tag } of tags) {
    const failed = FAILS[tag];
    if (failed) checks[failed] = 'FAIL';
  }
  return checks;
}
