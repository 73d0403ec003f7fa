import { WORN_TAGS, type IssueTag } from '../boards/words';
import { isPackshot, type Trait, type View } from '../catalogue/words';
import type { UserError } from '../failures';
import type { Cause, CheckVerdict, CutoutMethod, Device, RevisionStatus, Verdict } from './words';

/** All that a verdict is weighed on; nothing else decides whether it may stand. */
export interface Weighed {
  verdict: Verdict;
  zoomed: boolean;
  checks: Readonly<Record<string, CheckVerdict>>;
  tags: readonly { tag: IssueTag }[];
  cause: Cause | null;
  view: View;
  traits: readonly Trait[];
  cutoutMethod: CutoutMethod;
  status: RevisionStatus;
  measured: boolean;
  previewsExist: boolean;
  signedFrom: readonly Device[];
  reviewerRetouched: boolean;
}

/** Why a verdict may not stand, by the laws of PRODUCT; nothing when it may. */
export function objections(weighed: Weighed): UserError[] {
  const always = [ownWork(weighed), wornTags(weighed)];
  const rules = weighed.verdict === 'APPROVED' ? approvalObjections(weighed) : returnObjections(weighed);
  return [...always, ...rules].filter((objection) => objection !== null);
}

function approvalObjections(weighed: Weighed): (UserError | null)[] {
  return [
    objectIf(weighed.cause !== null, 'INVALID', 'cause', 'An approval has no cause.'),
    objectIf(!weighed.measured, 'NOT_MEASURED', 'revisionId', 'It has not been measured yet.'),
    objectIf(
      !weighed.previewsExist,
      'PREVIEWS_MISSING',
      'revisionId',
      'Not all of its previews exist; look at `previews` for what failed.',
    ),
    objectIf(!weighed.zoomed, 'CHECK_FAILED', 'zoomed', 'An approval needs a zoomed look at native resolution.'),
    ...Object.entries(weighed.checks).map(([name, verdict]) =>
      objectIf(verdict === 'FAIL', 'CHECK_FAILED', ['checks', name], 'A picture with a failed check is not approved.'),
    ),
    objectIf(taggedStructure(weighed), 'STRUCTURE_FAULT', 'tags', 'A picture tagged STRUCTURE_DISTORTION is rejected, not approved.'),
    objectIf(
      isIntricate(weighed) && weighed.cutoutMethod === 'AUTO',
      'CUTOUT_AUTOMATIC',
      'verdict',
      `The piece has ${weighed.traits.join(', ')}; its cut-out must be refined or drawn by hand.`,
    ),
    signOffObjection(weighed.signedFrom),
  ];
}

function returnObjections(weighed: Weighed): (UserError | null)[] {
  return [
    objectIf(
      weighed.cause === null,
      'CAUSE_MISSING',
      'cause',
      'What comes back needs a cause: CAPTURE, AI_DRAFT, RETOUCH, BRIEF or NEW_REQUEST.',
    ),
    objectIf(
      taggedStructure(weighed) && weighed.verdict !== 'REJECTED',
      'STRUCTURE_FAULT',
      'verdict',
      'A picture tagged STRUCTURE_DISTORTION is REJECTED.',
    ),
    objectIf(
      weighed.status === 'MEASURE_FAILED' && weighed.verdict === 'REJECTED',
      'OUT_OF_ORDER',
      'verdict',
      'It could not be measured: ask for changes, or remeasure it.',
    ),
  ];
}

function ownWork(weighed: Weighed): UserError | null {
  return objectIf(weighed.reviewerRetouched, 'OWN_WORK', 'revisionId', 'You retouched this picture; somebody else must review it.');
}

function wornTags(weighed: Weighed): UserError | null {
  const at = isPackshot(weighed.view) ? weighed.tags.findIndex(({ tag }) => WORN_TAGS.includes(tag)) : -1;
  return objectIf(
    at >= 0,
    'INVALID',
    ['tags', String(at), 'tag'],
    `Expected a tag of packshots; ${weighed.tags[at]?.tag} is for worn shots.`,
  );
}

/** Law 6. */
function signOffObjection(signedFrom: readonly Device[]): UserError | null {
  const kinds = new Set(signedFrom);
  const found = kinds.size === 0 ? 'none' : [...kinds].join(', ');
  return objectIf(
    kinds.size < 2 || !kinds.has('PHONE'),
    'SIGN_OFF_MISSING',
    'revisionId',
    `Expected sign-offs of these previews from PHONE and another device, found ${found}.`,
  );
}

function taggedStructure(weighed: Weighed): boolean {
  return weighed.tags.some(({ tag }) => tag === 'STRUCTURE_DISTORTION');
}

function isIntricate(weighed: Weighed): boolean {
  return weighed.traits.length > 0 && isPackshot(weighed.view);
}

function objectIf(holds: boolean, code: UserError['code'], field: string | string[], message: string): UserError | null {
  return holds ? { code, field: typeof field === 'string' ? [field] : field, message } : null;
}
