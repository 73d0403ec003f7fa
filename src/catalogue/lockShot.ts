import type { Act } from '../context';
import { refuse } from '../failures';
import { checkShotMove } from './shotMoves';
import { Shot } from './Shot';
import type { ShotStatus } from './words';

/**
 * Locks a shot for the rest of the act. Everything that happens to a picture on its way goes through its shot's lock first, so that of two
 * acts at once the second sees what the first has done.
 * @throws Refusal NOT_FOUND
 */
export async function lockShot(act: Act, shotId: string, field: string | string[]): Promise<Shot> {
  const [shot] = await act.tx.find(Shot, 's', 'WHERE s.id = $1 FOR UPDATE', [shotId]);
  if (!shot) refuse('NOT_FOUND', field, 'There is no such shot.');
  act.lockGot();
  return shot;
}

/** @throws Refusal OUT_OF_ORDER when the shot may not move so. */
export async function moveShot(act: Act, shot: Shot, to: ShotStatus, field: string | string[]): Promise<void> {
  checkShotMove(shot, to, field);
  await act.tx.rows('UPDATE shot SET status = $2, version = version + 1 WHERE id = $1', [shot.id, to]);
  shot.status = to;
}
