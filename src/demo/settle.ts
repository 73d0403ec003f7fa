import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../failures';
import type { Work, Worker } from '../store/queue';
import { newWorker } from '../workers/worker';
import type { Workshop } from '../workers/Workshop';
import type { Demo } from './Demo';
import { askAgain, type Unfinished, unfinished } from './unfinished';
import { minutesAfter } from './when';

/** As many as a small machine has processors. */
const HANDS = 2;
/** Work that went wrong is given out again after a second; for longer than its third time nothing is waited for. */
const PATIENCE_MS = 180_000;
/** What has lain still for so long is asked for again: its job may have been lost with whoever held it. */
const STILL_MS = 10_000;
const LOOK_EVERY_MS = 250;

/**
 * Has all work done that the story has asked for so far, by the workers that do it for everybody. `onDone` hears of each piece.
 * @throws Refusal naming what cannot be done: a story that went on without it would wait in each of its scenes
 */
export async function settle(demo: Demo, onDone: () => void = () => undefined): Promise<void> {
  const { workshop, signal } = demo;
  const worker = storyWorker(demo, onDone);
  const until = Date.now() + PATIENCE_MS;
  for (let stillSince = Date.now(); ;) {
    const done = await Promise.all(Array.from({ length: HANDS }, () => workshop.queue.drain(worker, signal)));
    signal.throwIfAborted();
    const left = await unfinished(workshop.database);
    if (left.length === 0) return;
    if (Date.now() > until) throw new Refusal({ code: 'CONFLICT', field: [], message: `${left.map(wordsOf).join(' and ')} did not end.` });
    if (done.some((pieces) => pieces > 0)) stillSince = Date.now();
    else if (Date.now() > stillSince + STILL_MS) {
      await askAgain(workshop);
      stillSince = Date.now();
    }
    await wait(LOOK_EVERY_MS);
  }
}

const wordsOf = ({ task, id }: Unfinished): string => `${WORDS[task]} ${id}`;

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
