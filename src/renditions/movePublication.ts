import { lockShot } from '../catalogue/lockShot';
import type { Shot } from '../catalogue/Shot';
import type { Act } from '../context';
import { allowedDespite } from './allowedDespite';
import { Channel } from './Channel';
import { Publication } from './Publication';
import { FINISHED, goLive, newestApproved } from './publish';
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
    const why = await whyNot(act, shot, channel, publication);
    if (why !== null) {
      await endPublication(act, shot, channel, publication, { at: now, reason: why });
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

const MOST_CHARACTERS = 4000; // of a reason, by the database

/** Why what was scheduled does not go live after all; null where nothing speaks against it. The rules are those of the day, whatever they were when it was scheduled. */
async function whyNot(act: Act, shot: Shot, channel: Channel, { revisionId, goesLiveAt, despite }: Publication): Promise<string | null> {
  if (!FINISHED.includes(shot.status)) return 'reopened before it went live';
  if ((await newestApproved(act, shot.id)) !== revisionId) return 'a later round was approved before it went live';
  const { against } = await allowedDespite(act, { revisionId, channel, at: goesLiveAt }, despite);
  return against === null ? null : [...against].slice(0, MOST_CHARACTERS).join('');
}
