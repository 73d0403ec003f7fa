import { setTimeout as wait } from 'node:timers/promises';
import type { Work, Worker } from '../store/queue';
import { newWorker } from '../workers/worker';
import type { Workshop } from '../workers/Workshop';
import type { Demo } from './Demo';
import { isUnfinished } from './unfinished';
import { minutesAfter } from './when';

/** As many as a small machine has processors. */
const HANDS = 2;
/** Work that went wrong is given out again after a second; for longer than its third time nothing is waited for. */
const PATIENCE_MS = 180_000;
const LOOK_EVERY_MS = 250;

/** Has all work done that the story has asked for so far, by the workers that do it for everybody. `onDone` hears of each piece. */
export async function settle(demo: Demo, onDone: () => void = () => undefined): Promise<void> {
  const { workshop, signal } = demo;
  const worker = storyWorker(demo, onDone);
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    await Promise.all(Array.from({ length: HANDS }, () => workshop.queue.drain(worker, signal)));
    signal.throwIfAborted();
    if (!(await isUnfinished(workshop.database)) || Date.now() > until) return;
    await wait(LOOK_EVERY_MS);
  }
}

/** Works as ever, but at the instant of the story at which the work would have been done. */
function storyWorker({ workshop, progress }: Demo, onDone: () => void): Worker {
  const at = async (work: Work): Promise<Worker> => newWorker(await atItsTime(workshop, work));
  return {
    async perform(work) {
      progress.doing(`${WORDS[work.task] ?? work.task} ${await subjectOf(workshop, work)}`.trim());
      await (await at(work)).perform(work);
      onDone();
    },
    giveUp: async (work, reason) => (await at(work)).giveUp(work, reason),
  };
}

const WORDS: Readonly<Record<string, string>> = {
  checkUpload: 'checking',
  auditSource: 'auditing',
  measureRevision: 'measuring',
  renderPreviews: 'making previews of',
  exportRevision: 'exporting',
  movePublication: 'showing',
};

/** So long after it was asked for a worker has done its work, in the story. */
const WORK_MINUTES = 2;

async function atItsTime(workshop: Workshop, { task, sourceId, revisionId, publicationId }: Work): Promise<Workshop> {
  const statement = ASKED_FOR[task];
  if (!statement) return workshop;
  const [asked] = await workshop.database.rows<{ at: Date | null }>(statement, [sourceId ?? revisionId ?? publicationId]);
  const at = asked?.at ? minutesAfter(asked.at, task === 'movePublication' ? 0 : WORK_MINUTES) : null;
  return at ? { ...workshop, clock: () => Promise.resolve(at) } : workshop;
}

/** When work was asked for; what is not here is dated as it is done. */
const ASKED_FOR: Readonly<Record<string, string>> = {
  auditSource: 'SELECT received_at AS at FROM source WHERE id = $1',
  measureRevision: 'SELECT submitted_at AS at FROM revision WHERE id = $1',
  renderPreviews: 'SELECT submitted_at AS at FROM revision WHERE id = $1',
  exportRevision: 'SELECT approved_at AS at FROM revision WHERE id = $1',
  movePublication: 'SELECT goes_live_at AS at FROM publication WHERE id = $1',
};

async function subjectOf({ database }: Workshop, { uploadId, sourceId, revisionId, publicationId }: Work): Promise<string> {
  const [found] = await database.rows<{ subject: string }>(SUBJECT, [
    uploadId ?? null,
    sourceId ?? null,
    revisionId ?? null,
    publicationId ?? null,
  ]);
  return found?.subject ?? '';
}

const SUBJECT = `
  SELECT filename AS subject FROM upload WHERE id = $1
  UNION ALL SELECT s.reference FROM source x JOIN shot s ON s.id = x.shot_id WHERE x.id = $2
  UNION ALL SELECT s.reference FROM revision r JOIN shot s ON s.id = r.shot_id WHERE r.id = $3
  UNION ALL SELECT s.reference FROM publication p JOIN shot s ON s.id = p.shot_id WHERE p.id = $4`;
