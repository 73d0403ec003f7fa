import type { Revision } from './Revision';

/** Whether a person had a hand in a revision: submitted it, or did one of its steps. Nobody judges what they retouched. */
export function retouchedBy(revision: Revision, personId: string): boolean {
  return revision.personId === personId || revision.steps.some((step) => step.personId === personId);
}
