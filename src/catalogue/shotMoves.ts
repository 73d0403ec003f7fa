import { refuse } from '../failures';
import type { ShotStatus } from './words';

/** The moves of a shot (PRODUCT, "States"). The database holds the same table and refuses any other move, whoever asks. */
export const SHOT_MOVES: Readonly<Record<ShotStatus, readonly ShotStatus[]>> = {
  PLANNED: ['SOURCED'],
  SOURCED: ['READY', 'RESHOOT'],
  READY: ['SOURCED', 'IN_RETOUCH'],
  RESHOOT: ['SOURCED'],
  IN_RETOUCH: ['IN_REVIEW', 'READY'],
  IN_REVIEW: ['IN_RETOUCH', 'APPROVED'],
  APPROVED: ['EXPORTED', 'READY'],
  EXPORTED: ['LIVE', 'READY'],
  LIVE: ['WITHDRAWN', 'READY'],
  WITHDRAWN: ['LIVE', 'READY'],
};

/** What the shot waits for, so that a refusal says what to do. */
const NEXT_STEP: Readonly<Record<ShotStatus, string>> = {
  PLANNED: 'it has no source yet: submitSource',
  SOURCED: 'its source audit is not confirmed yet: confirmSourceAudit',
  READY: 'it waits to be handed over: handOver',
  RESHOOT: 'its source was refused; it needs another: submitSource',
  IN_RETOUCH: 'it is with a vendor: submitRevision, or cancelJob',
  IN_REVIEW: 'a revision of it is being measured or judged: reviewRevision',
  APPROVED: 'it is approved and its files are being made',
  EXPORTED: 'it is approved and exported: publish, or reopenShot',
  LIVE: 'it is live: withdraw, or reopenShot',
  WITHDRAWN: 'it is withdrawn: publish, or reopenShot',
};

export function shotWaitsFor(status: ShotStatus): string {
  return NEXT_STEP[status];
}

/** @throws Refusal OUT_OF_ORDER with the reason, when the shot may not move so. */
export function checkShotMove(shot: { reference: string; status: ShotStatus }, to: ShotStatus, field: string | string[]): void {
  if (SHOT_MOVES[shot.status].includes(to)) return;
  refuse('OUT_OF_ORDER', field, `${shot.reference} is ${shot.status}; ${NEXT_STEP[shot.status]}.`);
}
