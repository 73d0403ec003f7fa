import { globalId } from '../../relay/globalId';
import { submitSource, SubmitSourceInput } from '../../retouching/submitSource';
import { ask } from '../ask';
import { contextAt, type Demo, madeId } from '../Demo';
import { upload } from '../upload';

export interface Capture {
  reference: string;
  /** 1 for the first of the shot. */
  number: number;
  /** Name of the picture's file. */
  picture: string;
  capturedAt: Date;
}

/** The name of the set-up that all captures of the demo were lit with. */
const LIGHTING = 'Dome 5500 K';

export async function receiveCapture(demo: Demo, { reference, number, picture, capturedAt }: Capture, at: Date): Promise<void> {
  const values = {
    ...{ shotId: madeId(demo, `shot ${reference}`), uploadId: await upload(demo, demo.cast.studio, picture), capturedAt, lighting: LIGHTING },
    ...{ rawName: picture.replace('_source.jpg', '.CR3'), rawConverter: 'POV-Ray 3.7' },
  };
  const request = { operation: 'submitSource', about: `${reference} ${number}`, shape: SubmitSourceInput, values };
  const { sourceId } = await ask(contextAt(demo, demo.cast.studio, at), request, submitSource);
  demo.made.set(`source ${reference} ${number}`, globalId('Source', sourceId));
}
