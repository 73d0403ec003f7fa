import { isPackshot } from '../catalogue/words';
import { perform } from '../context';
import { assess } from '../retouching/assess';
import { pinsOf } from '../retouching/pins';
import { recordMeasureFailure, recordMeasurement } from '../retouching/recordMeasurement';
import { compareOriginals } from './compareOriginals';
import { inspectOriginal } from './inspectOriginal';
import type { Outcome, Workshop } from './Workshop';

/** Measures a revision, and its source for what is new since, holds one against the other, and judges it by what was promised. */
export async function measureRevision(workshop: Workshop, revisionId: string): Promise<Outcome> {
  const [pins] = await pinsOf(workshop.database, [revisionId]);
  if (!pins) return 'skipped';
  const { sha256, sourceSha256, metal, hasStones, view } = pins;
  const inspection = await inspectOriginal(workshop, { sha256, metal, hasStones });
  if (!isPackshot(view)) return perform(workshop, null, (act) => recordMeasurement(act, pins, assess(inspection, null, pins)));
  const since = {
    inspection: await inspectOriginal(workshop, { sha256: sourceSha256, metal, hasStones }),
    comparison: await compareOriginals(workshop, { sha256, sourceSha256 }),
  };
  return perform(workshop, null, (act) => recordMeasurement(act, pins, assess(inspection, since, pins)));
}

export async function giveUpMeasuring(workshop: Workshop, revisionId: string, reason: string): Promise<Outcome> {
  const [pins] = await pinsOf(workshop.database, [revisionId]);
  return pins ? perform(workshop, null, (act) => recordMeasureFailure(act, pins, reason)) : 'skipped';
}
