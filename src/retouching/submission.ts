import { isPackshot, type View } from '../catalogue/words';
import { Refusal, type UserError } from '../failures';
import { type CutoutMethod, type Origin, type Step, STEPS } from './words';

/** What a vendor says of a picture that it submits. */
export interface Submission {
  origin: Origin;
  aiModel?: string | null;
  cutoutMethod: CutoutMethod;
  steps: readonly { step: Step }[];
}

/** All that is wrong with a submission by what it says itself. @throws Refusal with every fault */
export function checkSubmission(submission: Submission, view: View): void {
  const faults = [stepsFault(submission), modelFault(submission), cutoutFault(submission, view)].filter((fault) => fault !== null);
  if (faults.length > 0) throw new Refusal(...faults);
}

/** Law 1. */
function stepsFault({ steps }: Submission): UserError | null {
  const done = steps.map((each) => each.step);
  if (done.length === STEPS.length && STEPS.every((step, i) => done[i] === step)) return null;
  const found = done.join(', ') || 'none';
  return {
    code: 'STEPS_OUT_OF_ORDER',
    field: ['steps'],
    message: `Expected the steps ${STEPS.join(', ')}, each once and in this order (0 minutes are allowed), found ${found}.`,
  };
}

function modelFault({ origin, aiModel }: Submission): UserError | null {
  if (origin !== 'MANUAL' && !aiModel)
    return { code: 'INVALID', field: ['aiModel'], message: `A revision of origin ${origin} names its model.` };
  if (origin === 'MANUAL' && aiModel)
    return { code: 'INVALID', field: ['aiModel'], message: 'A MANUAL revision has no model; say AI_ASSISTED if one took part.' };
  return null;
}

function cutoutFault({ cutoutMethod }: Submission, view: View): UserError | null {
  if (isPackshot(view) === (cutoutMethod !== 'NONE')) return null;
  const expected = isPackshot(view) ? 'HAND_PATH, AUTO or AUTO_REFINED' : 'NONE';
  return { code: 'INVALID', field: ['cutoutMethod'], message: `Expected ${expected} for a ${view} shot, found ${cutoutMethod}.` };
}
