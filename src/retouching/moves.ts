import type { JobStatus, RevisionStatus } from './words';

/** The moves of a job and of a revision (PRODUCT, "States"). The database holds the same tables and refuses any other move. */
export const JOB_MOVES: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  OPEN: ['SUBMITTED', 'CANCELLED'],
  SUBMITTED: ['REWORK', 'DONE'],
  REWORK: ['SUBMITTED', 'CANCELLED'],
  DONE: [],
  CANCELLED: [],
};

export const REVISION_MOVES: Readonly<Record<RevisionStatus, readonly RevisionStatus[]>> = {
  SUBMITTED: ['MEASURED', 'MEASURE_FAILED'],
  MEASURED: ['IN_REVIEW', 'VETOED'],
  MEASURE_FAILED: ['SUBMITTED', 'CHANGES_REQUESTED'],
  VETOED: ['IN_REVIEW'],
  IN_REVIEW: ['APPROVED', 'REJECTED', 'CHANGES_REQUESTED'],
  APPROVED: [],
  REJECTED: [],
  CHANGES_REQUESTED: [],
};

/** Why a move is refused, in words that say what to do. */
export const JOB_STANDS: Readonly<Record<JobStatus, string>> = {
  OPEN: 'it waits for its first submission',
  SUBMITTED: 'a revision of it is being measured or judged; wait for the verdict',
  REWORK: 'it waits for the next round',
  DONE: 'its picture was approved; reopenShot and hand over again',
  CANCELLED: 'it was cancelled',
};

export const REVISION_STANDS: Readonly<Record<RevisionStatus, string>> = {
  SUBMITTED: 'it is still being measured',
  MEASURED: 'its previews are still being made',
  MEASURE_FAILED: 'it could not be measured: remeasureRevision, or ask for changes',
  VETOED: 'it was vetoed for its structure: overruleVeto with a reason, or wait for the next round',
  IN_REVIEW: 'it waits for a verdict',
  APPROVED: 'it was approved already',
  REJECTED: 'it was rejected already',
  CHANGES_REQUESTED: 'changes were asked for already',
};

/** Decided by a person. Such a revision, like a vetoed one, keeps the measurement it was decided on (law 8). */
export const DECIDED: readonly RevisionStatus[] = ['APPROVED', 'REJECTED', 'CHANGES_REQUESTED'];
