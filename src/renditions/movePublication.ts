import { lockShot } from '../catalogue/lockShot';
import type { Act } from '../context';
import { Channel } from './Channel';
import { Publication } from './Publication';
import { FINISHED, goLive } from './publish';
import { endPublication } from './withdraw';

/** Makes the moves of a publication that have fallen due, each dated at its scheduled instant, however late the worker comes. */
export async function movePublication(act: Act, publicationId: string): Promise<'done' | 'skipped'> {
  const find = (): Promise<Publication[]> => act.tx.find(Publication, 'p', 'WHERE p.id = $1', [publicationId]);
  const [before] = await find();
  if (!before) return 'skipped';
  const shot = await lockShot(act, before.shotId, 'shotIds');
  const [publication] = await find();
  const [channel] = await act.tx.find(Channel, 'c', 'WHERE c.id = $1', [publication.channelId]);
  const now = await act.now();
  if (publication.status === 'SCHEDULED' && publication.goesLiveAt <= now) {
    if (!FINISHED.includes(shot.status)) {
      await endPublication(act, shot, channel, publication, { at: now, reason: 'reopened before it went live' });
      return 'done';
    }
    await goLive(act, shot, channel, publication);
    publication.status = 'LIVE';
  }
  if (publication.status === 'LIVE' && publication.endsAt && publication.endsAt <= now) {
    await endPublication(act, shot, channel, publication, { at: publication.endsAt, reason: 'its time was over' });
    publication.status = 'WITHDRAWN';
  }
  return publication.status === before.status ? 'skipped' : 'done';
}
