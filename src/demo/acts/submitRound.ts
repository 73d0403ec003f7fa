import { globalId } from '../../relay/globalId';
import { submitRevision, SubmitRevisionInput } from '../../retouching/submitRevision';
import { STEPS } from '../../retouching/words';
import { ask } from '../ask';
import { contextAt, type Demo, madeId } from '../Demo';
import type { VendorCode } from '../house/persons';
import type { Round } from '../story/Story';
import { upload } from '../upload';

export interface Submission {
  reference: string;
  number: number;
  vendor: VendorCode;
  /** Name of the picture's file. */
  picture: string;
  round: Round;
}

const TOOLS = { CLEANUP: 'Photoshop', COLOUR: 'Photoshop', STRUCTURE: 'Photoshop', FINAL_QC: null } as const;

/** Every round is made from the source again, as the retouch template asks. */
export async function submitRound(demo: Demo, { reference, number, vendor, picture, round }: Submission, at: Date): Promise<void> {
  const viewer = demo.cast.vendors[vendor];
  const values = {
    ...{ jobId: madeId(demo, `job ${reference}`), uploadId: await upload(demo, viewer, picture), basedOnRevisionId: null },
    ...{ origin: round.origin ?? 'MANUAL', aiModel: round.aiModel ?? null, aiLora: null, cutoutMethod: round.cutout ?? 'HAND_PATH' },
    steps: STEPS.map((step, i) => ({ step, tool: TOOLS[step], minutes: round.minutes[i], personId: null })),
  } as const;
  const request = { operation: 'submitRevision', about: `${reference} ${number}`, shape: SubmitRevisionInput, values };
  const { revisionId } = await ask(contextAt(demo, viewer, at), request, submitRevision);
  demo.made.set(`revision ${reference} ${number}`, globalId('Revision', revisionId));
}
