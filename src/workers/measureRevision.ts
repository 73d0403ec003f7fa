import { isPackshot } from '../catalogue/words';
import { perform } from '../context';
import { assess } from '../retouching/assess';
import { pinsOf } from '../retouching/pins';
import { recordMeasureFailure, recordMeasurement } from '../retouching/recordMeasurement';
import { inspectAgainst } from './inspectAgainst';
import { inspectOriginal } from './inspectOriginal';
import type { Outcome, Workshop } from './Workshop';

/** Measures a revision, and its source for what is new since, holds one against the other, and judges it by what was promised. */
export async function measureRevision(workshop: Workshop, revisionId: string): Promise<Outcome> {
  const [pins] = await pinsOf(workshop.database, [revisionId]);
  if (!pins) return 'skipped';
  const { sha256, sourceSha256, metal, hasStones, view } = pins;
  if (!isPackshot(view)) {
    const alone = await inspectOriginal(workshop, { sha256, metal, hasStones });
    return perform(workshop, null, (act) => recordMeasurement(act, pins, assess(alone, null, pins)));
  }
  const { inspection, comparison } = await inspectAgainst(workshop, { sha256, metal, hasStones }, sourceSha256);
  const since = { inspection: await inspectOriginal(workshop, { sha256: sourceSha256, metal, hasStones }), comparison };
  return perform(workshop, null, (act) => recordMeasurement(act, pins, assess(inspection, since, pins)));
}

export async function giveUpMeasuring(workshop: Workshop, revisionId: string, reason: string): Promise<Outcome> {
  const [pins] = await pinsOf(workshop.database, [revisionId]);
  return pins ? perform(workshop, null, (act) => recordMeasureFailure(act, pins, reason)) : 'skipped';
}
