import type { ToInspect } from '../boards/inspections';
import { perform } from '../context';
import { giveUpImport, performImport } from '../imports/performImport';
import { exportRevision } from '../renditions/exportRevision';
import { movePublication } from '../renditions/movePublication';
import { type Work, type Worker, WorkersLost } from '../store/queue';
import { auditSource, giveUpAudit } from './auditSource';
import { checkUpload, giveUpUpload } from './checkUpload';
import { PictureRefused, PictureTooHard } from './darkroom';
import { inspectOriginal } from './inspectOriginal';
import { compareOriginals } from './compareOriginals';
import { draw } from './draw';
import { giveUpMeasuring, measureRevision } from './measureRevision';
import { giveUpRendering, renderPreviews } from './renderPreviews';
import type { Outcome, Workshop } from './Workshop';

interface Handler {
  perform(workshop: Workshop, work: Work): Promise<Outcome>;
  /** So that nobody waits for ever for what was tried in vain. */
  giveUp?(workshop: Workshop, work: Work, reason: Error): Promise<unknown>;
}

/** Every task by its name: what is done, and what is done when it was tried in vain. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  checkUpload: {
    perform: (workshop, { uploadId }) => checkUpload(workshop, uploadId),
    giveUp: (workshop, { uploadId }, reason) => giveUpUpload(workshop, uploadId, isOfTheFile(reason)),
  },
  auditSource: {
    perform: (workshop, { sourceId }) => auditSource(workshop, sourceId),
    giveUp: (workshop, { sourceId }, reason) => giveUpAudit(workshop, sourceId, told(reason)),
  },
  inspectExemplar: {
    perform: async (workshop, { what }) => (await inspectOriginal(workshop, JSON.parse(what) as ToInspect), 'done'),
  },
  compareOriginals: {
    perform: async (workshop, { sha256, sourceSha256 }) => (await compareOriginals(workshop, { sha256, sourceSha256 }), 'done'),
  },
  measureRevision: {
    perform: (workshop, { revisionId }) => measureRevision(workshop, revisionId),
    giveUp: (workshop, { revisionId }, reason) => giveUpMeasuring(workshop, revisionId, told(reason)),
  },
  draw: { perform: (workshop, { path }) => draw(workshop, path) },
  runImport: {
    perform: (workshop, { importId }) => performImport(workshop, importId),
    giveUp: (workshop, { importId }, reason) => giveUpImport(workshop, importId, told(reason)),
  },
  renderPreviews: {
    perform: (workshop, { revisionId }) => renderPreviews(workshop, revisionId),
    giveUp: (workshop, { revisionId }, reason) => giveUpRendering(workshop, revisionId, told(reason)),
  },
  exportRevision: { perform: (workshop, { revisionId }) => perform(workshop, null, (act) => exportRevision(act, revisionId)) },
  movePublication: { perform: (workshop, { publicationId }) => perform(workshop, null, (act) => movePublication(act, publicationId)) },
};

export function newWorker(workshop: Workshop): Worker {
  return {
    async perform(work) {
      const began = Date.now();
      const outcome = await handlerOf(work)
        .perform(workshop, work)
        .catch((error: Error) => {
          workshop.log.warn({ work, err: error }, 'work failed');
          throw error;
        });
      workshop.log.info({ work, outcome, milliseconds: Date.now() - began }, 'work');
    },
    async giveUp(work, reason) {
      workshop.log.error({ work, err: reason }, 'work given up');
      await handlerOf(work).giveUp?.(workshop, work, reason);
    },
  };
}

function handlerOf(work: Work): Handler {
  if (!Object.hasOwn(HANDLERS, work.task)) throw new Error(`no handler for ${work.task}`);
  return HANDLERS[work.task];
}

/** Whether the file is at fault, and not the store, the database or Loupe itself. */
function isOfTheFile(reason: Error): boolean {
  return [PictureRefused, PictureTooHard, WorkersLost].some((kind) => reason instanceof kind);
}

/** What a person is told: our own troubles are named in the log alone. */
function told(reason: Error): string {
  return isOfTheFile(reason) ? reason.message : 'something failed within Loupe; its log has the reason';
}
