import { moveShot } from '../catalogue/lockShot';
import type { Shot } from '../catalogue/Shot';
import type { Act } from '../context';
import { Vendor } from '../vendors/Vendor';
import { dueAfter } from './dueAfter';
import type { Job } from './Job';
import { moveJob } from './lockJob';

/** Law 12: coming back has a clock. The job goes back to the same vendor as REWORK, with its new deadline. */
export async function comeBack(act: Act, job: Job, shot: Shot): Promise<void> {
  const [vendor] = await act.tx.find(Vendor, 'v', 'WHERE v.id = $1', [job.vendorId]);
  const dueAt = dueAfter(await act.now(), 'REWORK', vendor, act.house.timeZone);
  await moveJob(act, job, shot.reference, 'REWORK', 'revisionId');
  await act.tx.rows(`UPDATE job SET service = 'REWORK', due_at = $2 WHERE id = $1`, [job.id, dueAt]);
  await moveShot(act, shot, 'IN_RETOUCH', 'revisionId');
  const [batch] = await act.tx.rows<{ code: string }>('SELECT code FROM batch WHERE id = $1', [job.batchId]);
  await act.append({ kind: 'HANDED_OVER', shotId: shot.id, vendorId: vendor.id, batch: batch?.code ?? null, dueAt, service: 'REWORK' });
}
