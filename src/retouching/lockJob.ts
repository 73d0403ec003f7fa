import { lockShot } from '../catalogue/lockShot';
import type { Shot } from '../catalogue/Shot';
import { seen } from '../access/rows';
import type { Act } from '../context';
import { refuse } from '../failures';
import { idOf } from '../relay/globalId';
import { Job } from './Job';
import { JOB_MOVES, JOB_STANDS } from './moves';
import type { JobStatus } from './words';

/**
 * Locks a job's shot and reads both. A job that the viewer may not see is answered like one that does not exist.
 * @throws Refusal NOT_FOUND
 */
export async function lockJob(act: Act, globalId: string, field: string): Promise<{ job: Job; shot: Shot }> {
  const guard = act.viewer ? seen(act.viewer, 'Job', 'j') : '$1::uuid IS NULL';
  const find = (): Promise<Job[]> =>
    act.tx.find(Job, 'j', `WHERE ${guard} AND j.id = $2`, [act.viewer?.scopeId ?? null, idOf('Job', globalId)]);
  const [before] = await find();
  if (!before) refuse('NOT_FOUND', field, 'There is no such job.');
  const shot = await lockShot(act, before.shotId, field);
  const [job] = await find(); // read again: what stood before the lock may have changed while we waited for it
  return { job, shot };
}

/** @throws Refusal OUT_OF_ORDER when the job may not move so. */
export async function moveJob(act: Act, job: Job, reference: string, to: JobStatus, field: string): Promise<void> {
  if (!JOB_MOVES[job.status].includes(to)) {
    refuse('OUT_OF_ORDER', field, `The job on ${reference} is ${job.status}; ${JOB_STANDS[job.status]}.`);
  }
  await act.tx.rows('UPDATE job SET status = $2 WHERE id = $1', [job.id, to]);
  job.status = to;
}
