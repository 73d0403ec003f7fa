import { lockShot } from '../catalogue/lockShot';
import type { Shot } from '../catalogue/Shot';
import type { Act } from '../context';
import { refuse } from '../failures';
import { Job } from './Job';
import { REVISION_MOVES, REVISION_STANDS } from './moves';
import { Revision } from './Revision';
import type { RevisionStatus } from './words';

export interface LockedRevision {
  revision: Revision;
  job: Job;
  shot: Shot;
}

/** Locks a revision's shot and reads all three as they are under the lock. @throws Refusal NOT_FOUND */
export async function lockRevision(act: Act, id: string): Promise<LockedRevision> {
  const find = (): Promise<Revision[]> => act.tx.find(Revision, 'r', 'WHERE r.id = $1', [id]);
  const [before] = await find();
  if (!before) refuse('NOT_FOUND', 'revisionId', 'There is no such revision.');
  const shot = await lockShot(act, before.shotId, 'revisionId');
  const [revision] = await find();
  const [job] = await act.tx.find(Job, 'j', 'WHERE j.id = $1', [revision.jobId]);
  return { revision, job, shot };
}

/** @throws Refusal OUT_OF_ORDER when the revision may not move so. */
export async function moveRevision(act: Act, revision: Revision, to: RevisionStatus): Promise<void> {
  if (!REVISION_MOVES[revision.status].includes(to)) {
    refuse('OUT_OF_ORDER', 'revisionId', `Round ${revision.number} is ${revision.status}: ${REVISION_STANDS[revision.status]}.`);
  }
  await act.tx.rows('UPDATE revision SET status = $2 WHERE id = $1', [revision.id, to]);
  revision.status = to;
}
