import { globalId, idOf } from '../../relay/globalId';
import type { Finding } from '../../retouching/Quality';
import { reviewRevision, ReviewRevisionInput } from '../../retouching/reviewRevision';
import { signOffDevice, SignOffDeviceInput } from '../../retouching/signOffDevice';
import type { Device } from '../../retouching/words';
import { ask } from '../ask';
import { contextAt, type Demo, madeId } from '../Demo';
import { minutesAfter } from '../when';
import { type Reviewing, verdictOn } from './verdictOn';

/** The previews are looked at on a telephone and then on a larger screen before the verdict falls. */
const LOOKS: readonly { device: Device; minutesBefore: number }[] = [
  { device: 'PHONE', minutesBefore: 20 },
  { device: 'DESKTOP', minutesBefore: 10 },
];

/** A reviewer decides on what was measured: what is returned carries the tags that the machine found. */
export async function reviewRound(demo: Demo, reviewing: Reviewing, at: Date): Promise<void> {
  const { reference, number, isFaulty } = reviewing;
  const revisionId = madeId(demo, `revision ${reference} ${number}`);
  if (!isFaulty) await signOff(demo, `${reference} ${number}`, revisionId, at);
  const findings = await findingsOn(demo, revisionId);
  const values = { revisionId, ...verdictOn(findings, reviewing) };
  const request = { operation: 'reviewRevision', about: `${reference} ${number}`, shape: ReviewRevisionInput, values };
  const { reviewId } = await ask(contextAt(demo, demo.cast.reviewer, at), request, reviewRevision);
  demo.made.set(`review ${reference} ${number}`, globalId('Review', reviewId));
}

async function signOff(demo: Demo, about: string, revisionId: string, at: Date): Promise<void> {
  for (const { device, minutesBefore } of LOOKS) {
    const request = { operation: 'signOffDevice', about: `${about} ${device}`, shape: SignOffDeviceInput, values: { revisionId, device } };
    await ask(contextAt(demo, demo.cast.reviewer, minutesAfter(at, -minutesBefore)), request, signOffDevice);
  }
}

async function findingsOn({ workshop }: Demo, revisionId: string): Promise<Finding[]> {
  const [quality] = await workshop.database.rows<{ findings: Finding[] }>(
    'SELECT q.findings FROM revision r JOIN quality q ON q.id = r.quality_id WHERE r.id = $1',
    [idOf('Revision', revisionId)],
  );
  return quality?.findings ?? [];
}
