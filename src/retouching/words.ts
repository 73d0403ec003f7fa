import { word, type Word } from '../relay/word';

export const Step = word('Step', 'A step of retouching; they run in this order.', {
  CLEANUP: 'Dust, cut-out, background.',
  COLOUR: 'Metal and stones to the board.',
  STRUCTURE: 'Form, surface, shadow.',
  FINAL_QC: 'The retoucher’s own last look.',
});
export type Step = Word<typeof Step>;
export const STEPS: readonly Step[] = ['CLEANUP', 'COLOUR', 'STRUCTURE', 'FINAL_QC'];

export const Origin = word('Origin', 'Who made a revision.', {
  MANUAL: 'A person.',
  AI_ASSISTED: 'A person with the help of a model.',
  AI_DRAFT: 'A model.',
});
export type Origin = Word<typeof Origin>;

export const CutoutMethod = word('CutoutMethod', 'How the piece was cut out.', {
  HAND_PATH: 'A path drawn by hand.',
  AUTO: 'By a program, as it came.',
  AUTO_REFINED: 'By a program, then mended by hand.',
  NONE: 'Not cut out: worn and lifestyle shots.',
});
export type CutoutMethod = Word<typeof CutoutMethod>;

export const JobStatus = word('JobStatus', 'Where a job stands.', {
  OPEN: 'Waits for the first submission.',
  SUBMITTED: 'A revision is being measured or judged.',
  REWORK: 'Came back; waits for the next round.',
  DONE: 'Its picture was approved.',
  CANCELLED: 'Taken back.',
});
export type JobStatus = Word<typeof JobStatus>;

export const RevisionStatus = word('RevisionStatus', 'Where a revision stands.', {
  SUBMITTED: 'Is being measured.',
  MEASURED: 'Measured; its previews are being made.',
  MEASURE_FAILED: 'Could not be measured; remeasureRevision, or ask for another.',
  VETOED: 'Its structure differs from the source; nobody needs to look.',
  IN_REVIEW: 'Waits for a reviewer.',
  APPROVED: '',
  REJECTED: '',
  CHANGES_REQUESTED: '',
});
export type RevisionStatus = Word<typeof RevisionStatus>;

export const Verdict = word('Verdict', 'A reviewer’s decision.', {
  APPROVED: '',
  REJECTED: 'Not good enough.',
  CHANGES_REQUESTED: 'Good work, but something more is wanted.',
});
export type Verdict = Word<typeof Verdict>;

export const Cause = word('Cause', 'Why a picture came back.', {
  CAPTURE: 'The source.',
  AI_DRAFT: 'What a model made.',
  RETOUCH: 'The retoucher.',
  BRIEF: 'The brief was wrong or unclear; the vendor is paid for the round.',
  NEW_REQUEST: 'The house wants something new; the vendor is paid for the round.',
});
export type Cause = Word<typeof Cause>;

export const Device = word('Device', 'Kind of screen that a sign-off was given from.', { PHONE: '', TABLET: '', DESKTOP: '' });
export type Device = Word<typeof Device>;

export const CheckVerdict = word('CheckVerdict', 'Outcome of one check of a review.', { PASS: '', FAIL: '', NOT_APPLICABLE: '' });
export type CheckVerdict = Word<typeof CheckVerdict>;

export const AuditState = word('AuditState', 'How far the measuring of a source is.', {
  PENDING: 'Being measured.',
  READY: 'Measured.',
  FAILED: 'Could not be measured; a person judges alone.',
});
export type AuditState = Word<typeof AuditState>;

export const AuditOutcome = word('AuditOutcome', 'Whether a source is good enough.', {
  PASS: 'As it is.',
  REPAIR: 'What is wrong can be retouched; counted to capture.',
  RESHOOT: 'Must be captured again.',
});
export type AuditOutcome = Word<typeof AuditOutcome>;

export const AuditCheck = word('AuditCheck', 'A check of the pre-edit checklist.', {
  WHITE_BALANCE: '',
  CROP: '',
  FOCUS: '',
  BACKGROUND: '',
  DUST: '',
  GLARE: '',
  EXPOSURE: '',
});
export type AuditCheck = Word<typeof AuditCheck>;

export const CostReason = word('CostReason', 'What a cost was booked for.', {
  RATE: 'A picture, at its first submission.',
  EXTRA_ROUND: 'A further round that the vendor did not cause.',
  TIME: 'Minutes at the hourly rate.',
  OTHER: 'Booked by hand.',
});
export type CostReason = Word<typeof CostReason>;
