import { globalId } from '../../relay/globalId';
import { submitSource, SubmitSourceInput } from '../../retouching/submitSource';
import { ask } from '../ask';
import { contextAt, type Demo, madeId } from '../Demo';
import { lightingOf } from '../house/standards';
import { upload } from '../upload';

export interface Capture {
  reference: string;
  /** 1 for the first of the shot. */
  number: number;
  /** Name of the picture's file. */
  picture: string;
  capturedAt: Date;
}

export async function receiveCapture(demo: Demo, { reference, number, picture, capturedAt }: Capture, at: Date): Promise<void> {
  const values = {
    ...{ shotId: madeId(demo, `shot ${reference}`), uploadId: await upload(demo, demo.cast.studio, picture), capturedAt },
    lighting: lightingOf(reference.split('/')[0]),
    ...{ rawName: picture.replace('_source.jpg', '.CR3'), rawConverter: 'POV-Ray 3.7' },
  };
  const request = { operation: 'submitSource', about: `${reference} ${number}`, shape: SubmitSourceInput, values };
  const { sourceId } = await ask(contextAt(demo, demo.cast.studio, at), request, submitSource);
  demo.made.set(`source ${reference} ${number}`, globalId('Source', sourceId));
}
